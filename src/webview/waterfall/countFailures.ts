import type { WaterfallRow } from '../../trace/rows/waterfallRow';

/** How many rows failed by themselves: not because a row inside them did. `rows`: parents first. */
export function countFailures(rows: readonly WaterfallRow[]): number {
  const around = new Set<string>();
  let count = 0;
  for (const { id, parentId, state } of rows.toReversed()) {
    const isFailed = state !== 'ok';
    if (isFailed && !around.has(id)) count += 1;
    if (parentId !== undefined && (isFailed || around.has(id))) around.add(parentId);
  }
  return count;
}
