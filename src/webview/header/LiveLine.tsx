import { formatDuration, wholeSeconds } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { countdown } from '../parts/countdown';
import { isMotionReduced } from '../reducedMotion';
import { useHostNow } from '../useHostNow';
import { RetryControls } from './RetryControls';

interface LiveLineProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
}

/** While an invocation is alive: the time so far, the time until what is expected next, and what makes it come sooner. */
export function LiveLine({ invocation, lifecycle }: LiveLineProps) {
  return (
    <div class="live-line">
      <Counters lifecycle={lifecycle} />
      <RetryControls invocation={invocation} lifecycle={lifecycle} />
    </div>
  );
}

/** Apart, because they are drawn ten times a second. */
function Counters({ lifecycle }: { readonly lifecycle: Lifecycle }) {
  const isCalm = isMotionReduced();
  const nowMs = useHostNow(isCalm ? 1_000 : 100);
  const elapsedMs = nowMs - lifecycle.startMs;
  return (
    <p class="counters">
      <span class="elapsed">
        <span class="label">Elapsed</span> {isCalm ? wholeSeconds(elapsedMs) : counting(elapsedMs)}
      </span>{' '}
      <Expected lifecycle={lifecycle} nowMs={nowMs} />
    </p>
  );
}

function Expected({ lifecycle, nowMs }: { readonly lifecycle: Lifecycle; readonly nowMs: number }) {
  const { awaiting, attempts } = lifecycle;
  if (awaiting?.untilMs === undefined) return null;
  const what = awaiting.what === 'nextAttempt' ? `Attempt ${attempts + 1}` : 'Timeout';
  return (
    <span class="expected">
      <span class="label">{what}</span> {countdown(awaiting.untilMs - nowMs)}
    </span>
  );
}

/** Tenths for the first minute, so that it is seen to run. */
function counting(ms: number): string {
  return ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : formatDuration(ms);
}
