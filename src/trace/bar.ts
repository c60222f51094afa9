import type { NodeState, TraceNode } from './trace';
import type { RowKind } from './waterfallRow';

/**
 * A node of the normalised tree: what the waterfall draws and the critical path walks. Normalisation moves bars about, so
 * unlike a `TraceNode` a bar is mutable while the tree is being made. Times as in `Trace`.
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

/** A bar that no document stands for. */
export function virtualBar(
  id: string,
  kind: RowKind,
  name: string,
  startMs: number,
  endMs: number | undefined,
  children: Bar[] = [],
): Bar {
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

/** All bars in pre-order, without recursion: a trace may be thousands of levels deep. */
export function flattenBars(roots: readonly Bar[]): { readonly bar: Bar; readonly parent: Bar | undefined }[] {
  const flat: { bar: Bar; parent: Bar | undefined }[] = [];
  const stack: { bar: Bar; parent: Bar | undefined }[] = [...roots]
    .reverse()
    .map((bar) => ({ bar, parent: undefined }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    flat.push(next);
    const { bar } = next;
    for (let index = bar.children.length - 1; index >= 0; index -= 1) {
      const child = bar.children[index];
      if (child !== undefined) stack.push({ bar: child, parent: bar });
    }
  }
  return flat;
}

/** The latest end below and including `bar`; where nothing has ended, the latest start. */
export function latestEnd(bar: Bar): number {
  let latest = bar.startMs;
  for (const { bar: each } of flattenBars([bar])) latest = Math.max(latest, each.startMs, each.endMs ?? 0);
  return latest;
}

/** Whether anything below and including `bar` has no end. */
export function isOpen(bar: Bar): boolean {
  return flattenBars([bar]).some(({ bar: each }) => each.endMs === undefined);
}

export function byStart(a: Bar, b: Bar): number {
  const end = (bar: Bar): number => bar.endMs ?? Number.MAX_SAFE_INTEGER;
  return a.startMs - b.startMs || end(b) - end(a) || (a.id < b.id ? -1 : 1);
}
