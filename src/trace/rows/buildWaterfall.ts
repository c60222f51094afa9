import { criticalSections } from '../measure/criticalSections';
import { findEscapedParts } from '../measure/escapedParts';
import { type Measured, selfTime } from '../measure/selfTime';
import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from './bar';
import type { Waterfall, WaterfallRow } from './waterfallRow';

// Timeline, logs, and exports ask for the same trace.
const waterfalls = new WeakMap<Trace, Waterfall>();

/**
 * The rows of a trace after normalization; computed once per trace and shared. Its axis begins with the first bar,
 * which may be later than the first document: `notes` names environments prepared long before.
 */
export function buildWaterfall(trace: Trace): Waterfall {
  const before = waterfalls.get(trace);
  if (before !== undefined) return before;
  const waterfall = placeRows(trace);
  waterfalls.set(trace, waterfall);
  return waterfall;
}

/** A row with the bar that its own time is computed from. */
interface BarRow extends WaterfallRow {
  readonly bar: Bar;
}

function placeRows(trace: Trace): Waterfall {
  const { roots, extent, notes } = normalize(trace);
  if (extent === undefined) return { rows: [], startMs: trace.startMs, durationMs: 0, notes };
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
  for (const section of criticalSections(roots, extent)) {
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
      spoken: undefined,
    });
  });
  return { rows, startMs: trace.startMs + startMs, durationMs: endMs - startMs, notes };
}
