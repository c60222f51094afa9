import type { WaterfallRow } from './waterfallRow';

/** The visible rows: those without a collapsed ancestor. */
export function visibleRows(rows: readonly WaterfallRow[], collapsed: ReadonlySet<string>): readonly WaterfallRow[] {
  if (collapsed.size === 0) return rows;
  const visible: WaterfallRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.level > hiddenBelow) continue;
    hiddenBelow = collapsed.has(row.id) && row.hasChildren ? row.level : Number.POSITIVE_INFINITY;
    visible.push(row);
  }
  return visible;
}
