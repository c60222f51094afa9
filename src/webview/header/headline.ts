import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { runAnatomies } from '../../trace/measure/runAnatomies';

/** The outcome's sentence. A line below counts the time, so a pending step is named without a time. */
export function headline(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): string {
  if (lifecycle.outcome === 'pending' && lifecycle.awaiting?.what === 'answer') return 'Waiting for response';
  if (lifecycle.outcome === 'pending' && lifecycle.awaiting?.what === 'firstAttempt') {
    return 'Queued, waiting for attempt 1';
  }
  const openCall =
    lifecycle.outcome === 'timedOut' ? runAnatomies(invocation, lifecycle).at(-1)?.openAtTimeout : undefined;
  return describeOutcome(invocation, lifecycle, nowMs, openCall?.name);
}
