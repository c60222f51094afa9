import type { JsonObject } from '../../../events/json';
import type { Position } from '../../sources/streams/position';

/** A record of a stream as a poller has it. */
export interface StreamItem {
  readonly sequence: string;
  /** Records with the same key stay in order. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly arrivedMs: number;
  /** As it stands in the event. */
  readonly record: JsonObject;
  readonly bytes: number;
}

export interface ShardFacts {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A stream that is polled: this service's own, or one behind an endpoint. */
export interface ShardReader {
  readonly sourceArn: string;
  shards(): Promise<readonly ShardFacts[]>;
  /** A position before everything that arrives from now on. */
  latest(shardId: string): Promise<Position>;
  /** `isEnd`: the shard is closed, and nothing is behind these. Rejects when the stream cannot be read. */
  read(
    shardId: string,
    from: Position,
    limit: number,
  ): Promise<{ readonly items: readonly StreamItem[]; readonly isEnd: boolean }>;
  /** How long the stream keeps its records. */
  retentionMs(): number;
  /** Settles when it is worth reading again, or at the latest after `maxMs`. */
  wait(maxMs: number, signal: AbortSignal): Promise<void>;
}
