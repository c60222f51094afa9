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
  // What is left of the levels above the one that the walk is in.
  const families: (readonly Bar[])[] = [];
  const places: number[] = [];
  const ancestors: Bar[] = [];
  let family = captured(roots);
  let place = 0;
  let parent: Bar | undefined;
  for (;;) {
    const bar = family[place];
    if (bar === undefined) {
      const outer = families.pop();
      if (outer === undefined) return;
      family = outer;
      place = places.pop() ?? 0;
      ancestors.pop();
      parent = ancestors.at(-1);
      continue;
    }
    place += 1;
    if (bar.children.length === 0) {
      visit(bar, parent, families.length + 1);
      continue;
    }
    const inner = captured(bar.children);
    visit(bar, parent, families.length + 1);
    families.push(family);
    places.push(place);
    ancestors.push(bar);
    family = inner;
    place = 0;
    parent = bar;
  }
}

/** What `normalize` has frozen needs no copy. */
function captured(bars: readonly Bar[]): readonly Bar[] {
  return Object.isFrozen(bars) ? bars : bars.slice();
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
