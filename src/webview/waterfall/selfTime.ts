import type { WaterfallRow } from '../../trace/waterfallRow';

/**
 * The part of a row's time that none of its children covers, in milliseconds. An event that was only handed over does not
 * count as covered: its caller did not wait for it. `rows` in pre-order.
 */
export function selfTimeOf(row: WaterfallRow, rows: readonly WaterfallRow[]): number {
  const children = rows
    .filter(({ parentId, kind }) => parentId === row.id && kind !== 'lifecycle')
    .sort((a, b) => a.startMs - b.startMs);
  let coveredMs = 0;
  let untilMs = row.startMs;
  for (const { startMs, endMs } of children) {
    const fromMs = Math.max(startMs, untilMs);
    const toMs = Math.min(endMs, row.endMs);
    if (toMs > fromMs) coveredMs += toMs - fromMs;
    untilMs = Math.max(untilMs, toMs);
  }
  return row.endMs - row.startMs - coveredMs;
}
