import type { HistoryEvent } from './historyEvent';

/** What Lambda writes by itself, while the function runs or not. */
const writtenByLambda: ReadonlySet<HistoryEvent['type']> = new Set([
  'ExecutionStarted',
  'ExecutionSucceeded',
  'ExecutionFailed',
  'ExecutionTimedOut',
  'ExecutionStopped',
  'WaitSucceeded',
  'WaitCancelled',
  'CallbackSucceeded',
  'CallbackFailed',
  'CallbackTimedOut',
  'ChainedInvokeSucceeded',
  'ChainedInvokeFailed',
  'ChainedInvokeTimedOut',
  'ChainedInvokeStopped',
  'InvocationCompleted',
  'unknown',
]);

/**
 * The number (from 1) of the invocation that wrote each event, in the order of `events`; `undefined` for what Lambda wrote. By
 * order, not time: an execution has one invocation at a time, and InvocationCompleted follows what the invocation wrote.
 */
export function invocationOfEvents(events: readonly HistoryEvent[]): readonly (number | undefined)[] {
  let number = 1;
  return events.map(({ type }) => {
    if (type === 'InvocationCompleted') number += 1;
    return writtenByLambda.has(type) ? undefined : number;
  });
}
