import { dynamoDbRecord } from '../../../events/batchRecords';
import type { Position } from '../../sources/streams/position';
import { itemsFrom } from '../../sources/streams/shard';
import { type ItemChange, type Table, tableShardId } from '../../sources/tables/table';
import type { TableStore } from '../../sources/tables/tableStore';
import type { ShardFacts, ShardReader } from './shardReader';

/** The stream of a DynamoDB table of this service. */
export class LocalTableReader implements ShardReader {
  constructor(
    private readonly store: TableStore,
    readonly sourceArn: string,
  ) {}

  async shards(): Promise<readonly ShardFacts[]> {
    return this.table === undefined ? [] : [{ id: tableShardId, parents: [] }];
  }

  async latest(): Promise<Position> {
    return { kind: 'after', sequence: this.store.presentSequence() };
  }

  async read(_shardId: string, from: Position, limit: number): ReturnType<ShardReader['read']> {
    const { table } = this;
    if (table === undefined) return { items: [], isEnd: false };
    this.store.trim(table);
    const items = itemsFrom(table.changes, from, limit).map((change) => {
      const record = dynamoDbRecord(toApiRecord(change, table), this.sourceArn);
      const key = JSON.stringify(change.keys);
      const { sequence, arrivedMs } = change;
      return { sequence, key, arrivedMs, record, bytes: Buffer.byteLength(JSON.stringify(record)) };
    });
    return { items, isEnd: false };
  }

  retentionMs(): number {
    return this.store.retentionMs;
  }

  wait(maxMs: number, signal: AbortSignal): Promise<void> {
    return this.store.changed.wait(maxMs, signal);
  }

  private get table(): Table | undefined {
    return this.store.byStreamArn(this.sourceArn);
  }
}

function toApiRecord(change: ItemChange, { description }: Table): Parameters<typeof dynamoDbRecord>[0] {
  return {
    eventID: change.eventId,
    eventName: change.eventName,
    eventVersion: '1.1',
    dynamodb: {
      ApproximateCreationDateTime: new Date(change.arrivedMs),
      Keys: change.keys,
      NewImage: change.newImage,
      OldImage: change.oldImage,
      SequenceNumber: change.sequence,
      SizeBytes: change.sizeBytes,
      StreamViewType: description.streamView,
    },
  };
}
