/** What `growRows` has to know of the rows of a list. */
export interface RowTraits<Row> {
  /** Identifies a row; of two rows with the same key only the first is shown. */
  readonly keyOf: (row: Row) => string;
  /** A separator, the heading of the rows below it. */
  readonly isHeading: (row: Row) => boolean;
}

/**
 * Adds rows to a list that is on the screen without moving any of its rows: what is new in `rows` goes below, under the heading
 * that it has there. A click that was aimed at a row hits this row.
 */
export function growRows<Row>(
  shown: readonly Row[],
  rows: readonly Row[],
  { keyOf, isHeading }: RowTraits<Row>,
): readonly Row[] {
  const known = new Set(shown.filter((row) => !isHeading(row)).map(keyOf));
  const lastShown = shown.findLast(isHeading);
  let placed = lastShown === undefined ? undefined : keyOf(lastShown);
  let heading: Row | undefined;
  const grown = [...shown];
  for (const row of rows) {
    if (isHeading(row)) {
      heading = row;
      continue;
    }
    if (known.has(keyOf(row))) continue;
    known.add(keyOf(row));
    if (heading !== undefined && keyOf(heading) !== placed) {
      grown.push(heading);
      placed = keyOf(heading);
    }
    grown.push(row);
  }
  return grown;
}
