import type { Interval } from '../../trace/axis/interval';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import type { ViewState, ZoomState } from '../viewState';

type RowChoices = Pick<ViewState, 'closedRows' | 'openedRows'>;

/** Returns the user's choices after expanding or collapsing rows. */
export function rowsOpened(
  { closedRows, openedRows }: RowChoices,
  ids: readonly string[],
  isOpen: boolean,
): RowChoices {
  if (ids.length === 0) return { closedRows, openedRows };
  const changed = new Set(ids);
  const without = (list: readonly string[]) => list.filter((id) => !changed.has(id));
  return {
    closedRows: isOpen ? without(closedRows) : [...without(closedRows), ...ids],
    openedRows: isOpen ? [...without(openedRows), ...ids] : without(openedRows),
  };
}

/** Returns the rows that must be expanded for a row to be visible. */
export function ancestorsOf(id: string, rows: readonly WaterfallRow[]): readonly string[] {
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  const ancestors = new Set<string>();
  for (let at = parents.get(id); at !== undefined && !ancestors.has(at); at = parents.get(at)) ancestors.add(at);
  return [...ancestors];
}

/** Converts the zoom after the start of the trace has changed: an earlier segment may have arrived. */
export function shiftZoom(zoom: ZoomState | undefined, startMs: number): Interval | undefined {
  if (zoom === undefined) return undefined;
  const byMs = zoom.originMs - startMs;
  return { startMs: zoom.startMs + byMs, endMs: zoom.endMs + byMs };
}
