import type { HistoryEventOf } from './historyEvent';
import type { HistoryError, HistoryText } from './historyPayload';

/** What an operation is, by event type and subtype. A child context with an unknown subtype is a `context`. */
export type OperationKind =
  | 'step'
  /** `waitForCondition`: attempts until the condition holds. */
  | 'condition'
  | 'wait'
  | 'callback'
  /** A context around a callback and the step that hands its id out. */
  | 'waitForCallback'
  | 'chainedInvoke'
  | 'context'
  | 'parallel'
  | 'branch'
  | 'map'
  | 'iteration'
  | 'unknown';

/** `retrying`: between two attempts. `waiting`: waits, callbacks, and chained invokes until they end. */
export type OperationStatus =
  | 'running'
  | 'retrying'
  | 'waiting'
  | 'succeeded'
  | 'failed'
  | 'timedOut'
  | 'stopped'
  | 'cancelled'
  /** It had not ended when the execution did. */
  | 'abandoned'
  | 'unknown';

/** One run of a step's code. Times are epoch milliseconds. */
export interface Attempt {
  /** From 1, counted from the events. */
  readonly number: number;
  readonly startMs: number;
  readonly endMs: number | undefined;
  /** `notYet`: the check of a condition, which comes again. */
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'notYet' | 'abandoned';
  readonly result: HistoryText | undefined;
  readonly error: HistoryError | undefined;
  /** Until the next attempt; `undefined` for the last one. */
  readonly delaySeconds: number | undefined;
  /** Number of the invocation that ran it, from 1. */
  readonly invocation: number | undefined;
}

/** One operation of an execution with what it contains. Times are epoch milliseconds. */
export interface Operation {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly kind: OperationKind;
  readonly subType: string | undefined;
  readonly name: string | undefined;
  readonly status: OperationStatus;
  readonly startMs: number;
  /** False if the history does not contain the start, as in the middle of a paged one. */
  readonly isStartKnown: boolean;
  /** `undefined` while it has not ended. */
  readonly endMs: number | undefined;
  readonly input: HistoryText | undefined;
  readonly result: HistoryText | undefined;
  readonly error: HistoryError | undefined;
  /** Of steps and conditions; empty for the rest. */
  readonly attempts: readonly Attempt[];
  readonly wait: WaitFacts | undefined;
  readonly callback: CallbackFacts | undefined;
  readonly chained: ChainedFacts | undefined;
  /** The invocations (from 1) that wrote events of this operation itself. */
  readonly invocations: readonly number[];
  /** Events of types that this version does not know. */
  readonly unknown: readonly HistoryEventOf<'unknown'>[];
  readonly children: readonly Operation[];
}

export interface WaitFacts {
  readonly durationSeconds: number | undefined;
  readonly scheduledEndMs: number | undefined;
}

export interface CallbackFacts {
  readonly callbackId: string | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatTimeoutSeconds: number | undefined;
}

export interface ChainedFacts {
  readonly functionName: string | undefined;
  readonly tenantId: string | undefined;
  readonly executedVersion: string | undefined;
  /** The execution of the invoked function, if that is durable. */
  readonly executionArn: string | undefined;
}
