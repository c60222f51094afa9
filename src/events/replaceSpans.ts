/** A replacement for `length` UTF-16 units of a text. */
export interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** Applies replacements, which may be in any order but must not overlap. One pass: a batch may have thousands. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { offset, length, content } of [...replacements].sort((a, b) => a.offset - b.offset)) {
    pieces.push(text.slice(position, offset), content);
    position = offset + length;
  }
  return pieces.join('') + text.slice(position);
}
