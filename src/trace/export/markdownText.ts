/** Up to the first line break. */
export function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** As code, in a table too. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** Names and messages are untrusted: escapes markup and mentions. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#@]/g, (character) => `\\${character}`);
}

/** The text of a table's cell. */
export function cell(text: string): string {
  return plain(text).replaceAll('\n', ' ');
}
