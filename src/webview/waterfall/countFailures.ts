import type { WaterfallRow } from '../../trace/rows/waterfallRow';

/** How many rows failed by themselves: not because a row inside them did. `rows`: parents first. */
export function countFailures(rows: readonly WaterfallRow[]): number {
  // For each level, whether one of the rows met there since the last row above it failed. By levels, not by ids: see `collapsedRows`.
  const isFailedAt: boolean[] = [];
  let count = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const isFailedInside = row.hasChildren && isFailedAt[row.level + 1] === true;
    if (row.hasChildren) isFailedAt[row.level + 1] = false;
    if (row.state !== 'ok' && !isFailedInside) count += 1;
    if (row.state !== 'ok' || isFailedInside) isFailedAt[row.level] = true;
  }
  return count;
}
