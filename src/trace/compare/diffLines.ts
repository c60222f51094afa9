import { diffArrays } from 'diff';

/** A line of two texts, or equal lines far from any difference. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'skipped'; readonly lines: number };

type ShownLine = Extract<DiffLine, { readonly text: string }>;

/** Equal lines that are kept before and after a difference. */
const contextLines = 3;
/** With more changed lines than this, comparing takes too long: then all of one text gives way to all of the other. */
const maxChanges = 2_000;

/** What changed between two texts, line by line and with the fewest changed lines. Empty for equal texts. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  if (before === after) return [];
  const [a, b] = [before.split('\n'), after.split('\n')];
  const changes = diffArrays(a, b, { maxEditLength: maxChanges });
  if (changes === undefined) return [...a.map(as('removed')), ...b.map(as('added'))];
  return skipFar(changes.flatMap(({ value, removed, added }) => value.map(as(kindOf(removed, added)))));
}

function kindOf(isRemoved: boolean, isAdded: boolean): ShownLine['kind'] {
  if (isRemoved) return 'removed';
  return isAdded ? 'added' : 'same';
}

function as(kind: ShownLine['kind']) {
  return (text: string): ShownLine => ({ kind, text });
}

function skipFar(lines: readonly ShownLine[]): readonly DiffLine[] {
  const isNear = new Uint8Array(lines.length);
  for (const [index, { kind }] of lines.entries()) {
    if (kind !== 'same') isNear.fill(1, Math.max(0, index - contextLines), index + contextLines + 1);
  }
  const shown: DiffLine[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (isNear[index] === 1) shown.push(line);
    else if (last?.kind === 'skipped') shown[shown.length - 1] = { kind: 'skipped', lines: last.lines + 1 };
    else shown.push({ kind: 'skipped', lines: 1 });
  }
  return shown;
}
