import type { WaterfallRow } from '../../trace/rows/waterfallRow';

/**
 * The row worth reading before the reader has chosen one: the deepest that brought an exception, of the last attempt when
 * there are several; without errors the one that took most of the time.
 */
export function initialRow(rows: readonly WaterfallRow[], chosenId: string | undefined): WaterfallRow | undefined {
  if (chosenId === nothingChosen) return undefined;
  const failed = rows.filter(({ node }) => node !== undefined && node.exceptions.length > 0);
  if (failed.length > 0) return failed.at(-1);
  return (
    rows.reduce<WaterfallRow | undefined>(
      (most, row) => (row.criticalMs > (most?.criticalMs ?? 0) && row.kind !== 'backOff' ? row : most),
      undefined,
    ) ?? rows[0]
  );
}

/** The id that stands for a cleared selection. */
export const nothingChosen = '';

/** A row by its id: as it is without groups, or a group. */
export function rowById(
  id: string | undefined,
  rows: readonly WaterfallRow[],
  grouped: readonly WaterfallRow[],
): WaterfallRow | undefined {
  if (id === undefined) return undefined;
  return rows.find((row) => row.id === id) ?? grouped.find((row) => row.id === id);
}
