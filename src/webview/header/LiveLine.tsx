import type { ComponentChildren } from 'preact';
import { clockTime } from '../../model/base/clockTime';
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
  if (awaiting === undefined) return null;
  const { what, untilMs, possibleUntilMs } = awaiting;
  const isAttempt = what === 'nextAttempt' || what === 'retry' || what === 'firstAttempt';
  const isLate = untilMs === undefined || nowMs > untilMs + lateMs;
  if (possibleUntilMs !== undefined && isLate) {
    return (
      <Line label={`Attempt ${attempts + 1}`}>possible until {clockTime(possibleUntilMs)} (maximum event age)</Line>
    );
  }
  if (untilMs === undefined) return null;
  return <Line label={isAttempt ? `Attempt ${attempts + 1}` : 'Timeout'}>{countdown(untilMs - nowMs)}</Line>;
}

/** A retry that is later than this may be much later. */
const lateMs = 60_000;

function Line({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <span class="expected">
      <span class="label">{label}</span> {children}
    </span>
  );
}

/** Formats the count, with tenths in the first minute so that it visibly runs. */
function counting(ms: number): string {
  return ms < 60_000 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s` : formatDuration(ms);
}
