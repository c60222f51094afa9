/**
 * A decision about records on their way from a source to a function. The local service emits one for each step; a
 * client reads them in order of `sequence` (see docs/local-service.md). Contains names and numbers only, never record
 * data.
 */
export type PollEvent = PollEventHead & PollStep;

export interface PollEventHead {
  /** Increases by one across all sources and mappings, and across restarts of the service. */
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly sourceArn: string;
  /** `undefined` for events of the source itself. */
  readonly mappingUuid: string | undefined;
  /** Of a stream. */
  readonly shardId: string | undefined;
}

/**
 * Id of a record in all events: the SQS message id, or `shardId:sequenceNumber` of a stream. In the function's event it
 * is `messageId`, Kinesis' `eventID`, or for DynamoDB the suffix from `dynamodb.SequenceNumber`.
 */
export type RecordId = string;

export type PollStep =
  | SourceStep
  /** The poller read records from the source. `receiveCount`: one per message, SQS only. */
  | { readonly kind: 'polled'; readonly records: readonly RecordId[]; readonly receiveCounts?: readonly number[] }
  /** No filter of the mapping matched. SQS messages are deleted, streams continue after the records. */
  | { readonly kind: 'filtered'; readonly records: readonly RecordId[]; readonly isDeleted: boolean }
  /** A batch is complete. `patterns`: for each record the index of the filter that matched; absent without filters. */
  | {
      readonly kind: 'batched';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly closedBy: BatchClosing;
      readonly patterns?: readonly number[];
    }
  /** The function is called with a batch. `attempt` starts at 1; throttled calls do not count. */
  | {
      readonly kind: 'invoked';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly functionName: string;
      readonly attempt: number;
      readonly requestId: string;
      readonly traceId: string;
    }
  | { readonly kind: 'succeeded'; readonly batchId: string; readonly requestId: string }
  /** The function failed or reported failed records. `failed`: the unprocessed records. */
  | {
      readonly kind: 'failed';
      readonly batchId: string;
      readonly requestId: string;
      readonly attempt: number;
      readonly cause: FailureCause;
      /** Lambda's type of a function error. */
      readonly errorType: string | undefined;
      readonly failed: readonly RecordId[];
    }
  /** Throttled, which is not an attempt. Retried at `retryAtMs`. */
  | { readonly kind: 'throttled'; readonly batchId: string; readonly retryAtMs: number }
  /** The batch is retried at `retryAtMs`. */
  | { readonly kind: 'retried'; readonly batchId: string; readonly attempt: number; readonly retryAtMs: number }
  /** The batch was split, without using up an attempt. */
  | { readonly kind: 'bisected'; readonly batchId: string; readonly into: readonly BatchPart[] }
  /** The batch blocks its shard until it succeeds or is discarded. `untilMs`: when retries end at the latest. */
  | {
      readonly kind: 'blocked';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly sinceMs: number;
      readonly untilMs: number;
      /** The limit that ends it: data retention or maximum record age. */
      readonly until: 'dataExpires' | 'maximumRecordAge';
      /** Attempts left; `undefined` without a limit. */
      readonly attemptsLeft: number | undefined;
    }
  | { readonly kind: 'unblocked'; readonly batchId: string }
  /** Everything up to this record has been processed. */
  | { readonly kind: 'checkpointed'; readonly record: RecordId }
  /** Records that were discarded without success. */
  | {
      readonly kind: 'givenUp';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly reason: GiveUpReason;
      /** ARN of the on-failure destination; `undefined` if there is none and the records are dropped. */
      readonly destination: string | undefined;
    }
  /** The failure record was sent to the destination; `problem` explains a failed delivery. */
  | {
      readonly kind: 'delivered';
      readonly batchId: string;
      readonly destination: string;
      readonly problem: string | undefined;
    }
  /** A tumbling window began or ended, epoch milliseconds. */
  | { readonly kind: 'window'; readonly startMs: number; readonly endMs: number; readonly state: 'begun' | WindowEnd }
  /** The mapping's state, in AWS's terms. */
  | { readonly kind: 'state'; readonly state: string; readonly reason: string };

/** Events of a source, caused by the poller or by any other client. */
export type SourceStep =
  /** The source has a new record. `visibleAtMs`: of a delayed message, when it can first be received. */
  | { readonly kind: 'arrived'; readonly record: RecordId; readonly visibleAtMs: number; readonly traceId?: string }
  /** A message was received and is invisible until `visibleAtMs`. */
  | {
      readonly kind: 'received';
      readonly record: RecordId;
      readonly receiveCount: number;
      readonly visibleAtMs: number;
    }
  /** A message can be received: its delay or visibility timeout has ended. */
  | { readonly kind: 'visible'; readonly record: RecordId; readonly receiveCount: number }
  | { readonly kind: 'deleted'; readonly record: RecordId }
  /** The queue's redrive policy moved a message, under the same id. */
  | { readonly kind: 'redriven'; readonly record: RecordId; readonly receiveCount: number; readonly targetArn: string }
  /** The record's retention period has ended. */
  | { readonly kind: 'expired'; readonly record: RecordId };

/** Part of a batch that was split. */
export interface BatchPart {
  readonly batchId: string;
  readonly records: readonly RecordId[];
}

/** Why a batch is complete: batch size, 6 MB, end of the batching window, or no more records available. */
export type BatchClosing = 'size' | 'bytes' | 'window' | 'drained';

export type FailureCause =
  | 'functionError'
  /** `batchItemFailures` named records. */
  | 'itemFailures'
  /** The response is invalid: the whole batch failed. */
  | 'invalidResponse';

export type GiveUpReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded' | 'DataExpired';

export type WindowEnd = 'ended' | 'endedEarly';
