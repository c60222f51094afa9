import { dynamoDbRecord, kinesisRecord } from '../../../events/batchRecords';
import { asObject } from '../../../model/base/parseObject';
import type { SourceStep } from '../../../model/polling/pollEvent';
import type { Position } from '../../sources/streams/position';
import { declaredStreamLabel } from '../../sources/tables/declaredStreamLabel';
import { pause } from '../poller';
import type { ShardFacts, ShardReader, StreamItem } from '../shards/shardReader';
import { type EndpointClient, remoteServices } from './endpointClient';

/** Default retention period of streams. */
const retentionMs = 24 * 3_600_000;

/** The position at which reading stopped, and its iterator. */
interface Cursor {
  readonly position: string;
  readonly iterator: string;
}

/** Reports a record that was read for the first time. */
export type EmitShardStep = (step: SourceStep, shardId: string) => void;

interface ShardSurroundings {
  readonly client: EndpointClient;
  readonly emit: EmitShardStep;
}

/** A stream of Kinesis, or of a DynamoDB table, behind an endpoint: read as often as AWS reads it. */
export class RemoteShardReader implements ShardReader {
  private readonly cursors = new Map<string, Cursor>();
  /** By shard, the last record that was reported. */
  private readonly lastSeen = new Map<string, bigint>();
  private readonly isKinesis: boolean;
  private foundArn: string | undefined;

  constructor(
    private readonly surroundings: ShardSurroundings,
    readonly sourceArn: string,
    /** Of the function, which is said to read. */
    private readonly roleArn: string,
  ) {
    this.isKinesis = sourceArn.split(':')[2] === 'kinesis';
  }

  async shards(): Promise<readonly ShardFacts[]> {
    const answer = this.isKinesis
      ? await this.call('ListShards', { StreamName: this.streamName })
      : asObject((await this.call('DescribeStream', { StreamArn: await this.tableStreamArn() })).StreamDescription);
    const list = answer?.Shards;
    return (Array.isArray(list) ? list : []).map((one: unknown) => {
      const { ShardId, ParentShardId, AdjacentParentShardId } = asObject(one) ?? {};
      const parents = [ParentShardId, AdjacentParentShardId].filter((parent) => typeof parent === 'string');
      return { id: String(ShardId), parents };
    });
  }

  async latest(): Promise<Position> {
    return { kind: 'timestamp', ms: Date.now() };
  }

  async read(shardId: string, from: Position, limit: number): ReturnType<ShardReader['read']> {
    const position = JSON.stringify(from);
    const known = this.cursors.get(shardId);
    const iterator = known?.position === position ? known.iterator : await this.iteratorAt(shardId, from);
    const input = { ShardIterator: iterator, Limit: Math.min(limit, this.isKinesis ? 10_000 : 1_000) };
    this.cursors.delete(shardId);
    const { Records, NextShardIterator } = await this.call('GetRecords', input);
    const items = (Array.isArray(Records) ? Records : []).map((one: unknown) =>
      this.item(asObject(one) ?? {}, shardId),
    );
    this.report(items, shardId);
    const last = items.at(-1);
    if (typeof NextShardIterator === 'string') {
      const next: Position = last === undefined ? from : { kind: 'after', sequence: last.sequence };
      this.cursors.set(shardId, { position: JSON.stringify(next), iterator: NextShardIterator });
    }
    // A table's stream knows no times: what is older was read from the beginning, and is left out.
    const isWanted = ({ arrivedMs }: StreamItem) =>
      this.isKinesis || from.kind !== 'timestamp' || arrivedMs >= Math.floor(from.ms / 1000) * 1000;
    return { items: items.filter(isWanted), isEnd: typeof NextShardIterator !== 'string' };
  }

  retentionMs(): number {
    return retentionMs;
  }

  /** Once a second for Kinesis, four times for a table: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, with-ddb.html */
  wait(maxMs: number, signal: AbortSignal): Promise<void> {
    return pause(Math.min(maxMs, this.isKinesis ? 1_000 : 250), signal);
  }

  private get streamName(): string {
    return this.sourceArn.split('/')[1] ?? '';
  }

  /** A mapping of a template is made before its table, whose stream gets its label then: the one that there is. */
  private async tableStreamArn(): Promise<string> {
    if (!this.sourceArn.endsWith(`/${declaredStreamLabel}`)) return this.sourceArn;
    if (this.foundArn !== undefined) return this.foundArn;
    const { Streams } = await this.call('ListStreams', { TableName: this.streamName });
    const streams = (Array.isArray(Streams) ? Streams : []).map((one: unknown) => asObject(one) ?? {});
    const [newest] = streams.map(({ StreamArn }) => String(StreamArn)).sort((a, b) => (a < b ? 1 : -1));
    if (newest === undefined) throw new Error(`Table ${this.streamName} has no stream.`);
    this.foundArn = newest;
    return newest;
  }

  private report(items: readonly StreamItem[], shardId: string): void {
    for (const { sequence, arrivedMs } of items) {
      if (!/^\d+$/.test(sequence)) continue;
      const number = BigInt(sequence);
      if (number <= (this.lastSeen.get(shardId) ?? -1n)) continue;
      this.lastSeen.set(shardId, number);
      this.surroundings.emit({ kind: 'arrived', record: `${shardId}:${sequence}`, visibleAtMs: arrivedMs }, shardId);
    }
  }

  private async iteratorAt(shardId: string, from: Position): Promise<string> {
    const stream = this.isKinesis ? { StreamName: this.streamName } : { StreamArn: await this.tableStreamArn() };
    const { ShardIterator } = await this.call('GetShardIterator', { ...stream, ShardId: shardId, ...this.asked(from) });
    return String(ShardIterator);
  }

  private asked(from: Position): object {
    switch (from.kind) {
      case 'trimHorizon':
        return { ShardIteratorType: 'TRIM_HORIZON' };
      case 'timestamp':
        if (!this.isKinesis) return { ShardIteratorType: 'TRIM_HORIZON' };
        return { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: from.ms / 1000 };
      default: {
        const type = from.kind === 'at' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER';
        const member = this.isKinesis ? 'StartingSequenceNumber' : 'SequenceNumber';
        return { ShardIteratorType: type, [member]: from.sequence };
      }
    }
  }

  private item(record: Readonly<Record<string, unknown>>, shardId: string): StreamItem {
    return this.isKinesis ? this.kinesisItem(record, shardId) : this.tableItem(record);
  }

  private kinesisItem(record: Readonly<Record<string, unknown>>, shardId: string): StreamItem {
    const sequence = String(record.SequenceNumber);
    const key = String(record.PartitionKey);
    const arrivedMs = Number(record.ApproximateArrivalTimestamp ?? 0) * 1000;
    const read = {
      SequenceNumber: sequence,
      PartitionKey: key,
      Data: Buffer.from(String(record.Data ?? ''), 'base64'),
      ApproximateArrivalTimestamp: new Date(arrivedMs),
    };
    const place = { shardId, streamArn: this.sourceArn, invokeIdentityArn: this.roleArn };
    return sized({ sequence, key, arrivedMs, record: kinesisRecord(read, place) });
  }

  private tableItem(record: Readonly<Record<string, unknown>>): StreamItem {
    const change = asObject(record.dynamodb) ?? {};
    const arrivedMs = Number(change.ApproximateCreationDateTime ?? 0) * 1000;
    const images = {
      Keys: asObject(change.Keys),
      NewImage: asObject(change.NewImage),
      OldImage: asObject(change.OldImage),
    };
    const read = {
      eventID: String(record.eventID),
      eventName: String(record.eventName),
      eventVersion: String(record.eventVersion ?? '1.1'),
      dynamodb: {
        ...images,
        ApproximateCreationDateTime: new Date(arrivedMs),
        SequenceNumber: String(change.SequenceNumber),
        SizeBytes: Number(change.SizeBytes ?? 0),
        StreamViewType: String(change.StreamViewType),
      },
    };
    const sequence = String(change.SequenceNumber);
    return sized({
      sequence,
      key: JSON.stringify(images.Keys),
      arrivedMs,
      record: dynamoDbRecord(read, this.sourceArn),
    });
  }

  private call(operation: string, input: object) {
    return this.surroundings.client.call(
      this.isKinesis ? remoteServices.kinesis : remoteServices.streams,
      operation,
      input,
    );
  }
}

function sized(item: Omit<StreamItem, 'bytes'>): StreamItem {
  return { ...item, bytes: Buffer.byteLength(JSON.stringify(item.record)) };
}
