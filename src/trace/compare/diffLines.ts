/** A line of two texts, or equal lines far from any difference. */
export type DiffLine =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'skipped'; readonly lines: number };

type ShownLine = Extract<DiffLine, { readonly text: string }>;

/** Equal lines that are kept before and after a difference. */
const contextLines = 3;
/** More pairs of lines take too long to compare: then all of one text gives way to all of the other. */
const maxPairs = 1_000_000;

/** What changed between two texts, line by line and with the fewest changed lines. Empty for equal texts. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  if (before === after) return [];
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return skipFar([
    ...a.slice(0, start).map(as('same')),
    ...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(as('same')),
  ]);
}

function as(kind: ShownLine['kind']) {
  return (text: string): ShownLine => ({ kind, text });
}

/** By the longest common subsequence. */
function diffMiddle(a: readonly string[], b: readonly string[]): readonly ShownLine[] {
  if (a.length * b.length > maxPairs) return [...a.map(as('removed')), ...b.map(as('added'))];
  const common = commonLengths(a, b);
  const width = b.length + 1;
  const lines: ShownLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [removed, added] = [a[i], b[j]];
    if (removed !== undefined && removed === added) {
      lines.push({ kind: 'same', text: removed });
      i += 1;
      j += 1;
    } else if (
      removed !== undefined &&
      (added === undefined || lengthAt(common, (i + 1) * width + j) >= lengthAt(common, i * width + j + 1))
    ) {
      lines.push({ kind: 'removed', text: removed });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: added ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** At `i * (b.length + 1) + j`: the length of the longest common subsequence of both ends from `i` and from `j`. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j]
          ? lengthAt(lengths, at + width + 1) + 1
          : Math.max(lengthAt(lengths, at + width), lengthAt(lengths, at + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: Uint32Array, at: number): number {
  return lengths[at] ?? 0;
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
