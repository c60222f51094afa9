import type { WaterfallRow } from '../../trace/waterfallRow';

/** Which of its siblings a row is, from 1: what `aria-posinset` and `aria-setsize` say. */
export interface RowPlace {
  readonly position: number;
  readonly size: number;
}

/** The places of all rows, hidden ones included, so that they do not change when something is closed. */
export function rowPlaces(rows: readonly WaterfallRow[]): ReadonlyMap<string, RowPlace> {
  const siblings = new Map<string | undefined, string[]>();
  for (const { id, parentId } of rows) {
    const list = siblings.get(parentId);
    if (list === undefined) siblings.set(parentId, [id]);
    else list.push(id);
  }
  const places = new Map<string, RowPlace>();
  for (const ids of siblings.values()) {
    for (const [index, id] of ids.entries()) places.set(id, { position: index + 1, size: ids.length });
  }
  return places;
}
