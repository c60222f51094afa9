import { randomUUID } from 'node:crypto';
import { invalidParameter } from '../http/serviceError';
import type { Pace } from '../storage/pace';
import { toSeconds } from '../tracing/segmentDocument';
import type { OperationUpdate, StoredOperation } from './durableTypes';
import type { Execution } from './execution';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxOperations = 3_000;

/** The time of a checkpoint, and how fast its durations pass. */
export interface UpdateTime {
  readonly nowMs: number;
  readonly pace: Pace;
}

/** Applies one update of a checkpoint: changes the operation and records its event. Throws `ServiceError` for an update that does not fit. */
export function applyUpdate(execution: Execution, update: OperationUpdate, time: UpdateTime): void {
  if (update.type === 'EXECUTION') {
    if (update.action === 'SUCCEED') execution.header.checkpointedResult = update.payload;
    return;
  }
  const known = execution.operations.get(update.id);
  if (known && known.type !== update.type) throw invalidParameter(`Operation ${update.id} is of type ${known.type}`);
  if (known?.endMs !== undefined) throw invalidParameter(`Operation ${update.id} has already ended`);
  if (!known && execution.operations.size >= maxOperations) {
    throw invalidParameter(`A durable execution has at most ${maxOperations} operations`);
  }
  const operation = known ?? newOperation(update, time.nowMs);
  changes[update.type](execution, operation, update, time);
  execution.touch(operation);
}

function newOperation(update: OperationUpdate, startMs: number): StoredOperation {
  const { id, parentId, name, type, subType } = update;
  return {
    id,
    parentId,
    name,
    type,
    subType,
    startMs,
    endMs: undefined,
    status: 'STARTED',
    revision: 0,
    attempt: 0,
    dueMs: undefined,
    heartbeatDueMs: undefined,
    heartbeatTimeoutSeconds: undefined,
    result: undefined,
    error: undefined,
    replayChildren: false,
    callbackId: undefined,
    chained: undefined,
  };
}

type Change = (execution: Execution, operation: StoredOperation, update: OperationUpdate, time: UpdateTime) => void;

const context: Change = (execution, operation, update, { nowMs }) => {
  if (update.action === 'START') {
    execution.record('ContextStarted', nowMs, {}, operation);
    return;
  }
  operation.replayChildren = update.replayChildren;
  end(operation, update, nowMs);
  const isFailed = operation.status === 'FAILED';
  execution.record(`Context${isFailed ? 'Failed' : 'Succeeded'}`, nowMs, outcomeOf(operation), operation);
};

const step: Change = (execution, operation, update, { nowMs, pace }) => {
  if (update.action === 'START') {
    operation.status = 'STARTED';
    operation.dueMs = undefined;
    execution.record('StepStarted', nowMs, {}, operation);
    return;
  }
  const { attempt } = operation;
  if (update.action !== 'RETRY') {
    end(operation, update, nowMs);
    const details = { ...outcomeOf(operation), RetryDetails: attempt === 0 ? {} : { CurrentAttempt: attempt } };
    execution.record(`Step${operation.status === 'FAILED' ? 'Failed' : 'Succeeded'}`, nowMs, details, operation);
    return;
  }
  const delaySeconds = update.nextAttemptDelaySeconds ?? 1;
  operation.status = 'PENDING';
  operation.attempt = attempt + 1;
  operation.dueMs = nowMs + pace.fromSeconds(delaySeconds);
  operation.result = update.payload;
  operation.error = update.error;
  // As recorded: the attempts before this one; 1 for the first failure, nothing for the first check of a condition.
  const current = attempt === 0 && update.error === undefined ? {} : { CurrentAttempt: Math.max(1, attempt) };
  execution.record(
    `Step${update.error === undefined ? 'Succeeded' : 'Failed'}`,
    nowMs,
    { ...outcomeOf(operation), RetryDetails: { NextAttemptDelaySeconds: delaySeconds, ...current } },
    operation,
  );
};

const wait: Change = (execution, operation, update, { nowMs, pace }) => {
  if (update.action === 'START') {
    const seconds = update.waitSeconds;
    if (seconds === undefined) throw invalidParameter('WaitOptions.WaitSeconds is required');
    operation.dueMs = nowMs + pace.fromSeconds(seconds);
    const details = { Duration: seconds, ScheduledEndTimestamp: toSeconds(operation.dueMs) };
    execution.record('WaitStarted', nowMs, details, operation);
    return;
  }
  if (update.action !== 'CANCEL') throw invalidParameter(`A wait has no action ${update.action}`);
  operation.status = 'CANCELLED';
  operation.endMs = nowMs;
  execution.record('WaitCancelled', nowMs, update.error ? { Error: { Payload: update.error } } : {}, operation);
};

const callback: Change = (execution, operation, update, { nowMs, pace }) => {
  if (update.action !== 'START') throw invalidParameter(`A callback has no action ${update.action}`);
  const { timeoutSeconds, heartbeatTimeoutSeconds } = update;
  const later = (seconds: number | undefined) =>
    seconds === undefined ? undefined : nowMs + pace.fromSeconds(seconds);
  operation.callbackId = Buffer.from(`${execution.header.id}/${operation.id}/${randomUUID()}`).toString('base64url');
  operation.dueMs = later(timeoutSeconds);
  operation.heartbeatTimeoutSeconds = heartbeatTimeoutSeconds;
  operation.heartbeatDueMs = later(heartbeatTimeoutSeconds);
  const details = {
    CallbackId: operation.callbackId,
    ...(heartbeatTimeoutSeconds === undefined ? {} : { HeartbeatTimeout: heartbeatTimeoutSeconds }),
    ...(timeoutSeconds === undefined ? {} : { Timeout: timeoutSeconds }),
  };
  execution.record('CallbackStarted', nowMs, details, operation);
};

/** The event comes when the invoke has begun, as only then the invoked version is known. */
const chainedInvoke: Change = (_execution, operation, update) => {
  if (update.action !== 'START') throw invalidParameter(`A chained invoke has no action ${update.action}`);
  const { functionName, tenantId, payload = '{}' } = update;
  if (functionName === undefined) throw invalidParameter('ChainedInvokeOptions.FunctionName is required');
  operation.chained = { functionName, tenantId, payload };
};

const changes: Readonly<Record<Exclude<OperationUpdate['type'], 'EXECUTION'>, Change>> = {
  CONTEXT: context,
  STEP: step,
  WAIT: wait,
  CALLBACK: callback,
  CHAINED_INVOKE: chainedInvoke,
};

function end(operation: StoredOperation, { action, payload, error }: OperationUpdate, nowMs: number): void {
  if (action !== 'SUCCEED' && action !== 'FAIL') {
    throw invalidParameter(`An operation of type ${operation.type} has no action ${action}`);
  }
  operation.status = action === 'SUCCEED' ? 'SUCCEEDED' : 'FAILED';
  operation.endMs = nowMs;
  operation.result = payload;
  operation.error = action === 'FAIL' ? (error ?? {}) : undefined;
}

function outcomeOf({ result, error }: StoredOperation): object {
  if (error) return { Error: { Payload: error } };
  return { Result: result === undefined ? {} : { Payload: result } };
}
