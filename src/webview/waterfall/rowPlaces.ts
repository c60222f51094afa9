import type { WaterfallRow } from '../../trace/waterfallRow';

/** Which of its siblings a row is, from 1: what `aria-posinset` and `aria-setsize` say. */
export interface RowPlace {
  readonly position: number;
  readonly size: number;
}

/** The places of all rows, hidden ones included, so that they do not change when something is closed. */
export function rowPlaces(rows: readonly WaterfallRow[]): ReadonlyMap<string, RowPlace> {
  const sizes = new Map<string | undefined, number>();
  for (const { parentId } of rows) sizes.set(parentId, (sizes.get(parentId) ?? 0) + 1);
  const positions = new Map<string | undefined, number>();
  const places = new Map<string, RowPlace>();
  for (const { id, parentId } of rows) {
    const position = (positions.get(parentId) ?? 0) + 1;
    positions.set(parentId, position);
    places.set(id, { position, size: sizes.get(parentId) ?? position });
  }
  return places;
}
