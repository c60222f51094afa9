import type { JsonObject } from '../../events/json';
import type { PeekFrom } from '../../model/connection/recordSource';

/** A part of a stream that keeps its records in order. */
export interface Shard {
  readonly id: string;
  /** Records may still arrive. */
  readonly isOpen: boolean;
}

/** The result of one read of a shard. */
export interface ShardPage {
  /** As records of an event. May be empty although more follow. */
  readonly records: readonly JsonObject[];
  /** The next iterator; absent at the end of a closed shard. */
  readonly next: string | undefined;
  /** There is nothing newer now; `undefined` when the service does not report it. */
  readonly isAtTip: boolean | undefined;
}

/** The calls that Kinesis and DynamoDB Streams have in common. They throw what the SDK throws. */
export interface ShardReader {
  /** Oldest first. */
  shards(): Promise<readonly Shard[]>;
  /** The iterator of the first read; absent when there is nothing to read. */
  iterator(shardId: string, from: PeekFrom): Promise<string | undefined>;
  read(shardId: string, iterator: string, limit: number): Promise<ShardPage>;
}
