import { assertNever } from '../base/assertNever';
import { clockTime } from '../base/clockTime';
import { formatDuration } from '../base/duration';
import { ordinal } from '../base/ordinal';
import type { Lifecycle } from '../lifecycle/lifecycle';

/** What a pending invocation waits for, and until when where that can be told. */
export function describeWaiting(lifecycle: Lifecycle, nowMs: number): string {
  const { awaiting, attempts, mode, startMs } = lifecycle;
  if (awaiting === undefined) return 'Under way';
  switch (awaiting.what) {
    case 'answer':
      return `Waiting for the answer, ${formatDuration(nowMs - startMs)} so far`;
    case 'firstAttempt':
      return `In the queue for ${formatDuration(nowMs - queuedSince(lifecycle))}, waiting for the first attempt`;
    case 'attemptEnd':
      return mode === 'Event' ? `The ${ordinal(attempts)} attempt is running` : 'The function is running';
    case 'nextAttempt': {
      const next = `Waiting for the ${ordinal(attempts + 1)} attempt`;
      return awaiting.untilMs === undefined ? next : `${next}, expected at ${clockTime(awaiting.untilMs)}`;
    }
    case 'retry':
      return `Watching for a retry${awaiting.untilMs === undefined ? '' : `, which would come at about ${clockTime(awaiting.untilMs)}`}`;
    case 'trace':
      return 'Waiting for the trace';
    case 'logs':
      return 'Waiting for the logs';
    default:
      return assertNever(awaiting.what);
  }
}

function queuedSince({ steps, startMs }: Lifecycle): number {
  return steps.find((step) => step.kind === 'queued')?.startMs ?? startMs;
}
