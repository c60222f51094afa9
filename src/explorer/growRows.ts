/** The traits of the rows of a list. */
export interface RowTraits<Row> {
  /** Identifies a row; of two rows with the same key only the first is shown. */
  readonly keyOf: (row: Row) => string;
  /** A separator, the heading of the rows below it. */
  readonly isHeading: (row: Row) => boolean;
}

/**
 * Adds rows to a visible list without moving any of its rows: new `rows` are added below, under their heading. A click always
 * hits the row it was aimed at.
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
