/** A flow collection that is open at the end of a line, and the block scalar or quotes that hide brackets. */
interface Scan {
  depth: number;
  quote: '"' | "'" | undefined;
  /** Indentation of the line that opened the outermost collection, or the block scalar. */
  indent: number;
  isBlockScalar: boolean;
}

/**
 * Indents the lines inside of flow collections below the line that opens them. Parsers of YAML 1.1, CloudFormation's among them,
 * accept a closing bracket at its parent's indentation; YAML 1.2 does not. Lines keep their numbers.
 */
export function indentFlow(text: string): string {
  const scan: Scan = { depth: 0, quote: undefined, indent: 0, isBlockScalar: false };
  return text
    .split('\n')
    .map((line) => {
      const isInside = scan.depth > 0;
      readLine(line, scan);
      return isInside && line.trim() !== '' ? ' '.repeat(scan.indent + 1) + line.replace(/^\t+/, '') : line;
    })
    .join('\n');
}

function readLine(line: string, scan: Scan): void {
  const indent = line.search(/\S/);
  if (indent < 0) return;
  if (scan.isBlockScalar) {
    if (indent > scan.indent) return;
    scan.isBlockScalar = false;
  }
  if (scan.depth === 0 && scan.quote === undefined) scan.indent = blockIndent(line);
  for (let index = 0; index >= 0 && index < line.length; ) index = readCharacter(line, index, scan);
  if (scan.depth === 0 && scan.quote === undefined && /(^|[:\-\s])\s*[|>][-+0-9]*\s*(#.*)?$/.test(line)) {
    scan.isBlockScalar = true;
  }
}

/** Reads one character or a pair; returns the index of the next one, -1 at a comment. */
function readCharacter(line: string, index: number, scan: Scan): number {
  const character = line[index] ?? '';
  if (scan.quote !== undefined) return index + 1 + readQuoted(line, index, scan);
  if (character === '#' && /^$|\s/.test(line[index - 1] ?? '')) return -1;
  if ((character === '"' || character === "'") && startsValue(line, index, scan)) scan.quote = character;
  else if ((character === '[' || character === '{') && startsValue(line, index, scan)) scan.depth += 1;
  else if ((character === ']' || character === '}') && scan.depth > 0) scan.depth -= 1;
  return index + 1;
}

/** Reads one character inside quotes; returns the number of additional characters read. */
function readQuoted(line: string, index: number, scan: Scan): number {
  const character = line[index];
  if (scan.quote === '"' && character === '\\') return 1;
  if (character !== scan.quote) return 0;
  if (scan.quote === "'" && line[index + 1] === "'") return 1;
  scan.quote = undefined;
  return 0;
}

/** Whether a quote or bracket at this place begins a value: elsewhere it is part of a plain text. */
function startsValue(line: string, index: number, { depth }: Scan): boolean {
  const before = line.slice(0, index).trimEnd();
  if (before === '' || /[,[{]$/.test(before)) return before === '' || depth > 0;
  return (
    /(^|\s)!\S*$/.test(before) || (/[:\-?]$/.test(before) && before.length < index) || (depth > 0 && /:$/.test(before))
  );
}

/** The column that what belongs to a line stands behind: of its key, or of the dash before a block scalar. */
function blockIndent(line: string): number {
  const [dashes = ''] = /^\s*(?:-\s+)*/.exec(line) ?? [];
  return /^[|>]/.test(line.slice(dashes.length)) ? dashes.lastIndexOf('-') : dashes.length;
}
