import type { WaterfallRow } from '../../trace/rows/waterfallRow';

/**
 * The row that is selected at first: the deepest one with an exception, of the last attempt if there are several; without errors,
 * the one that took the most time.
 */
export function initialRow(rows: readonly WaterfallRow[], chosenId: string | undefined): WaterfallRow | undefined {
  if (chosenId === nothingChosen) return undefined;
  const failed = rows.findLast(({ node }) => node !== undefined && node.exceptions.length > 0);
  if (failed !== undefined) return failed;
  return (
    rows.reduce<WaterfallRow | undefined>(
      (most, row) => (row.criticalMs > (most?.criticalMs ?? 0) && row.kind !== 'backOff' ? row : most),
      undefined,
    ) ?? rows[0]
  );
}

/** The id that represents a cleared selection. */
export const nothingChosen = '';

/** Finds a row by its id: an ungrouped row or a group. */
export function rowById(
  id: string | undefined,
  rows: readonly WaterfallRow[],
  grouped: readonly WaterfallRow[],
): WaterfallRow | undefined {
  if (id === undefined) return undefined;
  return rows.find((row) => row.id === id) ?? grouped.find((row) => row.id === id);
}
