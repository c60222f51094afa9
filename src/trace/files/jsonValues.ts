/** The JSON values of a text, and the pieces of it that are none. */
export interface JsonValues {
  readonly values: readonly unknown[];
  /** Documents that could not be read, such as the last one of a file that was cut off. */
  readonly broken: readonly string[];
}

/**
 * Reads one JSON document, or many one after the other: a line each, as the OpenTelemetry Collector and `jq -c` write them, set
 * out in lines, as `jq` does, or with other lines between them, as in a log.
 */
export function jsonValues(text: string): JsonValues {
  const whole = parse(text);
  if (whole.isJson) return { values: [whole.value], broken: [] };
  const values: unknown[] = [];
  const broken: string[] = [];
  for (const piece of piecesOf(text)) {
    const { isJson, value } = parseFolded(piece);
    if (isJson) values.push(value);
    else broken.push(piece);
  }
  return { values, broken };
}

function parse(text: string): { readonly isJson: boolean; readonly value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false, value: undefined };
  }
}

/** YAML, which `aws --output yaml` writes, folds a long quoted text at its blanks. */
function parseFolded(piece: string): ReturnType<typeof parse> {
  const asItIs = parse(piece);
  return asItIs.isJson || !piece.includes('\n') ? asItIs : parse(piece.replace(/\r?\n[ \t]*/g, ' '));
}

/** Objects, lists and texts at the top level. What stands between them is left out. */
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

/** Behind the closing quotation mark of the string that begins at `from`, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}
