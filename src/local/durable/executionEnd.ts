import type { ErrorObject, ExecutionHeader, ExecutionStatus } from './durableTypes';
import type { Execution } from './execution';
import type { Settlement } from './settleOperation';

/** How an execution ends. */
export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly result?: string | undefined;
  readonly error?: ErrorObject | undefined;
}

const types: Readonly<Record<ExecutionEnd['status'], string>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  STOPPED: 'ExecutionStopped',
};

/** Ends an execution, with the event that says so. An invocation that still runs is recorded after it, when it ends. */
export function endExecution(execution: Execution, { status, result, error }: ExecutionEnd, nowMs: number): void {
  const { header } = execution;
  Object.assign(header, { status, result, error, endMs: nowMs, retryMs: undefined });
  const details =
    status === 'SUCCEEDED'
      ? { Result: result === undefined ? {} : { Payload: result } }
      : { Error: error === undefined ? {} : { Payload: error } };
  execution.record(types[status], nowMs, details, { id: header.id });
}

/** The end of an execution as the end of the operation that invoked it. */
export function settlementOf({ status, result, error }: ExecutionHeader): Settlement | undefined {
  return status === 'RUNNING' ? undefined : { status, result, error };
}
