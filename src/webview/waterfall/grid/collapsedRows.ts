import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { ViewState } from '../../viewState';

/** Maximum number of rows of a trace that is fully expanded. */
const openWhole = 200;
const openLevels = 3;

/**
 * Determines the collapsed rows. A short trace is fully expanded; a long one shows its first levels and every path to an error.
 * Groups of equal siblings are collapsed and their members do not count. The user's choices take precedence.
 */
export function collapsedRows(
  rows: readonly WaterfallRow[],
  groups: ReadonlyMap<string, unknown>,
  { closedRows, openedRows }: Pick<ViewState, 'closedRows' | 'openedRows'>,
): ReadonlySet<string> {
  const collapsed = new Set<string>(groups.keys());
  if (isLong(rows, groups)) for (const id of deepRows(rows)) collapsed.add(id);
  for (const id of closedRows) collapsed.add(id);
  for (const id of openedRows) collapsed.delete(id);
  return collapsed;
}

function isLong(rows: readonly WaterfallRow[], groups: ReadonlyMap<string, unknown>): boolean {
  let count = 0;
  for (const { parentId } of rows) {
    if (parentId === undefined || !groups.has(parentId)) count += 1;
    if (count > openWhole) return true;
  }
  return false;
}

/** By levels, not by ids: sets of ids would take longer than the rest. */
function deepRows(rows: readonly WaterfallRow[]): readonly string[] {
  /** For each level, whether one of the rows met there since the last row above it leads to an error. */
  const leadsToError: boolean[] = [];
  const deep: string[] = [];
  // Backwards, so that descendants come before their ancestors.
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const { level, hasChildren } = row;
    const isOnWay = hasChildren && leadsToError[level + 1] === true;
    if (hasChildren) leadsToError[level + 1] = false;
    if (row.state !== 'ok' || isOnWay) leadsToError[level] = true;
    if (hasChildren && level >= openLevels && !isOnWay) deep.push(row.id);
  }
  return deep;
}
