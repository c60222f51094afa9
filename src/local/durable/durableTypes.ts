import type { TraceDecision } from '../tracing/invocationTrace';

/** Lambda's `ErrorObject`. */
export interface ErrorObject {
  readonly ErrorMessage?: string;
  readonly ErrorType?: string;
  readonly ErrorData?: string;
  readonly StackTrace?: readonly string[];
}

export type OperationType = 'EXECUTION' | 'CONTEXT' | 'STEP' | 'WAIT' | 'CALLBACK' | 'CHAINED_INVOKE';

export type OperationAction = 'START' | 'SUCCEED' | 'FAIL' | 'RETRY' | 'CANCEL';

export type OperationStatus =
  | 'STARTED'
  | 'PENDING'
  | 'READY'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  | 'TIMED_OUT'
  | 'STOPPED';

/** One of the `Updates` of CheckpointDurableExecution. */
export interface OperationUpdate {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string | undefined;
  readonly type: OperationType;
  readonly subType: string | undefined;
  readonly action: OperationAction;
  readonly payload: string | undefined;
  readonly error: ErrorObject | undefined;
  readonly replayChildren: boolean;
  readonly nextAttemptDelaySeconds: number | undefined;
  readonly waitSeconds: number | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatTimeoutSeconds: number | undefined;
  readonly functionName: string | undefined;
  readonly tenantId: string | undefined;
}

/** An operation as it is kept and stored. Times are epoch milliseconds. */
export interface StoredOperation {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string | undefined;
  readonly type: OperationType;
  readonly subType: string | undefined;
  readonly startMs: number;
  endMs: number | undefined;
  status: OperationStatus;
  /** The execution's revision of the last change: what an invocation has not seen yet is higher. */
  revision: number;
  /** Attempts of a step that have ended. */
  attempt: number;
  /** When a wait, a step's next attempt or a callback's time is over. */
  dueMs: number | undefined;
  /** When a callback's heartbeat is over. */
  heartbeatDueMs: number | undefined;
  heartbeatTimeoutSeconds: number | undefined;
  result: string | undefined;
  error: ErrorObject | undefined;
  replayChildren: boolean;
  callbackId: string | undefined;
  /** Of a chained invoke, until that has ended. */
  chained: ChainedTarget | undefined;
}

export interface ChainedTarget {
  readonly functionName: string;
  readonly tenantId: string | undefined;
  /** JSON text. */
  readonly payload: string;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'STOPPED';

/** An event of the history as the wire has it; times are epoch seconds. */
export type WireEvent = Readonly<Record<string, unknown>>;

/** What is known of an execution besides operations and events. Times are epoch milliseconds. */
export interface ExecutionHeader {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly functionName: string;
  /** With version. */
  readonly functionArn: string;
  readonly qualifier: string;
  readonly version: string;
  /** JSON text. */
  readonly input: string;
  readonly startMs: number;
  readonly timeoutSeconds: number;
  readonly retentionDays: number;
  readonly trace: TraceDecision;
  readonly tenantId: string | undefined;
  /** The operation that invoked it. */
  readonly parent: { readonly arn: string; readonly operationId: string } | undefined;
  /** Its invocations run under a debugger. */
  isDebugged: boolean;
  /** Whether a failure goes to the function's dead-letter queue. */
  readonly isEvent: boolean;
  status: ExecutionStatus;
  endMs: number | undefined;
  result: string | undefined;
  error: ErrorObject | undefined;
  /** A result that was too large for an answer, checkpointed before it. */
  checkpointedResult: string | undefined;
  /** Seconds of the timeout that are used up; those of waits pass as the pace says, those of invocations as they are. */
  usedSeconds: number;
  usedSinceMs: number;
  /** The invocation that runs. After a restart: that was lost. */
  invocation: { readonly requestId: string; readonly startMs: number } | undefined;
  /** Invocations in a row that ended with a function error. */
  failures: number;
  /** When the next invocation comes after a failed one. */
  retryMs: number | undefined;
  /** The highest revision that an invocation has seen. */
  seenRevision: number;
}
