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
      return joined(times('succeeded', lifecycle, ''), lifecycle);
    case 'finished':
      return joined(times('finished', lifecycle, 'finished'), lifecycle);
    case 'functionError':
      return joined(times('failed', lifecycle, 'failed'), lifecycle);
    case 'timedOut':
      return joined(times('timed out', lifecycle, 'timed out'), lifecycle);
    case 'throttled':
    case 'expired':
      return joined(outcome, lifecycle);
    case 'refused':
      return 'not invoked';
    case 'permitted':
      return 'permitted';
    case 'unknown':
      return 'outcome unknown';
    default:
      return assertNever(outcome);
  }
}

function times(word: string, { attempts }: Lifecycle, once: string): string {
  return attempts > 1 ? `${word} ×${attempts}` : once;
}

function joined(first: string, { startMs, endMs }: Lifecycle): string {
  return [first, endMs === undefined ? '' : formatDuration(endMs - startMs)].filter((part) => part !== '').join(' · ');
}

function pending({ awaiting, attempts }: Lifecycle): string {
  switch (awaiting?.what) {
    case 'firstAttempt':
      return 'queued';
    case 'nextAttempt': {
      const next = awaiting.untilMs === undefined ? 'waiting' : `next ${clockTime(awaiting.untilMs)}`;
      return attempts > 0 ? `failed ×${attempts} · ${next}` : next;
    }
    default:
      return attempts > 1 ? `running · attempt ${attempts}` : 'running';
  }
}
