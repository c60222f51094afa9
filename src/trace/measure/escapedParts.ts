import type { Interval } from '../axis/interval';
import { type Bar, walkBars } from '../rows/bar';
import { uncoveredStretches } from './uncoveredStretches';

/** A bar, or the part of it that lies in a stretch of time. */
export interface BarPart extends Interval {
  readonly bar: Bar;
}

export type EscapedParts = ReadonlyMap<Bar, readonly BarPart[]>;

/**
 * Finds the parts of bars outside of their parents, by the nearest ancestor that was running at the time:
 *
 *     |-------------handler-------------|
 *      |start|
 *         |--------job--------|            a child of `start`, which did not wait for it
 *            |--part of job---|            belongs to the handler
 *
 * Examples: asynchronous starts with polling, nested executions, overhead after a response, and calls without await. A
 * part without a running ancestor, or outside of a bar that was not awaited, belongs to its root. Running bars end at
 * `latestMs`.
 */
export function findEscapedParts(roots: readonly Bar[], latestMs: number): EscapedParts {
  if (!hasEscaped(roots, latestMs)) return nothing;
  const found = new Map<Bar, BarPart[]>();
  // By level: the bars around the one that is visited, and beyond them some from before.
  const lineage: Bar[] = [];
  const give = (to: Bar, part: BarPart): void => {
    const parts = found.get(to);
    if (parts === undefined) found.set(to, [part]);
    else parts.push(part);
  };
  const place = (bar: Bar, level: number): void => {
    let left: readonly Interval[] = [{ startMs: bar.startMs, endMs: endOf(bar, latestMs) }];
    let isWaitedFor = true;
    for (let at = level - 2; at >= 0 && left.length > 0; at -= 1) {
      const around = lineage[at];
      if (around === undefined) continue;
      if (isWaitedFor || at === 0) {
        const span = { startMs: around.startMs, endMs: endOf(around, latestMs) };
        if (at < level - 2)
          for (const inside of left.flatMap((one) => clipped(one, span))) give(around, { bar, ...inside });
        left = left.flatMap((one) => uncoveredStretches(one, [span]));
      }
      isWaitedFor &&= around.isBlocking;
    }
  };
  walkBars(roots, (bar, parent, level) => {
    if (bar.children.length > 0) lineage[level - 1] = bar;
    if (parent !== undefined && isOutside(bar, parent, latestMs)) place(bar, level);
  });
  return found;
}

const nothing: EscapedParts = new Map();

/** Whether any bar has such a part. Few traces have: the others need not be walked in order, which costs more. */
function hasEscaped(roots: readonly Bar[], latestMs: number): boolean {
  const parents = [...roots];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const bar of parent.children) {
      if (isOutside(bar, parent, latestMs)) return true;
      if (bar.children.length > 0) parents.push(bar);
    }
  }
  return false;
}

function isOutside(bar: Bar, parent: Bar, latestMs: number): boolean {
  if (!bar.isBlocking) return false;
  return bar.startMs < parent.startMs || endOf(bar, latestMs) > endOf(parent, latestMs);
}

function endOf(bar: Bar, latestMs: number): number {
  return bar.endMs ?? Math.max(bar.startMs, latestMs);
}

function clipped(one: Interval, span: Interval): readonly Interval[] {
  const startMs = Math.max(one.startMs, span.startMs);
  const endMs = Math.min(one.endMs, span.endMs);
  return endMs > startMs ? [{ startMs, endMs }] : [];
}
