import type { Interval } from '../axis/interval';
import type { Bar } from '../rows/bar';
import type { EscapedParts } from './escapedParts';
import { uncoveredStretches } from './uncoveredStretches';

/** A trace prepared for measuring: the latest known time of running bars, and the parts outside of their parents. */
export interface Measured {
  readonly latestMs: number;
  readonly escaped: EscapedParts;
}

/**
 * The intervals in which `bar` ran and none of its children did. Running bars end at `latestMs`. Events that it only
 * sent do not count as children, nor do rows for unaccounted time.
 */
export function ownStretches(bar: Bar, { latestMs, escaped }: Measured): readonly Interval[] {
  const { children } = bar;
  const outside = escaped.get(bar);
  const whole = { startMs: bar.startMs, endMs: bar.endMs ?? Math.max(bar.startMs, latestMs) };
  // As most bars are: ten thousand copies would dominate the cost.
  if (outside === undefined && children.every(isEndedPart)) return uncoveredStretches(whole, children);
  const parts: Interval[] = [];
  for (const { isBlocking, kind, startMs, endMs } of children) {
    if (isBlocking && kind !== 'unaccounted') parts.push({ startMs, endMs: endMs ?? Math.max(startMs, latestMs) });
  }
  if (outside !== undefined) parts.push(...outside);
  return uncoveredStretches(whole, parts);
}

function isEndedPart(bar: Bar): bar is Bar & Interval {
  return bar.endMs !== undefined && bar.isBlocking && bar.kind !== 'unaccounted';
}

/**
 * The duration of `bar` minus the time covered by its children. Parallel children each have self time, so the self
 * times of a trace do not add up to its duration; shares of the critical path do.
 */
export function selfTime(bar: Bar, measured: Measured): number {
  if (bar.children.length === 0) return Math.max(0, (bar.endMs ?? measured.latestMs) - bar.startMs);
  return ownStretches(bar, measured).reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
}
