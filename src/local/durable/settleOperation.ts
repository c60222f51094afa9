import type { ErrorObject, OperationStatus, StoredOperation } from './durableTypes';
import type { Execution } from './execution';

/* What Lambda itself does to operations, without an invocation. */

/** Ends waits, retries and callbacks whose time has come; whether there were any. */
export function settleDue(execution: Execution, nowMs: number): boolean {
  const due = [...execution.open].filter((operation) => (nextDueMs(operation) ?? Number.POSITIVE_INFINITY) <= nowMs);
  for (const operation of due) settle(execution, operation, nowMs);
  return due.length > 0;
}

/** When something happens to an open operation by itself. */
export function nextDueMs({ type, status, dueMs, heartbeatDueMs }: StoredOperation): number | undefined {
  if (type === 'STEP' && status !== 'PENDING') return undefined;
  return heartbeatDueMs === undefined ? dueMs : Math.min(heartbeatDueMs, dueMs ?? heartbeatDueMs);
}

/** Ends a wait, or makes a step's next attempt due, before its time; `false` for anything that does not wait for a time. */
export function skipWait(execution: Execution, operationId: string, nowMs: number): boolean {
  const operation = execution.operations.get(operationId);
  const isWaiting =
    (operation?.type === 'WAIT' && operation.status === 'STARTED') ||
    (operation?.type === 'STEP' && operation.status === 'PENDING');
  if (!operation || !isWaiting) return false;
  settle(execution, operation, nowMs);
  return true;
}

/** How an operation ends that others decide about: callbacks and chained invokes. */
export interface Settlement {
  readonly status: Extract<OperationStatus, 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'STOPPED'>;
  readonly result?: string | undefined;
  readonly error?: ErrorObject | undefined;
}

/** Ends a callback or a chained invoke. */
export function endOperation(
  execution: Execution,
  operation: StoredOperation,
  { status, result, error }: Settlement,
  nowMs: number,
): void {
  operation.status = status;
  operation.endMs = nowMs;
  operation.result = result;
  operation.error = error;
  const details =
    status === 'SUCCEEDED'
      ? { Result: result === undefined ? {} : { Payload: result } }
      : { Error: error === undefined ? {} : { Payload: error } };
  const kind = operation.type === 'CALLBACK' ? 'Callback' : 'ChainedInvoke';
  execution.record(`${kind}${suffixes[status]}`, nowMs, details, operation);
  execution.touch(operation);
}

const suffixes: Readonly<Record<Settlement['status'], string>> = {
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  TIMED_OUT: 'TimedOut',
  STOPPED: 'Stopped',
};

function settle(execution: Execution, operation: StoredOperation, nowMs: number): void {
  switch (operation.type) {
    case 'WAIT': {
      operation.status = 'SUCCEEDED';
      operation.endMs = nowMs;
      const started = execution.events.find(({ Id, EventType }) => Id === operation.id && EventType === 'WaitStarted');
      execution.record('WaitSucceeded', nowMs, { Duration: durationOf(started) }, operation);
      execution.touch(operation);
      return;
    }
    case 'STEP':
      operation.status = 'READY';
      operation.dueMs = undefined;
      execution.touch(operation);
      return;
    case 'CALLBACK': {
      const isHeartbeat = operation.heartbeatDueMs !== undefined && operation.heartbeatDueMs <= nowMs;
      const error = isHeartbeat
        ? { ErrorType: 'Callback.Heartbeat', ErrorMessage: 'Callback timed out on heartbeat' }
        : { ErrorType: 'Callback.Timeout', ErrorMessage: 'Callback timed out' };
      endOperation(execution, operation, { status: 'TIMED_OUT', error }, nowMs);
      return;
    }
    default:
  }
}

function durationOf(started: Readonly<Record<string, unknown>> | undefined): unknown {
  const details = started?.WaitStartedDetails;
  return typeof details === 'object' && details !== null && 'Duration' in details ? details.Duration : undefined;
}
