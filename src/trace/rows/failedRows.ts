import type { WaterfallRow } from './waterfallRow';

/** The rows that failed or were throttled, with their ancestors, in the same order. */
export function failedRows(rows: readonly WaterfallRow[]): readonly WaterfallRow[] {
  const parents = new Set<string>();
  const kept: WaterfallRow[] = [];
  for (const row of rows.toReversed()) {
    const isParent = parents.has(row.id);
    if (!isParent && row.state === 'ok') continue;
    if (row.parentId !== undefined) parents.add(row.parentId);
    kept.push(row.hasChildren === isParent ? row : { ...row, hasChildren: isParent });
  }
  return kept.reverse();
}
