import { assertNever } from '../../model/base/assertNever';
import {
  afterAttempts,
  describeOutcome,
  describeTotal,
  onWhichAttempt,
  timeoutOf,
} from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { failedAttempt } from './failedAttempt';

/**
 * The outcome in a few words: `Failed after 3 attempts`. Neither times nor the error, which have lines of their own; while the next
 * attempt is awaited, that the last one failed.
 */
export function panelTitle(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): string {
  const { isFinal, outcome } = lifecycle;
  const question = isFinal ? '' : '; whether it was retried is unknown';
  switch (outcome) {
    case 'pending':
      return waitingTitle(invocation, lifecycle, nowMs);
    case 'succeeded':
      return `Succeeded${onWhichAttempt(lifecycle)}`.replace(/,$/, '');
    case 'finished':
      return `Finished${afterAttempts(lifecycle)}`;
    case 'functionError':
      return `Failed${afterAttempts(lifecycle)}${question}`;
    case 'timedOut':
      return `Timed out after ${timeoutOf(lifecycle)}${afterAttempts(lifecycle).replace(' after', ' in')}${question}`;
    case 'throttled':
      return 'Throttled';
    case 'expired':
      return `Expired in the queue after ${describeTotal(lifecycle)}`;
    case 'refused':
      return 'Not invoked';
    case 'permitted':
      return 'Permitted';
    case 'unknown':
      return 'Outcome unknown';
    default:
      return assertNever(outcome);
  }
}

function waitingTitle(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): string {
  switch (lifecycle.awaiting?.what) {
    case 'answer':
      return 'Waiting for response';
    case 'firstAttempt':
      return 'Queued, waiting for attempt 1';
    case 'nextAttempt': {
      const failed = failedAttempt(lifecycle);
      const next = `waiting for attempt ${lifecycle.attempts + 1}`;
      return failed === undefined ? `Throttled, ${next}` : `Attempt ${failed.number} ${failed.verb}, ${next}`;
    }
    default:
      return describeOutcome(invocation, lifecycle, nowMs);
  }
}
