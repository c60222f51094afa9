import type { RowKind } from '../rows/waterfallRow';

/** What the words of a row are made of. */
interface Named {
  readonly kind: RowKind | 'nothing';
  readonly name: string;
  readonly detail: string | undefined;
  /** The function or service that it belongs to. */
  readonly owner: string | undefined;
}

/**
 * Gives rows that would read alike words that differ: what they are, then whose. Rows that nothing else is named like stay as
 * they are.
 */
export function tellApart<Row extends Named>(rows: readonly Row[]): readonly Row[] {
  const byKind = withWords(rows, ({ kind }) => kindWords[kind]);
  return withWords(byKind, ({ owner, name }) => (owner === name ? undefined : owner));
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
    return { ...row, detail: row.detail === undefined ? words : `${row.detail} · ${words}` };
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
