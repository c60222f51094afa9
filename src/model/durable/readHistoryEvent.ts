import { asObject } from '../base/parseObject';
import type { HistoryEvent, HistoryEventBase, RetryDetails } from './historyEvent';
import type { HistoryError, HistoryText } from './historyPayload';
import { numberOf, objectOf, textOf, timeMsOf } from './readFields';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One event as the SDK, the wire or a saved file has it: times are `Date`s, epoch seconds or ISO texts. Never throws; what is no
 * object is `undefined`, a type without a case here is kept whole as `unknown`.
 */
export function readHistoryEvent(value: unknown): HistoryEvent | undefined {
  const raw = asObject(value);
  if (!raw) return undefined;
  const eventType = textOf(raw.EventType) ?? '';
  const base: HistoryEventBase = {
    eventId: numberOf(raw.EventId) ?? 0,
    atMs: timeMsOf(raw.EventTimestamp) ?? 0,
    id: textOf(raw.Id),
    parentId: textOf(raw.ParentId),
    name: textOf(raw.Name),
    subType: textOf(raw.SubType),
  };
  const details = objectOf(raw[`${eventType}Details`]);
  return { ...base, ...(readers[eventType]?.(details, base) ?? { type: 'unknown', eventType, raw }) };
}

type Details = HistoryEvent extends infer One
  ? One extends HistoryEvent
    ? Omit<One, keyof HistoryEventBase>
    : never
  : never;

const readers: Readonly<Record<string, (details: Fields, base: HistoryEventBase) => Details>> = {
  ExecutionStarted: (of) => ({
    type: 'ExecutionStarted',
    input: readText(of.Input),
    timeoutSeconds: numberOf(of.ExecutionTimeout),
  }),
  ExecutionSucceeded: (of) => ({ type: 'ExecutionSucceeded', result: readText(of.Result) }),
  ExecutionFailed: (of) => ({ type: 'ExecutionFailed', error: readError(of.Error) }),
  ExecutionTimedOut: (of) => ({ type: 'ExecutionTimedOut', error: readError(of.Error) }),
  ExecutionStopped: (of) => ({ type: 'ExecutionStopped', error: readError(of.Error) }),
  ContextStarted: () => ({ type: 'ContextStarted' }),
  ContextSucceeded: (of) => ({ type: 'ContextSucceeded', result: readText(of.Result) }),
  ContextFailed: (of) => ({ type: 'ContextFailed', error: readError(of.Error) }),
  StepStarted: () => ({ type: 'StepStarted' }),
  StepSucceeded: (of) => ({ type: 'StepSucceeded', result: readText(of.Result), retry: readRetry(of.RetryDetails) }),
  StepFailed: (of) => ({ type: 'StepFailed', error: readError(of.Error), retry: readRetry(of.RetryDetails) }),
  WaitStarted: (of) => ({
    type: 'WaitStarted',
    durationSeconds: numberOf(of.Duration),
    scheduledEndMs: timeMsOf(of.ScheduledEndTimestamp),
  }),
  WaitSucceeded: (of) => ({ type: 'WaitSucceeded', durationSeconds: numberOf(of.Duration) }),
  WaitCancelled: (of) => ({ type: 'WaitCancelled', error: readError(of.Error) }),
  CallbackStarted: (of) => ({
    type: 'CallbackStarted',
    callbackId: textOf(of.CallbackId),
    timeoutSeconds: numberOf(of.Timeout),
    heartbeatTimeoutSeconds: numberOf(of.HeartbeatTimeout),
  }),
  CallbackSucceeded: (of) => ({ type: 'CallbackSucceeded', result: readText(of.Result) }),
  CallbackFailed: (of) => ({ type: 'CallbackFailed', error: readError(of.Error) }),
  CallbackTimedOut: (of) => ({ type: 'CallbackTimedOut', error: readError(of.Error) }),
  ChainedInvokeStarted: (of) => ({
    type: 'ChainedInvokeStarted',
    functionName: textOf(of.FunctionName),
    tenantId: textOf(of.TenantId),
    input: readText(of.Input),
    executedVersion: textOf(of.ExecutedVersion),
    executionArn: textOf(of.DurableExecutionArn),
  }),
  ChainedInvokeSucceeded: (of) => ({ type: 'ChainedInvokeSucceeded', result: readText(of.Result) }),
  ChainedInvokeFailed: (of) => ({ type: 'ChainedInvokeFailed', error: readError(of.Error) }),
  ChainedInvokeTimedOut: (of) => ({ type: 'ChainedInvokeTimedOut', error: readError(of.Error) }),
  ChainedInvokeStopped: (of) => ({ type: 'ChainedInvokeStopped', error: readError(of.Error) }),
  InvocationCompleted: (of, { atMs }) => ({
    type: 'InvocationCompleted',
    startMs: timeMsOf(of.StartTimestamp) ?? atMs,
    endMs: timeMsOf(of.EndTimestamp) ?? atMs,
    requestId: textOf(of.RequestId) ?? '',
    error: asObject(objectOf(of.Error).Payload) ? readError(of.Error) : undefined,
  }),
};

function readText(value: unknown): HistoryText {
  const { Payload, Truncated } = objectOf(value);
  return { text: textOf(Payload), isTruncated: Truncated === true };
}

function readError(value: unknown): HistoryError {
  const { Payload, Truncated } = objectOf(value);
  const { ErrorType, ErrorMessage, ErrorData, StackTrace } = objectOf(Payload);
  return {
    type: textOf(ErrorType),
    message: textOf(ErrorMessage),
    data: textOf(ErrorData),
    stack: Array.isArray(StackTrace) ? StackTrace.filter((line) => typeof line === 'string') : [],
    isTruncated: Truncated === true,
  };
}

function readRetry(value: unknown): RetryDetails {
  const { CurrentAttempt, NextAttemptDelaySeconds } = objectOf(value);
  return {
    currentAttempt: numberOf(CurrentAttempt),
    nextAttemptDelaySeconds: numberOf(NextAttemptDelaySeconds),
  };
}
