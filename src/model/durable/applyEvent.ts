import { applyStepEvent } from './applyStepEvent';
import type { HistoryEvent } from './historyEvent';
import type { OperationStatus } from './operation';
import type { OperationDraft } from './operationDraft';

/** Brings an operation to what one of its events says. `invocation` wrote the event. */
export function applyEvent(draft: OperationDraft, event: HistoryEvent, invocation: number | undefined): void {
  if (invocation !== undefined && draft.invocations.at(-1) !== invocation) draft.invocations.push(invocation);
  switch (event.type) {
    case 'StepStarted':
    case 'StepSucceeded':
    case 'StepFailed':
      applyStepEvent(draft, event, invocation);
      return;
    case 'ContextStarted':
      draft.status = 'running';
      return;
    case 'WaitStarted':
      draft.status = 'waiting';
      draft.wait = { durationSeconds: event.durationSeconds, scheduledEndMs: event.scheduledEndMs };
      return;
    case 'CallbackStarted':
      draft.status = 'waiting';
      draft.callback = {
        callbackId: event.callbackId,
        timeoutSeconds: event.timeoutSeconds,
        heartbeatTimeoutSeconds: event.heartbeatTimeoutSeconds,
      };
      return;
    case 'ChainedInvokeStarted':
      draft.status = 'waiting';
      draft.input = event.input;
      draft.chained = {
        functionName: event.functionName,
        tenantId: event.tenantId,
        executedVersion: event.executedVersion,
        executionArn: event.executionArn,
      };
      return;
    case 'unknown':
      draft.unknown.push(event);
      return;
    default:
      end(draft, event);
  }
}

const endings: Partial<Record<HistoryEvent['type'], OperationStatus>> = {
  ContextSucceeded: 'succeeded',
  ContextFailed: 'failed',
  WaitSucceeded: 'succeeded',
  WaitCancelled: 'cancelled',
  CallbackSucceeded: 'succeeded',
  CallbackFailed: 'failed',
  CallbackTimedOut: 'timedOut',
  ChainedInvokeSucceeded: 'succeeded',
  ChainedInvokeFailed: 'failed',
  ChainedInvokeTimedOut: 'timedOut',
  ChainedInvokeStopped: 'stopped',
};

function end(draft: OperationDraft, event: HistoryEvent): void {
  const status = endings[event.type];
  if (status === undefined) return;
  draft.status = status;
  draft.endMs = event.atMs;
  if ('result' in event) draft.result = event.result;
  if ('error' in event) draft.error = event.error;
}
