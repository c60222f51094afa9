/** Close to VS Code's fonts at 11 px, on the wide side: a text left out is better than two that touch. */
const characterPx = 6.4;

/** About how wide a small text is drawn. */
export function textWidthPx(text: string): number {
  return text.length * characterPx;
}
