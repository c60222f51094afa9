import type { Result } from './connection';

/** Where in a stream looking begins. */
export type StreamPosition =
  /** What arrives while somebody looks, and nothing from before. */
  | { readonly kind: 'latest' }
  /** The oldest record the stream still has. */
  | { readonly kind: 'horizon' }
  /** The first record that arrived then or later. Kinesis alone can do that. */
  | { readonly kind: 'time'; readonly atMs: number }
  /** One record and those behind it. */
  | { readonly kind: 'sequence'; readonly shardId: string; readonly sequenceNumber: string };

/** What to look at, and how much of it. `filters` are the mapping's patterns, JSON text each; a record must match one. */
export type PeekRequest =
  | {
      readonly kind: 'queue';
      /** Of an SQS queue. */
      readonly arn: string;
      readonly maximumRecords: number;
      readonly filters: readonly string[];
    }
  | {
      readonly kind: 'stream';
      /** Of a Kinesis stream, a consumer of one, or the stream of a DynamoDB table, as the mapping has it. */
      readonly arn: string;
      readonly from: StreamPosition;
      readonly maximumRecords: number;
      readonly filters: readonly string[];
      /** The function's execution role. Records of Kinesis name it, those of DynamoDB do not. */
      readonly invokeIdentityArn: string;
    };

/** The batch that Lambda would have invoked the function with. */
export interface PeekedBatch {
  /** The event, ready for `JSON.stringify`. Without records it is one that Lambda would never send. */
  readonly event: { readonly Records: readonly object[] };
  /** How many there are in `event`. */
  readonly records: number;
  /** How many were looked at and match none of the filters. */
  readonly droppedByFilter: number;
  /** Sentences a user should know about this batch: which shard it is of, what was left out and why. */
  readonly notes: readonly string[];
}

/**
 * Looks at the records of an event source without taking them: nothing is deleted, no position of a poller moves. Only a queue
 * notices, because it counts each delivery of a message.
 */
export interface RecordSource {
  peek(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedBatch>>;
}

/** Whether messages of the queue come in order: then looking at some keeps others of their groups back. */
export function isFifo(arn: string): boolean {
  return arn.endsWith('.fifo');
}
