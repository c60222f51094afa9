import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/** The position of a row among its siblings, from 1, for `aria-posinset` and `aria-setsize`. */
export interface RowPlace {
  readonly position: number;
  readonly size: number;
}

/** Returns the place of a row by its index among the visible rows. */
export type RowPlaces = (index: number) => RowPlace;

/**
 * Computes the places of the `visible` among all `rows`, in the same order. Hidden siblings count, so that places do not change
 * when rows are collapsed. Uses indices in pre-order: a map by id would take longer than drawing a long trace.
 */
export function rowPlaces(rows: readonly WaterfallRow[], visible: readonly WaterfallRow[]): RowPlaces {
  const positions = new Int32Array(rows.length);
  // The group of siblings of each row, and the sizes of the groups.
  const families = new Int32Array(rows.length);
  const sizes: number[] = [];
  const open: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const level = rows[index]?.level ?? 1;
    open.length = Math.min(open.length, level);
    let family = open[level - 1];
    if (family === undefined) {
      family = sizes.push(0) - 1;
      open[level - 1] = family;
    }
    families[index] = family;
    sizes[family] = (sizes[family] ?? 0) + 1;
    positions[index] = sizes[family] ?? 1;
  }
  const shown = new Int32Array(visible.length);
  for (let index = 0, at = 0; index < rows.length && at < visible.length; index += 1) {
    if (rows[index] !== visible[at]) continue;
    shown[at] = index;
    at += 1;
  }
  return (index) => {
    const at = shown[index] ?? 0;
    return { position: positions[at] ?? 1, size: sizes[families[at] ?? 0] ?? 1 };
  };
}
