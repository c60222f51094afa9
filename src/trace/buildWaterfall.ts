import { type Bar, flattenBars, virtualBar } from './bar';
import { criticalPath } from './criticalPath';
import { describeRow } from './describeRow';
import { normalise } from './normalise';
import type { Trace } from './trace';
import type { Waterfall, WaterfallRow } from './waterfallRow';

/**
 * The rows of a trace, from documents as they came to what happened. Its axis begins with the first bar, which may be later
 * than the first document: environments prepared long before are told in `notes`.
 */
export function buildWaterfall(trace: Trace): Waterfall {
  const { roots, notes } = normalise(trace);
  const flat = flattenBars(roots);
  const startMs = Math.min(...spread(flat, (bar) => bar.startMs), Number.MAX_SAFE_INTEGER);
  const endMs = Math.max(...spread(flat, (bar) => Math.max(bar.startMs, bar.endMs ?? 0)), 0);
  if (flat.length === 0) return { rows: [], startMs: trace.startMs, durationMs: 0, notes };
  const shares = criticalShares(roots, startMs, endMs);
  const levels = new Map<Bar, number>();
  const rows = flat.map(({ bar, parent }): WaterfallRow => {
    const level = parent === undefined ? 1 : (levels.get(parent) ?? 0) + 1;
    levels.set(bar, level);
    const row = {
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
      node: bar.node,
    };
    return { ...row, label: describeRow(row) };
  });
  return { rows, startMs: trace.startMs + startMs, durationMs: endMs - startMs, notes };
}

/** The extremes of at most some thousand values at a time: `Math.min` takes no hundred thousand arguments. */
function spread(flat: readonly { readonly bar: Bar }[], value: (bar: Bar) => number): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { bar } of flat) {
    least = Math.min(least, value(bar));
    most = Math.max(most, value(bar));
  }
  return [least, most];
}

/**
 * The path to the end of everything. Events hang below callers that did not wait for them; from the whole trace's point of
 * view they are waited for like any root.
 */
function criticalShares(roots: readonly Bar[], startMs: number, endMs: number): ReadonlyMap<Bar, number> {
  const queued = flattenBars(roots).flatMap(({ bar, parent }) =>
    !bar.isBlocking && parent !== undefined ? [bar] : [],
  );
  const tops = [...roots, ...queued].map((bar) => (bar.isBlocking ? bar : { ...bar, isBlocking: true }));
  const originals = new Map(tops.map((top, index) => [top, [...roots, ...queued][index] ?? top]));
  const whole = virtualBar('', 'lifecycle', '', startMs, endMs, tops);
  const shares = new Map<Bar, number>();
  for (const section of criticalPath(whole, endMs)) {
    const bar = originals.get(section.bar) ?? section.bar;
    shares.set(bar, (shares.get(bar) ?? 0) + section.endMs - section.startMs);
  }
  return shares;
}
