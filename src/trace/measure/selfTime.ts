import type { Interval } from '../axis/interval';
import type { Bar } from '../rows/bar';
import type { EscapedParts } from './escapedParts';
import { uncoveredStretches } from './uncoveredStretches';

/** A trace as it is measured: until when running bars are known to have run, and what runs outside of its parent. */
export interface Measured {
  readonly latestMs: number;
  readonly escaped: EscapedParts;
}

/**
 * When `bar` was at work and nothing inside it was. Running bars end at `latestMs`; events that it only sent off do not
 * count as children; nor do stretches that are rows of their own because nothing is known of them.
 */
export function ownStretches(bar: Bar, { latestMs, escaped }: Measured): readonly Interval[] {
  const parts: Interval[] = [];
  for (const { isBlocking, kind, startMs, endMs } of bar.children) {
    if (isBlocking && kind !== 'unaccounted') parts.push({ startMs, endMs: endMs ?? Math.max(startMs, latestMs) });
  }
  const outside = escaped.get(bar);
  if (outside !== undefined) parts.push(...outside);
  return uncoveredStretches({ startMs: bar.startMs, endMs: bar.endMs ?? Math.max(bar.startMs, latestMs) }, parts);
}

/**
 * The duration of `bar` without the time that something inside it covers. Of children side by side each has its own, so the self
 * times of a trace do not add up to its duration; shares of the critical path do.
 */
export function selfTime(bar: Bar, measured: Measured): number {
  if (bar.children.length === 0) return Math.max(0, (bar.endMs ?? measured.latestMs) - bar.startMs);
  return ownStretches(bar, measured).reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
}
