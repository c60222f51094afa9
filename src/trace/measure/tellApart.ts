import type { RowKind } from '../rows/waterfallRow';

/** The parts of a row's label. */
interface Named {
  readonly kind: RowKind | 'nothing';
  readonly name: string;
  readonly detail: string | undefined;
  /** The function or service that it belongs to. */
  readonly owner: string | undefined;
}

/**
 * Makes equal row labels distinct: by what they are, then by owner, else by order (`2 of 3`). Unique labels stay
 * unchanged.
 */
export function tellApart<Row extends Named>(rows: readonly Row[]): readonly Row[] {
  const byKind = withWords(rows, ({ kind }) => kindWords[kind]);
  return withOrder(withWords(byKind, ({ owner, name }) => (owner === name ? undefined : owner)));
}

function withOrder<Row extends Named>(rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(textOf(row), (counts.get(textOf(row)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = counts.get(textOf(row)) ?? 1;
    if (count === 1) return row;
    const position = (seen.get(textOf(row)) ?? 0) + 1;
    seen.set(textOf(row), position);
    return { ...row, detail: withDetail(row, `${position} of ${count}`) };
  });
}

function withDetail({ detail }: Named, words: string): string {
  return detail === undefined ? words : `${detail} · ${words}`;
}

function withWords<Row extends Named>(rows: readonly Row[], wordsOf: (row: Row) => string | undefined): readonly Row[] {
  const wordsOfAlike = new Map<string, Set<string | undefined>>();
  for (const row of rows) {
    const key = textOf(row);
    wordsOfAlike.set(key, (wordsOfAlike.get(key) ?? new Set()).add(wordsOf(row)));
  }
  return rows.map((row) => {
    const words = wordsOf(row);
    const isAlone = (wordsOfAlike.get(textOf(row))?.size ?? 0) < 2;
    if (isAlone || words === undefined) return row;
    return { ...row, detail: withDetail(row, words) };
  });
}

function textOf({ name, detail }: Named): string {
  return `${name}\n${detail ?? ''}`;
}

const kindWords: Readonly<Partial<Record<Named['kind'], string>>> = {
  lifecycle: 'asynchronous invocation',
  accepted: 'accepted',
  attempt: 'attempt',
  service: 'Lambda service',
  function: 'function',
  environment: 'environment creation',
  init: 'init',
  restore: 'restore',
  handler: 'handler',
  overhead: 'overhead',
  extensions: 'extensions',
  call: 'call',
  segment: 'segment',
  subsegment: 'subsegment',
};
