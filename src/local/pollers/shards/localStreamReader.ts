import { kinesisRecord } from '../../../events/batchRecords';
import type { Position } from '../../sources/streams/position';
import { itemsFrom, type Stream } from '../../sources/streams/shard';
import type { StreamStore } from '../../sources/streams/streamStore';
import type { ShardFacts, ShardReader } from './shardReader';

/** A Kinesis stream of this service. */
export class LocalStreamReader implements ShardReader {
  constructor(
    private readonly store: StreamStore,
    readonly sourceArn: string,
    /** Of the function, which is said to read. */
    private readonly roleArn: string,
  ) {}

  async shards(): Promise<readonly ShardFacts[]> {
    return [...(this.stream?.shards.values() ?? [])].map(({ id, parents }) => ({ id, parents }));
  }

  async latest(): Promise<Position> {
    return { kind: 'after', sequence: this.store.presentSequence() };
  }

  async read(shardId: string, from: Position, limit: number): ReturnType<ShardReader['read']> {
    const { stream } = this;
    const shard = stream?.shards.get(shardId);
    if (stream === undefined || shard === undefined) return { items: [], isEnd: false };
    this.store.trim(stream, shard);
    const found = itemsFrom(shard.records, from, limit);
    const place = { shardId, streamArn: this.sourceArn, invokeIdentityArn: this.roleArn };
    const items = found.map(({ sequence, partitionKey, data, arrivedMs }) => {
      const record = kinesisRecord(
        {
          SequenceNumber: sequence,
          PartitionKey: partitionKey,
          Data: Buffer.from(data, 'base64'),
          ApproximateArrivalTimestamp: new Date(arrivedMs),
        },
        place,
      );
      return { sequence, key: partitionKey, arrivedMs, record, bytes: Buffer.byteLength(JSON.stringify(record)) };
    });
    const isLast = found.length === 0 || found.at(-1) === shard.records.at(-1);
    return { items, isEnd: shard.endSequence !== undefined && isLast };
  }

  retentionMs(): number {
    return this.stream === undefined ? 0 : this.store.retentionMs(this.stream);
  }

  wait(maxMs: number, signal: AbortSignal): Promise<void> {
    return this.store.changed.wait(maxMs, signal);
  }

  private get stream(): Stream | undefined {
    return this.store.byArn(this.sourceArn);
  }
}
