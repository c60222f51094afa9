import type { Interval } from '../axis/interval';
import { type Bar, walkBars } from './bar';

/** From the first start to the latest end known; `undefined` when there is no bar. One pass: bars may be a hundred thousand. */
export function barExtent(roots: readonly Bar[]): Interval | undefined {
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  walkBars(roots, (bar) => {
    startMs = Math.min(startMs, bar.startMs);
    endMs = Math.max(endMs, bar.startMs, bar.endMs ?? 0);
  });
  return startMs === Number.POSITIVE_INFINITY ? undefined : { startMs, endMs };
}
