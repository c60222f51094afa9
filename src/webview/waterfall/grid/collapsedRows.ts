import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { ViewState } from '../../viewState';

/** Above this many rows a trace is not opened whole. */
const openWhole = 200;
const openLevels = 3;

/**
 * Which rows are closed. A short trace is open; of a long one the first levels are, and every way to an error. Groups of equal
 * siblings are closed and their members do not count. What the reader closed or opened wins.
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

function deepRows(rows: readonly WaterfallRow[]): readonly string[] {
  const onWayToError = new Set<string>();
  const deep: string[] = [];
  // Backwards: a row comes after all that is below it.
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const isOnWay = row.hasChildren && onWayToError.has(row.id);
    if (row.parentId !== undefined && (row.state !== 'ok' || isOnWay)) onWayToError.add(row.parentId);
    if (row.hasChildren && row.level >= openLevels && !isOnWay) deep.push(row.id);
  }
  return deep;
}
