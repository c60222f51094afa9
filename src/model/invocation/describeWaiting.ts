import { assertNever } from '../base/assertNever';
import { clockTime } from '../base/clockTime';
import { formatDuration } from '../base/duration';
import type { Lifecycle } from '../lifecycle/lifecycle';

/** What a pending invocation waits for, and its expected end if known. */
export function describeWaiting(lifecycle: Lifecycle, nowMs: number): string {
  const { awaiting, attempts, mode, startMs } = lifecycle;
  if (awaiting === undefined) return 'In progress';
  switch (awaiting.what) {
    case 'answer':
      return `Waiting for response, ${formatDuration(nowMs - startMs)} so far`;
    case 'firstAttempt':
      return `Queued for ${formatDuration(nowMs - queuedSince(lifecycle))}, waiting for attempt 1`;
    case 'attemptEnd':
      return mode === 'Event' ? `Attempt ${attempts} is running` : 'The function is running';
    case 'nextAttempt': {
      const next = `Waiting for attempt ${attempts + 1}`;
      return awaiting.untilMs === undefined ? next : `${next}, expected at ${clockTime(awaiting.untilMs)}`;
    }
    case 'retry':
      return `Watching for a retry${awaiting.untilMs === undefined ? '' : `, which would start at about ${clockTime(awaiting.untilMs)}`}`;
    case 'trace':
      return 'Waiting for trace';
    case 'logs':
      return 'Waiting for logs';
    case 'execution':
      return 'The durable execution is running';
    case 'debugger':
      return 'Waiting for the debugger';
    case 'breakpoint':
      return 'Paused in the debugger';
    default:
      return assertNever(awaiting.what);
  }
}

function queuedSince({ steps, startMs }: Lifecycle): number {
  return steps.find((step) => step.kind === 'queued')?.startMs ?? startMs;
}
