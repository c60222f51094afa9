/**
 * A decision about records on their way from a source to a function. The local service emits one for each step; a client
 * reads them in order of `sequence` (see docs/local-service.md). Names and numbers only, never what a record holds.
 */
export type PollEvent = PollEventHead & PollStep;

export interface PollEventHead {
  /** Grows by one over all sources and mappings, also over a restart of the service. */
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly sourceArn: string;
  /** `undefined` for what happens in the source itself, whoever polls it. */
  readonly mappingUuid: string | undefined;
  /** Of a stream. */
  readonly shardId: string | undefined;
}

/**
 * How a record is called in all events: the message id of SQS, `shardId:sequenceNumber` of a stream. In the event that the
 * function gets, that is `messageId`, Kinesis' `eventID`, and for DynamoDB what `dynamodb.SequenceNumber` ends.
 */
export type RecordId = string;

export type PollStep =
  | SourceStep
  /** The poller took records out of the source. `receiveCount`: of each, of SQS. */
  | { readonly kind: 'polled'; readonly records: readonly RecordId[]; readonly receiveCounts?: readonly number[] }
  /** No pattern of the mapping matched. SQS messages are deleted, streams go on behind them. */
  | { readonly kind: 'filtered'; readonly records: readonly RecordId[]; readonly isDeleted: boolean }
  /** A batch is complete. `patterns`: for each record the index of the filter that matched; absent without filters. */
  | {
      readonly kind: 'batched';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly closedBy: BatchClosing;
      readonly patterns?: readonly number[];
    }
  /** The function is called with a batch. `attempt` from 1; what was throttled has no attempt of its own. */
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
  /** The function failed, or named records that failed. `failed`: those that are not done. */
  | {
      readonly kind: 'failed';
      readonly batchId: string;
      readonly requestId: string;
      readonly attempt: number;
      readonly cause: FailureCause;
      /** Of a function error, in Lambda's words. */
      readonly errorType: string | undefined;
      readonly failed: readonly RecordId[];
    }
  /** No process was free: not an attempt. Tried again at `retryAtMs`. */
  | { readonly kind: 'throttled'; readonly batchId: string; readonly retryAtMs: number }
  /** The batch is tried again at `retryAtMs`. */
  | { readonly kind: 'retried'; readonly batchId: string; readonly attempt: number; readonly retryAtMs: number }
  /** The batch was split, at no cost in attempts. */
  | { readonly kind: 'bisected'; readonly batchId: string; readonly into: readonly BatchPart[] }
  /** Nothing behind the batch is read until it is done or given up. `untilMs`: when the last way to wait ends. */
  | {
      readonly kind: 'blocked';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly sinceMs: number;
      readonly untilMs: number;
      /** What ends it: the data expires, the record's maximum age. */
      readonly until: 'dataExpires' | 'maximumRecordAge';
      /** How many attempts are left; `undefined` when there is no limit. */
      readonly attemptsLeft: number | undefined;
    }
  | { readonly kind: 'unblocked'; readonly batchId: string }
  /** Everything up to this record is done. */
  | { readonly kind: 'checkpointed'; readonly record: RecordId }
  /** Records that the function never took. */
  | {
      readonly kind: 'givenUp';
      readonly batchId: string;
      readonly records: readonly RecordId[];
      readonly reason: GiveUpReason;
      /** ARN of the on-failure destination; `undefined` where there is none, and the records are dropped. */
      readonly destination: string | undefined;
    }
  /** The destination has the record of the failure; `problem` says why it has not. */
  | {
      readonly kind: 'delivered';
      readonly batchId: string;
      readonly destination: string;
      readonly problem: string | undefined;
    }
  /** A tumbling window began or ended, epoch milliseconds. */
  | { readonly kind: 'window'; readonly startMs: number; readonly endMs: number; readonly state: 'begun' | WindowEnd }
  /** The mapping's own state, in AWS's words. */
  | { readonly kind: 'state'; readonly state: string; readonly reason: string };

/** What happens in a source, by the poller's doing or anybody else's. */
export type SourceStep =
  /** The source has a new record. `visibleAtMs`: of a delayed message, when it can first be received. */
  | { readonly kind: 'arrived'; readonly record: RecordId; readonly visibleAtMs: number; readonly traceId?: string }
  /** A message was received, and hides until `visibleAtMs`. */
  | {
      readonly kind: 'received';
      readonly record: RecordId;
      readonly receiveCount: number;
      readonly visibleAtMs: number;
    }
  /** A message can be received: its delay, or the visibility timeout after it was received, has ended. */
  | { readonly kind: 'visible'; readonly record: RecordId; readonly receiveCount: number }
  | { readonly kind: 'deleted'; readonly record: RecordId }
  /** The queue's redrive policy moved a message, under the same id. */
  | { readonly kind: 'redriven'; readonly record: RecordId; readonly receiveCount: number; readonly targetArn: string }
  /** The source kept it as long as it keeps records. */
  | { readonly kind: 'expired'; readonly record: RecordId };

/** Part of a batch that was split. */
export interface BatchPart {
  readonly batchId: string;
  readonly records: readonly RecordId[];
}

/** What completed a batch: its size, 6 MB, the end of the batching window, or that no more was there to wait for. */
export type BatchClosing = 'size' | 'bytes' | 'window' | 'drained';

export type FailureCause =
  | 'functionError'
  /** `batchItemFailures` named records. */
  | 'itemFailures'
  /** The response cannot be used: everything failed. */
  | 'invalidResponse';

export type GiveUpReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded' | 'DataExpired';

export type WindowEnd = 'ended' | 'endedEarly';
