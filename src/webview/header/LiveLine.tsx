import type { ComponentChildren } from 'preact';
import { clockTime } from '../../model/base/clockTime';
import { formatDuration, wholeSeconds } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import { expectedNext } from '../../model/lifecycle/expectedNext';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { countdown } from '../parts/countdown';
import { isMotionReduced } from '../reducedMotion';
import { useHostNow } from '../useHostNow';
import { RetryControls } from './RetryControls';

interface LiveLineProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  /** The window is in the background. */
  readonly isPaused: boolean;
}

/** While an invocation is alive: the time so far, the time until what is expected next, what makes it come sooner, and that nothing is read. */
export function LiveLine({ invocation, lifecycle, isPaused }: LiveLineProps) {
  return (
    <div class="live-line">
      <Counters lifecycle={lifecycle} />
      {isPaused && <Line label="Traces and logs">paused while the window is in the background</Line>}
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
  const expected = expectedNext(lifecycle, nowMs);
  if (expected === undefined) return null;
  const { what, number, when } = expected;
  return (
    <Line label={what === 'attempt' ? `Attempt ${number}` : 'Timeout'}>
      {when.kind === 'until' ? `possible until ${clockTime(when.ms)} (maximum event age)` : countdown(when.ms - nowMs)}
    </Line>
  );
}

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
