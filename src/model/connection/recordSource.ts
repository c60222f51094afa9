import type { Result } from './result';

/** Where in a stream to begin. */
export type PeekFrom =
  /** Records that arrive from now on: waits a little for them. */
  | { readonly kind: 'latest' }
  /** The oldest that are still there. */
  | { readonly kind: 'horizon' }
  /** Kinesis alone. */
  | { readonly kind: 'time'; readonly atMs: number }
  | { readonly kind: 'sequence'; readonly shardId: string; readonly sequenceNumber: string };

/** What to look at. Queues have no place to begin at: they give what they like. */
export interface PeekRequest {
  /** Of a queue, a Kinesis stream or a DynamoDB stream. */
  readonly arn: string;
  readonly from: PeekFrom;
  readonly maximumRecords: number;
  /** The function's role: Kinesis records name it. */
  readonly invokeIdentityArn: string;
  /** The mapping's patterns, JSON text each: a record must match one. None: all are kept. */
  readonly filters: readonly string[];
}

/** The records of one batch, as Lambda's poller would put them into an event. */
export interface PeekedRecords {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** How many were read that match none of the filters. */
  readonly dropped: number;
  /** What to know of them, a sentence each. */
  readonly notes: readonly string[];
}

/** Reads records without taking them away: nothing is deleted, no poller loses its place. */
export interface RecordSource {
  peek(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>>;
}

/** The sources whose records can be looked at, by the service in the ARN. */
export type PeekableService = 'sqs' | 'kinesis' | 'dynamodb';

/** `undefined` for sources that nobody can look into from outside: Kafka, message brokers, DocumentDB. */
export function peekableService(arn: string): PeekableService | undefined {
  const service = arn.split(':')[2];
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb' ? service : undefined;
}

/** A FIFO queue gives a group's messages to one reader at a time: looking holds up the function. */
export function isFifoQueue(arn: string): boolean {
  return arn.split(':')[2] === 'sqs' && arn.endsWith('.fifo');
}
