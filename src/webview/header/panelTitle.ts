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

/** The panel's title in words. */
export interface PanelTitle {
  /** `Failed after 3 attempts`, `Attempt 1 failed`. */
  readonly text: string;
  /** `waiting for attempt 2`, while an attempt that failed is followed by another. */
  readonly awaited?: string;
}

/** The outcome in a few words. Neither times nor the error, which have lines of their own. */
export function panelTitle(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): PanelTitle {
  if (lifecycle.outcome !== 'pending') return { text: endedTitle(lifecycle, lifecycle.outcome) };
  if (lifecycle.awaiting?.what !== 'nextAttempt') return { text: waitingTitle(invocation, lifecycle, nowMs) };
  const failed = failedAttempt(lifecycle);
  const text = failed === undefined ? 'Throttled' : `Attempt ${failed.number} ${failed.verb}`;
  return { text, awaited: `waiting for attempt ${lifecycle.attempts + 1}` };
}

function endedTitle(lifecycle: Lifecycle, outcome: Exclude<Lifecycle['outcome'], 'pending'>): string {
  const question = lifecycle.isFinal ? '' : '; whether it was retried is unknown';
  switch (outcome) {
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
    default:
      return describeOutcome(invocation, lifecycle, nowMs);
  }
}
