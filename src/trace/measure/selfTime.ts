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
  const end = (each: Bar): number => each.endMs ?? Math.max(each.startMs, latestMs);
  const parts = bar.children
    .filter(({ isBlocking, kind }) => isBlocking && kind !== 'unaccounted')
    .map((child): Interval => ({ startMs: child.startMs, endMs: end(child) }));
  return uncoveredStretches({ startMs: bar.startMs, endMs: end(bar) }, [...parts, ...(escaped.get(bar) ?? [])]);
}

/**
 * The duration of `bar` without the time that something inside it covers. Of children side by side each has its own, so the self
 * times of a trace do not add up to its duration; shares of the critical path do.
 */
export function selfTime(bar: Bar, measured: Measured): number {
  if (bar.children.length === 0) return Math.max(0, (bar.endMs ?? measured.latestMs) - bar.startMs);
  return ownStretches(bar, measured).reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
}
