/** Deeper levels get no further indent: a text with a hundred thousand levels would become gigabytes of spaces. */
const maxIndentLevels = 60;

/**
 * Formats JSON in lines with two spaces per level, without parsing values: every number, escape, key and duplicate key stays as
 * written (`12345678901234567890`, `1.0`, `1e400`), in order. Text that is not JSON is returned unchanged. Any depth.
 */
export function prettyPrint(text: string): string {
  return isJson(text) ? layOut(text) : text;
}

/** Whether the text is JSON of any depth; V8's parser does not recurse. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A string, a run of other characters, or one structural character. Whitespace is skipped. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function layOut(text: string): string {
  const pieces: string[] = [];
  let level = 0;
  let opened = false;
  for (const [piece] of text.matchAll(token)) {
    const isClosing = piece === '}' || piece === ']';
    if (isClosing) {
      level -= 1;
      if (!opened) pieces.push(newLine(level));
    } else if (opened) pieces.push(newLine(level));
    opened = piece === '{' || piece === '[';
    if (opened) level += 1;
    if (piece === ':') pieces.push(': ');
    else if (piece === ',') pieces.push(',', newLine(level));
    else pieces.push(piece);
  }
  return pieces.join('');
}

function newLine(level: number): string {
  return `\n${'  '.repeat(Math.min(level, maxIndentLevels))}`;
}
