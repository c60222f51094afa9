import type { HistoryEventOf } from './historyEvent';
import type { OperationDraft } from './operationDraft';

/** Adds an attempt's start or end to a step or a condition. */
export function applyStepEvent(
  draft: OperationDraft,
  event: HistoryEventOf<'StepStarted'> | HistoryEventOf<'StepSucceeded'> | HistoryEventOf<'StepFailed'>,
  invocation: number | undefined,
): void {
  const open = draft.attempts.at(-1);
  const isOpen = open?.outcome === 'running';
  if (event.type === 'StepStarted') {
    // Its process ended in the middle, and the step starts again without a word about it.
    if (open && isOpen) Object.assign(open, { outcome: 'abandoned', endMs: event.atMs });
    startAttempt(draft, event.atMs, invocation);
    draft.status = 'running';
    return;
  }
  const attempt = open && isOpen ? open : startAttempt(draft, event.atMs, invocation);
  const { nextAttemptDelaySeconds } = event.retry;
  attempt.endMs = event.atMs;
  attempt.delaySeconds = nextAttemptDelaySeconds;
  if (event.type === 'StepFailed') {
    attempt.outcome = 'failed';
    attempt.error = event.error;
  } else {
    attempt.outcome = nextAttemptDelaySeconds === undefined ? 'succeeded' : 'notYet';
    attempt.result = event.result;
  }
  if (nextAttemptDelaySeconds !== undefined) {
    draft.status = 'retrying';
    return;
  }
  draft.status = event.type === 'StepFailed' ? 'failed' : 'succeeded';
  draft.endMs = event.atMs;
  draft.result = attempt.result;
  draft.error = attempt.error;
}

function startAttempt(draft: OperationDraft, startMs: number, invocation: number | undefined) {
  const attempt: OperationDraft['attempts'][number] = {
    number: draft.attempts.length + 1,
    startMs,
    endMs: undefined,
    outcome: 'running',
    result: undefined,
    error: undefined,
    delaySeconds: undefined,
    invocation,
  };
  draft.attempts.push(attempt);
  return attempt;
}
