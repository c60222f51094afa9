import type { AwsFailure } from '../connection/awsFailure';
import type { BatchClosing, FailureCause, GiveUpReason, RecordId } from './pollEvent';

/** The source of a statement. Shown next to it, so that inferences are not mistaken for facts. */
export type RecordKnownFrom = 'answer' | 'poller' | 'source' | 'counts' | 'logs' | 'mapping' | 'configuration';

export type RecordAttemptOutcome =
  | 'running'
  | 'succeeded'
  | 'functionError'
  | 'reported'
  | 'invalidResponse'
  | 'unknown';

/** One thing that happened, is happening or is expected to happen to a record. Epoch milliseconds. */
export type RecordStep = RecordStepBody & { readonly knownFrom: RecordKnownFrom };

export type RecordStepBody =
  | { readonly kind: 'sent'; readonly startMs: number; readonly endMs: number | undefined }
  /** The source has it, and no poller has read it. `untilMs`: end of a message's delay. */
  | {
      readonly kind: 'waiting';
      readonly startMs: number;
      readonly endMs: number | undefined;
      readonly isDelayed: boolean;
      readonly untilMs: number | undefined;
    }
  /** `receiveCount`: of a message. */
  | { readonly kind: 'polled'; readonly atMs: number; readonly receiveCount: number | undefined }
  /** No filter matched. Messages are deleted, streams go on. */
  | { readonly kind: 'filtered'; readonly atMs: number; readonly isDeleted: boolean; readonly filters: number }
  | {
      readonly kind: 'batched';
      readonly startMs: number;
      /** When the function was called with it. */
      readonly endMs: number;
      readonly closedBy: BatchClosing;
      /** From 1. */
      readonly position: number;
      readonly records: readonly RecordId[];
      /** The filter that matched, from 1; `undefined` without filters. */
      readonly filter: number | undefined;
    }
  | {
      readonly kind: 'attempt';
      /** From 1; of a message its receive count. */
      readonly number: number;
      readonly startMs: number;
      readonly endMs: number | undefined;
      readonly outcome: RecordAttemptOutcome;
      readonly errorType: string | undefined;
      readonly requestId: string;
      readonly traceId: string | undefined;
      readonly functionName: string;
      /** Records in this call. */
      readonly size: number;
    }
  /** The function was throttled, which is no attempt. */
  | { readonly kind: 'throttled'; readonly startMs: number; readonly endMs: number; readonly isOver: boolean }
  /** The message is invisible until the queue's visibility timeout ends. */
  | {
      readonly kind: 'returned';
      readonly startMs: number;
      readonly endMs: number;
      readonly isOver: boolean;
      readonly receiveCount: number;
      /** Receives before the queue moves it to its dead-letter queue. */
      readonly maximumReceives: number | undefined;
    }
  /** A stream's batch waits for its next attempt. */
  | {
      readonly kind: 'backOff';
      readonly startMs: number;
      readonly endMs: number;
      readonly isOver: boolean;
      readonly attempt: number;
    }
  /** The batch was split, without using up an attempt. `size`: of the part with this record, 0 where it is done. */
  | {
      readonly kind: 'bisected';
      readonly atMs: number;
      readonly parts: readonly number[];
      readonly size: number;
      readonly cause: FailureCause | undefined;
    }
  /** The shard waits for this batch: nothing after it is processed. */
  | {
      readonly kind: 'blocked';
      readonly startMs: number;
      /** When it ended; `undefined` while it lasts. */
      readonly endMs: number | undefined;
      readonly untilMs: number;
      readonly until: 'dataExpires' | 'maximumRecordAge';
      readonly attemptsLeft: number | undefined;
    }
  /** The function took it: a message was deleted, a stream's checkpoint is past it. */
  | { readonly kind: 'done'; readonly atMs: number; readonly isDeleted: boolean }
  | { readonly kind: 'deadLettered'; readonly atMs: number; readonly target: string; readonly receiveCount: number }
  | {
      readonly kind: 'givenUp';
      readonly atMs: number;
      readonly reason: GiveUpReason;
      /** ARN; `undefined`: dropped. */
      readonly destination: string | undefined;
    }
  | { readonly kind: 'delivered'; readonly atMs: number; readonly target: string; readonly problem: string | undefined }
  | { readonly kind: 'expired'; readonly atMs: number }
  /** The queue has no messages any more. `deadLetters`: how many more its dead-letter queue has since the send. */
  | { readonly kind: 'gone'; readonly atMs: number; readonly deadLetters: number | undefined }
  /** The source's approximate counts at the last reading. */
  | {
      readonly kind: 'counts';
      readonly atMs: number;
      readonly waiting: number;
      readonly inFlight: number;
      readonly delayed: number;
      readonly deadLetters: number | undefined;
    }
  | {
      readonly kind: 'mapping';
      readonly atMs: number;
      readonly state: string;
      readonly lastResult: string | undefined;
    };

export type RecordOutcome =
  | 'pending'
  /** The shard waits for it. */
  | 'blocked'
  | 'succeeded'
  | 'filtered'
  | 'deadLettered'
  /** Discarded, and reported to a destination. */
  | 'givenUp'
  | 'dropped'
  | 'expired'
  | 'refused'
  /** Followed no longer, and nothing says what became of it. */
  | 'unknown';

/** What is awaited, for the live line. `untilMs`: expected time, if known. */
export interface RecordAwaiting {
  readonly what: 'answer' | 'delay' | 'poll' | 'batch' | 'attemptEnd' | 'visibility' | 'retry' | 'next';
  readonly untilMs: number | undefined;
}

export interface RecordLifecycle {
  /** In time order. */
  readonly steps: readonly RecordStep[];
  readonly outcome: RecordOutcome;
  readonly isFinal: boolean;
  /** Calls of the function with this record, without throttled ones. */
  readonly attempts: number;
  readonly startMs: number;
  /** The end of the last thing known to have happened; `undefined` while pending. */
  readonly endMs: number | undefined;
  readonly awaiting: RecordAwaiting | undefined;
  readonly failure: AwsFailure | undefined;
  readonly recordId: RecordId | undefined;
  /** What cannot be known here, and what would tell. Sentences. */
  readonly unknowns: readonly string[];
}
