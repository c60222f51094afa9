import { assertNever } from '../base/assertNever';
import { clockTime } from '../base/clockTime';
import { formatDuration } from '../base/duration';
import type { Lifecycle } from '../lifecycle/lifecycle';

/** The outcome for a tree row or a lens: `212 ms`, `failed ×3 · 3 min 1 s`, `waiting · next 11:42:07`. */
export function shortOutcome(lifecycle: Lifecycle): string {
  const { outcome } = lifecycle;
  switch (outcome) {
    case 'pending':
      return pending(lifecycle);
    case 'succeeded':
      return joined(lifecycle.attempts > 1 ? outcomeWords(lifecycle) : '', lifecycle);
    case 'finished':
    case 'functionError':
    case 'timedOut':
    case 'throttled':
    case 'expired':
      return joined(outcomeWords(lifecycle), lifecycle);
    case 'refused':
    case 'permitted':
    case 'unknown':
      return outcomeWords(lifecycle);
    default:
      return assertNever(outcome);
  }
}

/** The outcome without the time that it took: `succeeded`, `failed ×3`, `queued`. */
export function outcomeWords(lifecycle: Lifecycle): string {
  const { outcome } = lifecycle;
  switch (outcome) {
    case 'pending':
      return pending(lifecycle);
    case 'succeeded':
    case 'finished':
      return times(outcome, lifecycle);
    case 'functionError':
      return times('failed', lifecycle);
    case 'timedOut':
      return times('timed out', lifecycle);
    case 'throttled':
    case 'expired':
    case 'permitted':
      return outcome;
    case 'refused':
      return 'not invoked';
    case 'unknown':
      return 'outcome unknown';
    default:
      return assertNever(outcome);
  }
}

/** How long it took from the request to its end; `undefined` while that is not known. */
export function outcomeDuration({ outcome, startMs, endMs }: Lifecycle): string | undefined {
  const isTimed = outcome !== 'pending' && outcome !== 'refused' && outcome !== 'permitted' && outcome !== 'unknown';
  return isTimed && endMs !== undefined ? formatDuration(endMs - startMs) : undefined;
}

function times(word: string, { attempts }: Lifecycle): string {
  return attempts > 1 ? `${word} ×${attempts}` : word;
}

function joined(first: string, lifecycle: Lifecycle): string {
  return [first, outcomeDuration(lifecycle)].filter(Boolean).join(' · ');
}

function pending({ awaiting, attempts }: Lifecycle): string {
  switch (awaiting?.what) {
    case 'firstAttempt':
      return 'queued';
    case 'nextAttempt': {
      const next = awaiting.untilMs === undefined ? 'waiting' : `next ${clockTime(awaiting.untilMs)}`;
      return attempts > 0 ? `failed ×${attempts} · ${next}` : next;
    }
    case 'breakpoint':
      return 'paused in the debugger';
    default:
      return attempts > 1 ? `running · attempt ${attempts}` : 'running';
  }
}
