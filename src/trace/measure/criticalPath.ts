import { type Bar, walkBars } from '../rows/bar';

/** A stretch of the critical path and the bar that it is charged to. */
export interface CriticalSection {
  readonly bar: Bar;
  readonly startMs: number;
  readonly endMs: number;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Two neighbors that overlap by less than this follow one another: service segments have milliseconds, functions
 * microseconds, and a recorded `Overhead` began 1.4 ms before its handler's response.
 */
function slackOf(frame: Frame): number {
  return Math.min(5, Math.max(1, 0.005 * (frame.untilMs - frame.floorMs)));
}

/**
 * What the request waited for, from its end back to its start: at each moment the deepest bar whose end held up the end of
 * its parent. The sections tile `root` without gap or overlap, so their sums per bar are a 100 % table.
 *
 *     |----------root----------|
 *       |---a---|  |---b---|
 *            |--c--|               c ended before b began and after a: it gated b, a only until c began
 *     |r|--a-|--c--|---b---|-r-|
 *
 * Children that the parent did not wait for are left out. Two passes with explicit stacks: first every child is
 * clipped to its parent, then the tree is walked backwards.
 */
export function criticalPath(root: Bar, endMs: number): readonly CriticalSection[] {
  const spans = clip(root, endMs);
  const spanOf = (bar: Bar): Span => spans.get(bar) ?? { startMs: 0, endMs: 0 };
  const sections: CriticalSection[] = [];
  const stack: Frame[] = [frame(root, spanOf(root).startMs, spanOf(root).endMs, spanOf)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const gating = nextGating(top, spanOf);
    if (gating === undefined) {
      if (top.cursorMs > top.floorMs) sections.push({ bar: top.bar, startMs: top.floorMs, endMs: top.cursorMs });
      stack.pop();
      continue;
    }
    if (top.cursorMs > gating.endMs) sections.push({ bar: top.bar, startMs: gating.endMs, endMs: top.cursorMs });
    top.cursorMs = gating.startMs;
    stack.push(frame(gating.bar, gating.startMs, gating.endMs, spanOf));
  }
  return sections.reverse();
}

interface Frame {
  readonly bar: Bar;
  /** Latest end first. */
  readonly candidates: readonly Bar[];
  next: number;
  cursorMs: number;
  readonly floorMs: number;
  readonly untilMs: number;
}

function frame(bar: Bar, floorMs: number, cursorMs: number, spanOf: (bar: Bar) => Span): Frame {
  const candidates = bar.children
    .filter(({ isBlocking }) => isBlocking)
    .sort((a, b) => spanOf(b).endMs - spanOf(a).endMs || spanOf(b).startMs - spanOf(a).startMs);
  return { bar, candidates, next: 0, cursorMs, floorMs, untilMs: cursorMs };
}

function nextGating(top: Frame, spanOf: (bar: Bar) => Span): CriticalSection | undefined {
  while (top.next < top.candidates.length) {
    const bar = top.candidates[top.next];
    top.next += 1;
    if (bar === undefined) continue;
    const span = spanOf(bar);
    // Still running at the cursor: whatever came next did not wait for it.
    if (span.endMs > top.cursorMs + slackOf(top)) continue;
    const startMs = Math.max(span.startMs, top.floorMs);
    const endMs = Math.min(span.endMs, top.cursorMs);
    if (span.startMs < top.cursorMs && endMs > startMs) return { bar, startMs, endMs };
  }
  return undefined;
}

/** Running bars end at `endMs`; waited-for children end and begin with their parents at the latest. */
function clip(root: Bar, endMs: number): ReadonlyMap<Bar, Span> {
  const spans = new Map<Bar, Span>();
  walkBars([root], (bar, parent) => {
    const ownEndMs = Math.max(bar.startMs, bar.endMs ?? endMs);
    const outer = parent === undefined || !bar.isBlocking ? undefined : spans.get(parent);
    const startMs = outer === undefined ? bar.startMs : Math.max(bar.startMs, outer.startMs);
    spans.set(bar, { startMs, endMs: outer === undefined ? ownEndMs : Math.min(ownEndMs, outer.endMs) });
  });
  return spans;
}
