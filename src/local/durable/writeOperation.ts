import { toSeconds } from '../tracing/segmentDocument';
import type { ExecutionHeader, StoredOperation } from './durableTypes';

/** An operation as handlers and GetDurableExecutionState receive it; times are epoch seconds. */
export function writeOperation(operation: StoredOperation): object {
  const { id, parentId, name, type, subType, startMs, endMs, status } = operation;
  return {
    Id: id,
    ...optional('ParentId', parentId),
    ...optional('Name', name),
    Type: type,
    ...optional('SubType', subType),
    StartTimestamp: toSeconds(startMs),
    ...optional('EndTimestamp', endMs === undefined ? undefined : toSeconds(endMs)),
    Status: status,
    ...detailsOf(operation),
  };
}

/** The first operation of every execution, which has its input. */
export function writeExecutionOperation({ id, name, startMs, input }: ExecutionHeader): object {
  return {
    Id: id,
    Name: name,
    Type: 'EXECUTION',
    StartTimestamp: toSeconds(startMs),
    Status: 'STARTED',
    ExecutionDetails: { InputPayload: input },
  };
}

function detailsOf({ type, attempt, dueMs, result, error, replayChildren, callbackId, status }: StoredOperation) {
  const outcome = { ...optional('Result', result), ...optional('Error', error) };
  const due = dueMs === undefined ? undefined : toSeconds(dueMs);
  switch (type) {
    case 'STEP':
      return {
        StepDetails: {
          Attempt: attempt,
          ...optional('NextAttemptTimestamp', status === 'PENDING' ? due : undefined),
          ...outcome,
        },
      };
    case 'WAIT':
      return { WaitDetails: { ...optional('ScheduledEndTimestamp', due) } };
    case 'CALLBACK':
      return { CallbackDetails: { ...optional('CallbackId', callbackId), ...outcome } };
    case 'CHAINED_INVOKE':
      return { ChainedInvokeDetails: outcome };
    case 'CONTEXT':
      return { ContextDetails: { ...(replayChildren ? { ReplayChildren: true } : {}), ...outcome } };
    case 'EXECUTION':
      return {};
  }
}

function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
