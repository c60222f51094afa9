import type { Interval } from '../axis/interval';
import type { Bar } from '../rows/bar';

/** What a node or an edge of the map did in all. */
export interface CallFigures {
  readonly count: number;
  /** Those that failed, throttled ones excluded. */
  readonly errorCount: number;
  readonly throttleCount: number;
  /** Milliseconds in which at least one of them ran: parallel calls count once. */
  readonly busyMs: number;
  readonly isRunning: boolean;
}

/** Running bars end at `latestMs`. */
export function callFigures(bars: readonly Bar[], latestMs: number): CallFigures {
  const intervals = bars.map(({ startMs, endMs }) => ({ startMs, endMs: Math.max(startMs, endMs ?? latestMs) }));
  return {
    count: bars.length,
    errorCount: bars.filter(({ state }) => state === 'fault' || state === 'error').length,
    throttleCount: bars.filter(({ state }) => state === 'throttle').length,
    busyMs: coveredMs(intervals),
    isRunning: bars.some(({ endMs }) => endMs === undefined),
  };
}

function coveredMs(intervals: readonly Interval[]): number {
  let total = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    total += Math.max(0, endMs - Math.max(startMs, untilMs));
    untilMs = Math.max(untilMs, endMs);
  }
  return total;
}
