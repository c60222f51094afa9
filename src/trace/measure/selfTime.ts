import type { Interval } from '../axis/interval';
import type { Bar } from '../rows/bar';
import { uncoveredStretches } from './uncoveredStretches';

/**
 * When `bar` was at work and none of its children was. Running bars end at `latestMs`; events that it only sent off do not
 * count as children; nor do stretches that are rows of their own because nothing is known of them.
 */
export function ownStretches(bar: Bar, latestMs: number): readonly Interval[] {
  const end = (each: Bar): number => each.endMs ?? Math.max(each.startMs, latestMs);
  const parts = bar.children
    .filter(({ isBlocking, kind }) => isBlocking && kind !== 'unaccounted')
    .map((child) => ({ startMs: child.startMs, endMs: end(child) }));
  return uncoveredStretches({ startMs: bar.startMs, endMs: end(bar) }, parts);
}

/**
 * The duration of `bar` without the time that a child covers. Of children side by side each has its own, so the self times of
 * a trace do not add up to its duration; shares of the critical path do.
 */
export function selfTime(bar: Bar, latestMs: number): number {
  if (bar.children.length === 0) return Math.max(0, (bar.endMs ?? latestMs) - bar.startMs);
  return ownStretches(bar, latestMs).reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
}
