import { formatDuration, wholeSeconds } from '../../model/base/duration';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { countdown } from '../parts/countdown';
import { isMotionReduced } from '../reducedMotion';
import { useHostNow } from '../useHostNow';

/** Counts while an invocation is running: the elapsed time, and the time until the next expected step. */
export function LiveLine({ lifecycle }: { readonly lifecycle: Lifecycle }) {
  const isCalm = isMotionReduced();
  const nowMs = useHostNow(isCalm ? 1_000 : 100);
  const elapsedMs = nowMs - lifecycle.startMs;
  return (
    <p class="live-line">
      <span class="elapsed">
        <span class="label">Elapsed</span> {isCalm ? wholeSeconds(elapsedMs) : counting(elapsedMs)}
      </span>
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

/** Formats the count, with tenths in the first minute so that it visibly runs. */
function counting(ms: number): string {
  return ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : formatDuration(ms);
}
