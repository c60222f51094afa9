import type { HistoryError, HistoryText } from './historyPayload';

/** What every event of an execution's history has. */
export interface HistoryEventBase {
  /** From 1, in the order in which things happened. */
  readonly eventId: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The operation; of `Execution…` events the execution; `undefined` for InvocationCompleted. */
  readonly id: string | undefined;
  readonly parentId: string | undefined;
  readonly name: string | undefined;
  /** `Step`, `Wait`, `RunInChildContext`, `Parallel`, `ParallelBranch`, `Map`, `MapIteration`, `WaitForCondition`, … */
  readonly subType: string | undefined;
}

/** One attempt of a step: how many there were, and when the next one comes, if one does. */
export interface RetryDetails {
  /** As AWS counts it; recorded histories leave it out, or repeat a number, for the first retries. */
  readonly currentAttempt: number | undefined;
  readonly nextAttemptDelaySeconds: number | undefined;
}

/** The 24 event types of AWS's `EventType`, and whatever comes later. */
export type HistoryEvent = HistoryEventBase & HistoryEventDetails;

type HistoryEventDetails =
  | { readonly type: 'ExecutionStarted'; readonly input: HistoryText; readonly timeoutSeconds: number | undefined }
  | { readonly type: 'ExecutionSucceeded'; readonly result: HistoryText }
  | { readonly type: 'ExecutionFailed' | 'ExecutionTimedOut' | 'ExecutionStopped'; readonly error: HistoryError }
  | { readonly type: 'ContextStarted' }
  | { readonly type: 'ContextSucceeded'; readonly result: HistoryText }
  | { readonly type: 'ContextFailed'; readonly error: HistoryError }
  | { readonly type: 'StepStarted' }
  | { readonly type: 'StepSucceeded'; readonly result: HistoryText; readonly retry: RetryDetails }
  | { readonly type: 'StepFailed'; readonly error: HistoryError; readonly retry: RetryDetails }
  | {
      readonly type: 'WaitStarted';
      readonly durationSeconds: number | undefined;
      readonly scheduledEndMs: number | undefined;
    }
  | { readonly type: 'WaitSucceeded'; readonly durationSeconds: number | undefined }
  | { readonly type: 'WaitCancelled'; readonly error: HistoryError }
  | {
      readonly type: 'CallbackStarted';
      readonly callbackId: string | undefined;
      readonly timeoutSeconds: number | undefined;
      readonly heartbeatTimeoutSeconds: number | undefined;
    }
  | { readonly type: 'CallbackSucceeded'; readonly result: HistoryText }
  | { readonly type: 'CallbackFailed' | 'CallbackTimedOut'; readonly error: HistoryError }
  | {
      readonly type: 'ChainedInvokeStarted';
      readonly functionName: string | undefined;
      readonly tenantId: string | undefined;
      readonly input: HistoryText;
      readonly executedVersion: string | undefined;
      /** The execution that was started, if the invoked function is durable. */
      readonly executionArn: string | undefined;
    }
  | { readonly type: 'ChainedInvokeSucceeded'; readonly result: HistoryText }
  | {
      readonly type: 'ChainedInvokeFailed' | 'ChainedInvokeTimedOut' | 'ChainedInvokeStopped';
      readonly error: HistoryError;
    }
  | {
      readonly type: 'InvocationCompleted';
      readonly startMs: number;
      readonly endMs: number;
      readonly requestId: string;
      /** `undefined` where the invocation went well; recorded histories say `{}` then. */
      readonly error: HistoryError | undefined;
    }
  /** A type that this version does not know. `raw` is the whole event. */
  | { readonly type: 'unknown'; readonly eventType: string; readonly raw: Readonly<Record<string, unknown>> };

/** An event of one type. */
export type HistoryEventOf<Type extends HistoryEvent['type']> = Extract<HistoryEvent, { readonly type: Type }>;
