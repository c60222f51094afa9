import type { Interval } from '../axis/interval';
import { criticalSections } from '../measure/criticalSections';
import { findEscapedParts } from '../measure/escapedParts';
import { type Measured, selfTime } from '../measure/selfTime';
import { type Bar, walkBars } from './bar';
import type { Waterfall, WaterfallRow } from './waterfallRow';

/** Normalized bars and what to say beside them. */
export interface BarForest {
  readonly roots: readonly Bar[];
  /** The roots that the critical path leads through, if not all of them; then without what nobody waited for. */
  readonly timed?: readonly Bar[];
  /** Of all bars; running ones end with it. */
  readonly extent: Interval;
  readonly notes: readonly string[];
}

/** A row with the bar that its own time is computed from. */
interface BarRow extends WaterfallRow {
  readonly bar: Bar;
}

/** The rows of bars. `originMs`: epoch milliseconds of the bars' position 0. */
export function waterfallOfBars({ roots, timed, extent, notes }: BarForest, originMs: number): Waterfall {
  const { startMs, endMs } = extent;
  let measured: Measured | undefined;
  // Computed lazily for the details of one row: for all rows of a long trace it would delay the first frame.
  // One function for all: ten thousand closures would be half of what the rows take.
  function selfMs(this: BarRow): number {
    const { bar } = this;
    if (bar.children.length === 0) return (bar.endMs ?? endMs) - bar.startMs;
    measured ??= { latestMs: endMs, escaped: findEscapedParts(roots, endMs) };
    return selfTime(bar, measured);
  }
  const shares = new Map<Bar, number>();
  for (const section of criticalSections(timed ?? roots, extent, timed === undefined)) {
    const { bar } = section;
    if (bar !== undefined) shares.set(bar, (shares.get(bar) ?? 0) + section.endMs - section.startMs);
  }
  const rows: BarRow[] = [];
  walkBars(roots, (bar, parent, level) => {
    rows.push({
      id: bar.id,
      parentId: parent?.id,
      level,
      hasChildren: bar.children.length > 0,
      kind: bar.kind,
      name: bar.name,
      detail: bar.detail,
      startMs: bar.startMs - startMs,
      endMs: (bar.endMs ?? endMs) - startMs,
      isRunning: bar.endMs === undefined,
      state: bar.state,
      criticalMs: shares.get(bar) ?? 0,
      selfMs,
      bar,
      node: bar.node,
      isDetailBelow: bar.state !== 'ok' && isDetailBelow(bar),
      spoken: undefined,
    });
  });
  return { rows, startMs: originMs + startMs, durationMs: endMs - startMs, notes };
}

function isDetailBelow({ detail, children }: Bar): boolean {
  return detail !== undefined && children.some((child) => child.detail === detail);
}
