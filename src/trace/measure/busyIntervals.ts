import type { Interval } from '../axis/interval';
import type { RowKind, Waterfall, WaterfallRow } from '../rows/waterfallRow';

/** The intervals of work, as opposed to waiting, which the axis must not fold. In order, without overlap. */
export function busyIntervals(waterfall: Waterfall): readonly Interval[] {
  const works = outermost(waterfall.rows).sort((a, b) => a.startMs - b.startMs);
  const busy: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of works) {
    const last = busy.at(-1);
    if (last === undefined || startMs > last.endMs) busy.push({ startMs, endMs });
    else last.endMs = Math.max(last.endMs, endMs);
  }
  return busy;
}

/** The rows of work but for those inside the one before: in pre-order, most are inside an ancestor. */
function outermost(rows: readonly WaterfallRow[]): WaterfallRow[] {
  const kept: WaterfallRow[] = [];
  let around: WaterfallRow | undefined;
  for (const row of rows) {
    if (around !== undefined && row.startMs >= around.startMs && row.endMs <= around.endMs) continue;
    if (!isWork(row)) continue;
    kept.push(row);
    around = row;
  }
  return kept;
}

/** An empty service bar is the only evidence of the work, so it counts as busy. */
function isWork({ kind, hasChildren }: WaterfallRow): boolean {
  return doesWork[kind] || (kind === 'service' && !hasChildren);
}

/** The service's bar spans the whole invocation including waits, so it is no evidence of work. */
const doesWork: Readonly<Record<RowKind, boolean>> = {
  lifecycle: false,
  accepted: true,
  dwell: false,
  attempt: true,
  backOff: false,
  service: false,
  function: true,
  environment: true,
  init: true,
  restore: true,
  handler: true,
  overhead: true,
  extensions: true,
  call: true,
  segment: true,
  subsegment: true,
  operation: false,
  wait: false,
  replay: true,
  unaccounted: true,
  placeholder: false,
};
