import type { PeekableService } from '../connection/recordSource';
import type { Result } from '../connection/result';
import type { MappingChange } from '../function/mappingChange';
import type { SendAnswer } from './followedRecord';
import type { PollEvent } from './pollEvent';
import type { PollMetric, PollMetricsRequest } from './pollMetrics';
import type { QueueCounts, SourceReading } from './sourceReading';

/** What is sent to a source. Base64 for bytes; attribute values of items as DynamoDB's JSON. */
export type RecordContent =
  | {
      readonly kind: 'message';
      readonly body: string;
      readonly attributes: Readonly<Record<string, MessageAttribute>>;
      /** Of FIFO queues. */
      readonly groupId: string | undefined;
      readonly delaySeconds: number | undefined;
    }
  | { readonly kind: 'record'; readonly dataBase64: string; readonly partitionKey: string }
  | { readonly kind: 'put'; readonly item: AttributeMap }
  | { readonly kind: 'delete'; readonly key: AttributeMap };

export interface MessageAttribute {
  readonly dataType: string;
  readonly stringValue: string | undefined;
  readonly binaryBase64: string | undefined;
}

/** DynamoDB's JSON: `{"id":{"S":"a"}}`. */
export type AttributeMap = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One record to send, once. */
export interface SendRecordRequest {
  readonly service: PeekableService;
  /** ARN of the queue, stream, or of a table's stream. */
  readonly arn: string;
  readonly content: RecordContent;
  /** Root for `AWSTraceHeader` of a message. */
  readonly traceId: string;
}

/** Places that one reading covers. */
export interface ReadingRequest {
  readonly arn: string;
  readonly deadLetterArn: string | undefined;
  readonly mappingUuid: string;
}

/** The local poller's decisions after a sequence number. */
export interface PollEventPage {
  readonly events: readonly PollEvent[];
  readonly next: number;
  readonly isGap: boolean;
}

/** A message of a dead-letter queue, as Lambda's event would contain it. */
export type DeadLetter = Readonly<Record<string, unknown>>;

/** Sends records, and reads what becomes of them. */
export interface PolledRecords {
  /** Sends once: never retries, never throws. */
  send(request: SendRecordRequest, signal: AbortSignal): Promise<Exclude<SendAnswer, { kind: 'waiting' }>>;
  /**
   * The poller's decisions after `after`; waits up to `waitSeconds` for one. `undefined` where there are none: only the local
   * service reports them.
   */
  decisions(after: number, waitSeconds: number, signal: AbortSignal): Promise<Result<PollEventPage | undefined>>;
  /** Reads without taking records away. */
  read(request: ReadingRequest, signal: AbortSignal): Promise<Result<Omit<SourceReading, 'sightings'>>>;
  /** Counts the messages of a queue. One call, or two: its URL is asked for by its name. */
  queueCounts(arn: string, signal: AbortSignal): Promise<Result<QueueCounts>>;
  /** Reads CloudWatch metrics. One call, which is charged for by the metric. */
  readMetrics(request: PollMetricsRequest, signal: AbortSignal): Promise<Result<readonly PollMetric[]>>;
  /** Starts moving all messages of a dead-letter queue back to where they came from. One call. */
  redrive(deadLetterArn: string, signal: AbortSignal): Promise<Result<undefined>>;
  /** Changes a mapping or its queue. One call, and idempotent. */
  change(change: MappingChange, signal: AbortSignal): Promise<Result<undefined>>;
  /** `none`: the function shares the account's concurrency. */
  reservedConcurrency(functionName: string, signal: AbortSignal): Promise<Result<number | 'none'>>;
}
