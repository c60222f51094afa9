/** The JSON values of a text, and the parts that are not JSON. */
export interface JsonValues {
  readonly values: readonly unknown[];
  /** The texts that `values` were read from, in the same order. */
  readonly texts: readonly string[];
  /** Documents that could not be read, such as the last one of a file that was cut off. */
  readonly broken: readonly string[];
}

/**
 * Reads one JSON document or a sequence: one per line (OpenTelemetry Collector, `jq -c`), pretty-printed (`jq`), or
 * mixed with other lines as in a log.
 */
export function jsonValues(text: string): JsonValues {
  const whole = parse(text);
  if (whole.isJson) return { values: [whole.value], texts: [text], broken: [] };
  const values: unknown[] = [];
  const texts: string[] = [];
  const broken: string[] = [];
  for (const piece of piecesOf(text)) {
    const { isJson, value, text: read } = parseFolded(piece);
    if (isJson) {
      values.push(value);
      texts.push(read);
    } else broken.push(piece);
  }
  return { values, texts, broken };
}

function parse(text: string): { readonly isJson: boolean; readonly value: unknown; readonly text: string } {
  try {
    return { isJson: true, value: JSON.parse(text), text };
  } catch {
    return { isJson: false, value: undefined, text };
  }
}

/** YAML, which `aws --output yaml` writes, folds a long quoted text at its blanks. */
function parseFolded(piece: string): ReturnType<typeof parse> {
  const asItIs = parse(piece);
  return asItIs.isJson || !piece.includes('\n') ? asItIs : parse(piece.replace(/\r?\n[ \t]*/g, ' '));
}

/** Objects, lists, and strings at the top level. Anything between them is skipped. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  const token = /["{}[\]]/g;
  let depth = 0;
  let from = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const at = found.index;
    if (depth === 0) from = at;
    if (found[0] === '"') {
      token.lastIndex = endOfString(text, at);
      if (depth === 0) pieces.push(text.slice(from, token.lastIndex));
      continue;
    }
    depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
    if (depth === 0) pieces.push(unquoted(text, from, at + 1));
    depth = Math.max(0, depth);
  }
  if (depth > 0) pieces.push(text.slice(from));
  return pieces;
}

/** A piece in single quotation marks is a text of YAML, in which apostrophes are doubled. */
function unquoted(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  return text[from - 1] === "'" && text[to] === "'" ? piece.replaceAll("''", "'") : piece;
}

/** Index after the closing quotation mark of the string that begins at `from`, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}
