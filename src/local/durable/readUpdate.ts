import { asObject } from '../../model/base/parseObject';
import { invalidParameter } from '../http/serviceError';
import type { ErrorObject, OperationAction, OperationType, OperationUpdate } from './durableTypes';

const types: readonly OperationType[] = ['EXECUTION', 'CONTEXT', 'STEP', 'WAIT', 'CALLBACK', 'CHAINED_INVOKE'];
const actions: readonly OperationAction[] = ['START', 'SUCCEED', 'FAIL', 'RETRY', 'CANCEL'];

/** Reads one of the `Updates` of a checkpoint. Throws `ServiceError` for what Lambda's model does not allow. */
export function readUpdate(value: unknown): OperationUpdate {
  const raw = asObject(value) ?? {};
  const type = types.find((one) => one === raw.Type);
  const action = actions.find((one) => one === raw.Action);
  const id = textOf(raw.Id);
  if (id === undefined || !/^[\w-]{1,64}$/.test(id)) throw invalidParameter('Invalid operation id');
  if (type === undefined) throw invalidParameter(`Invalid operation type: ${String(raw.Type)}`);
  if (action === undefined) throw invalidParameter(`Invalid action: ${String(raw.Action)}`);
  const option = (group: string, name: string) => asObject(raw[group])?.[name];
  return {
    id,
    parentId: textOf(raw.ParentId),
    name: textOf(raw.Name),
    type,
    subType: textOf(raw.SubType),
    action,
    payload: textOf(raw.Payload),
    error: readErrorObject(raw.Error),
    replayChildren: option('ContextOptions', 'ReplayChildren') === true,
    nextAttemptDelaySeconds: secondsOf(option('StepOptions', 'NextAttemptDelaySeconds')),
    waitSeconds: secondsOf(option('WaitOptions', 'WaitSeconds')),
    timeoutSeconds: secondsOf(option('CallbackOptions', 'TimeoutSeconds')),
    heartbeatTimeoutSeconds: secondsOf(option('CallbackOptions', 'HeartbeatTimeoutSeconds')),
    functionName: textOf(option('ChainedInvokeOptions', 'FunctionName')),
    tenantId: textOf(option('ChainedInvokeOptions', 'TenantId')),
  };
}

/** Lambda's `ErrorObject`; `undefined` for anything that is no object. */
export function readErrorObject(value: unknown): ErrorObject | undefined {
  const raw = asObject(value);
  if (!raw) return undefined;
  const { ErrorMessage, ErrorType, ErrorData, StackTrace } = raw;
  return {
    ...(typeof ErrorMessage === 'string' ? { ErrorMessage } : {}),
    ...(typeof ErrorType === 'string' ? { ErrorType } : {}),
    ...(typeof ErrorData === 'string' ? { ErrorData } : {}),
    ...(Array.isArray(StackTrace) ? { StackTrace: StackTrace.map(String) } : {}),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** 0 counts as not given, as for timeouts of callbacks. */
function secondsOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === 0) return undefined;
  if (typeof value === 'number' && value > 0 && value <= 31_622_400) return value;
  throw invalidParameter(`Not a duration in seconds, from 1 to 31622400: ${String(value)}`);
}
