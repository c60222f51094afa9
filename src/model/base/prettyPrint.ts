/** Deeper levels get no further indent: a text nested a hundred thousand deep would become gigabytes of blanks. */
const maxIndentLevels = 60;

/**
 * JSON set out in lines, two blanks a level, without being read as values: every number, escape, key and duplicate key stays as
 * it was written (`12345678901234567890`, `1.0`, `1e400`), in its order. Text that is no JSON comes back as it is. Any depth.
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

/** A string, a run of what is neither string nor structure, or one structural character. Blanks are skipped. */
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
