import type { Result } from './result';

/** Where to start reading a stream. */
export type PeekFrom =
  /** Records that arrive from now on: waits briefly for them. */
  | { readonly kind: 'latest' }
  /** The oldest available records. */
  | { readonly kind: 'horizon' }
  /** Only for Kinesis. */
  | { readonly kind: 'time'; readonly atMs: number }
  | { readonly kind: 'sequence'; readonly shardId: string; readonly sequenceNumber: string };

/** The records to read. Queues have no starting position: they return any messages. */
export interface PeekRequest {
  /** The ARN of a queue, a Kinesis stream or a DynamoDB stream. */
  readonly arn: string;
  readonly from: PeekFrom;
  readonly maximumRecords: number;
  /** The function's role, which Kinesis records contain. */
  readonly invokeIdentityArn: string;
  /** The mapping's patterns, JSON text each: a record must match one. None: all are kept. */
  readonly filters: readonly string[];
}

/** The records of one batch, as Lambda's poller would put them into an event. */
export interface PeekedRecords {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** The number of records that match none of the filters. */
  readonly dropped: number;
  /** Notes about them, a sentence each. */
  readonly notes: readonly string[];
}

/** Reads records without consuming them: nothing is deleted, and pollers are not affected. */
export interface RecordSource {
  peek(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>>;
}

/** The sources that can be peeked at, by the service in the ARN. */
export type PeekableService = 'sqs' | 'kinesis' | 'dynamodb';

/** `undefined` for sources that cannot be peeked at: Kafka, message brokers, DocumentDB. */
export function peekableService(arn: string): PeekableService | undefined {
  const service = arn.split(':')[2];
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb' ? service : undefined;
}

/** A FIFO queue delivers a group's messages to one consumer at a time: peeking delays the function. */
export function isFifoQueue(arn: string): boolean {
  return arn.split(':')[2] === 'sqs' && arn.endsWith('.fifo');
}
