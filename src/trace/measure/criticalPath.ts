import type { Bar } from '../rows/bar';
import { type BarPart, type EscapedParts, findEscapedParts } from './escapedParts';

/** A stretch of the critical path and the bar that it is charged to. */
export type CriticalSection = BarPart;

/**
 * Neighbors that overlap by less than this are sequential: service segments have millisecond resolution, functions
 * microseconds, and a recorded `Overhead` began 1.4 ms before its handler's response.
 */
function slackOf(frame: Frame): number {
  return Math.min(5, Math.max(1, 0.005 * (frame.untilMs - frame.floorMs)));
}

/**
 * Computes the critical path from the end of the request back to its start: at each moment, the deepest bar whose end
 * delayed the end of its parent. The sections tile `root` without gap or overlap, so their sums per bar form a 100 %
 * table.
 *
 *     |----------root----------|
 *       |---a---|  |---b---|
 *            |--c--|               c ended before b began and after a: it gated b, a only until c began
 *     |r|--a-|--c--|---b---|-r-|
 *
 * Children that the parent did not wait for are excluded. Work that runs outside of its parent is charged to the
 * enclosing bar's otherwise empty time (`findEscapedParts`). The tree is walked backwards with an explicit stack.
 */
export function criticalPath(root: Bar, endMs: number): readonly CriticalSection[] {
  const escaped = findEscapedParts([root], endMs);
  const sections: CriticalSection[] = [];
  const rootEndMs = root.endMs ?? Math.max(root.startMs, endMs);
  const stack: Frame[] = [childFrame({ bar: root, startMs: root.startMs, endMs: rootEndMs }, endMs)];
  /** The time of `bar` in which no child gated it. */
  const charge = (own: BarPart, isFilled: boolean): void => {
    if (own.endMs <= own.startMs) return;
    const parts = isFilled ? undefined : escapedIn(own, escaped);
    if (parts === undefined || parts.length === 0) sections.push(own);
    else stack.push(frame(own, parts, true));
  };
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { bar, isFilling } = top;
    const gating = nextGating(top);
    const own = { bar, startMs: gating?.endMs ?? top.floorMs, endMs: top.cursorMs };
    if (gating === undefined) stack.pop();
    else {
      top.cursorMs = gating.startMs;
      stack.push(childFrame(gating, endMs));
    }
    // On top of the child: it is later in time.
    charge(own, isFilling);
  }
  return sections.reverse();
}

interface Frame {
  readonly bar: Bar;
  /** Latest end first, of those the latest start. */
  readonly candidates: readonly BarPart[];
  next: number;
  cursorMs: number;
  readonly floorMs: number;
  readonly untilMs: number;
  /** Whether the candidates escaped from deeper levels; they then fill everything they cover. */
  readonly isFilling: boolean;
}

const none: readonly BarPart[] = [];

function frame({ bar, startMs, endMs }: BarPart, candidates: readonly BarPart[], isFilling: boolean): Frame {
  return { bar, candidates, next: 0, cursorMs: endMs, floorMs: startMs, untilMs: endMs, isFilling };
}

/** A bar, or a part of it, with its children clipped to it. Running bars end at `latestMs`. */
function childFrame(part: BarPart, latestMs: number): Frame {
  const { children } = part.bar;
  if (children.length === 0) return frame(part, none, false);
  const candidates: BarPart[] = [];
  for (const bar of children) {
    const endMs = Math.min(part.endMs, bar.endMs ?? Math.max(bar.startMs, latestMs));
    const startMs = Math.max(part.startMs, bar.startMs);
    if (bar.isBlocking && endMs > startMs) candidates.push({ bar, startMs, endMs });
  }
  return frame(part, candidates.sort(latestFirst), false);
}

function escapedIn(own: BarPart, escaped: EscapedParts): readonly BarPart[] | undefined {
  return escaped
    .get(own.bar)
    ?.flatMap(({ bar, ...part }) => {
      const startMs = Math.max(own.startMs, part.startMs);
      const endMs = Math.min(own.endMs, part.endMs);
      return endMs > startMs ? [{ bar, startMs, endMs }] : [];
    })
    .sort(latestFirst);
}

function latestFirst(a: BarPart, b: BarPart): number {
  return b.endMs - a.endMs || b.startMs - a.startMs;
}

function nextGating(top: Frame): CriticalSection | undefined {
  while (top.next < top.candidates.length) {
    const part = top.candidates[top.next];
    top.next += 1;
    if (part === undefined) continue;
    // Still running at the cursor, so the next bar did not wait for it.
    if (!top.isFilling && part.endMs > top.cursorMs + slackOf(top)) continue;
    const endMs = Math.min(part.endMs, top.cursorMs);
    if (endMs > part.startMs) return { bar: part.bar, startMs: part.startMs, endMs };
  }
  return undefined;
}
