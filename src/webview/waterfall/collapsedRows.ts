import type { WaterfallRow } from '../../trace/waterfallRow';
import type { ViewState } from '../viewState';

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
  const ungrouped = groups.size === 0 ? rows : rows.filter(({ parentId }) => !groups.has(parentId ?? ''));
  if (ungrouped.length > openWhole) for (const id of deepRows(rows)) collapsed.add(id);
  for (const id of closedRows) collapsed.add(id);
  for (const id of openedRows) collapsed.delete(id);
  return collapsed;
}

function deepRows(rows: readonly WaterfallRow[]): readonly string[] {
  const onWayToError = new Set<string>();
  // Backwards, parents come after their children.
  for (const { id, parentId, state } of rows.toReversed()) {
    if (parentId !== undefined && (state !== 'ok' || onWayToError.has(id))) onWayToError.add(parentId);
  }
  return rows.flatMap(({ id, level, hasChildren }) =>
    hasChildren && level >= openLevels && !onWayToError.has(id) ? [id] : [],
  );
}
