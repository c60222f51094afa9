import type { NodeState, TraceNode } from '../parse/trace';
import type { RowKind } from './waterfallRow';

/**
 * A node of the normalized tree: what the waterfall draws and the critical path walks. Normalization moves bars, so
 * unlike a `TraceNode`, a bar is mutable while the tree is built. Times as in `Trace`.
 */
export interface Bar {
  readonly id: string;
  kind: RowKind;
  name: string;
  detail: string | undefined;
  readonly startMs: number;
  endMs: number | undefined;
  state: NodeState;
  readonly node: TraceNode | undefined;
  children: Bar[];
  /** Whether the parent waited for it. A queued event is not waited for. */
  isBlocking: boolean;
}

/** The data of a bar without a document. Milliseconds after the trace's start; without an end it is still open. */
export interface VirtualBar {
  readonly id: string;
  readonly kind: RowKind;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly children?: Bar[];
}

/** A bar without a document. */
export function virtualBar({ id, kind, name, startMs, endMs, children = [] }: VirtualBar): Bar {
  return {
    id,
    kind,
    name,
    detail: undefined,
    startMs,
    endMs,
    state: 'ok',
    node: undefined,
    children,
    isBlocking: true,
  };
}

/**
 * Visits all bars in pre-order, without recursion: a trace may be thousands of levels deep. A bar's children are
 * captured before it is visited, so a visitor that moves bars still visits each original bar once. `level` starts at 1.
 */
export function walkBars(
  roots: readonly Bar[],
  visit: (bar: Bar, parent: Bar | undefined, level: number) => void,
): void {
  if (Object.isFrozen(roots)) {
    walkSettled(roots, visit);
    return;
  }
  const stack: Bar[] = [];
  const parents: (Bar | undefined)[] = [];
  const levels: number[] = [];
  const push = (bars: readonly Bar[], parent: Bar | undefined, level: number): void => {
    for (let index = bars.length - 1; index >= 0; index -= 1) {
      const bar = bars[index];
      if (bar === undefined) continue;
      stack.push(bar);
      parents.push(parent);
      levels.push(level);
    }
  };
  push(roots, undefined, 1);
  for (let bar = stack.pop(); bar !== undefined; bar = stack.pop()) {
    const parent = parents.pop();
    const level = levels.pop() ?? 1;
    push(bar.children, bar, level + 1);
    visit(bar, parent, level);
  }
}

/** Same, for frozen bars (`normalize` freezes them, roots last): needs no copies. */
function walkSettled(roots: readonly Bar[], visit: (bar: Bar, parent: Bar | undefined, level: number) => void): void {
  const families: (readonly Bar[])[] = [roots];
  const places: number[] = [0];
  const ancestors: Bar[] = [];
  while (families.length > 0) {
    const level = families.length;
    const place = places[level - 1] ?? 0;
    const bar = families[level - 1]?.[place];
    if (bar === undefined) {
      families.pop();
      places.pop();
      ancestors.length = Math.max(0, level - 2);
      continue;
    }
    places[level - 1] = place + 1;
    visit(bar, ancestors[level - 2], level);
    if (bar.children.length === 0) continue;
    families.push(bar.children);
    places.push(0);
    ancestors[level - 1] = bar;
  }
}

/** The latest end below and including `bar`; where nothing has ended, the latest start. */
export function latestEnd(bar: Bar): number {
  let latest = bar.startMs;
  walkBars([bar], (each) => {
    latest = Math.max(latest, each.startMs, each.endMs ?? 0);
  });
  return latest;
}

/** Whether anything below and including `bar` has no end. */
export function isOpen(bar: Bar): boolean {
  let isAnyOpen = false;
  walkBars([bar], ({ endMs }) => {
    isAnyOpen ||= endMs === undefined;
  });
  return isAnyOpen;
}

export function byStart(a: Bar, b: Bar): number {
  const latest = Number.MAX_SAFE_INTEGER;
  return a.startMs - b.startMs || (b.endMs ?? latest) - (a.endMs ?? latest) || (a.id < b.id ? -1 : 1);
}
