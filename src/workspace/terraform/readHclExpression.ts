import { type HclCursor, type HclExpression, skipHclSpace, takeHcl } from './hcl';

const unknown: HclExpression = { kind: 'unknown' };
const maxDepth = 60;

/** From the loosest on; those of one row are taken from left to right (https://developer.hashicorp.com/terraform/language/expressions/operators). */
const operators: readonly RegExp[] = [/\|\|/, /&&/, /==|!=/, /[<>]=?/, /[-+]/, /[*/%]/];

/**
 * Reads an expression. What it does not know (`for`, splats) is skipped up to the end of the line, or of the brackets around
 * it.
 */
export function readHclExpression(cursor: HclCursor, isInBrackets = false, depth = 0): HclExpression {
  skipHclSpace(cursor, !isInBrackets);
  if (depth > maxDepth) return skip(cursor);
  const test = readBinary(cursor, { isInBrackets, depth, row: 0 });
  skipHclSpace(cursor, !isInBrackets);
  return takeHcl(cursor, /\?/) === undefined ? test : readChoice(cursor, test, isInBrackets, depth);
}

interface Place {
  readonly isInBrackets: boolean;
  readonly depth: number;
  /** Of `operators`. */
  readonly row: number;
}

function readBinary(cursor: HclCursor, place: Place): HclExpression {
  const pattern = operators[place.row];
  if (pattern === undefined) return readUnary(cursor, place.depth);
  const inner = { ...place, row: place.row + 1 };
  let first = readBinary(cursor, inner);
  for (;;) {
    skipHclSpace(cursor, !place.isInBrackets);
    // A comment begins with two.
    const operator = /^(\/\/|\/\*)/.test(cursor.text.slice(cursor.at, cursor.at + 2))
      ? undefined
      : takeHcl(cursor, pattern);
    if (operator === undefined) return first;
    first = { kind: 'binary', operator, items: [first, readBinary(afterSpace(cursor), inner)] };
  }
}

function readUnary(cursor: HclCursor, depth: number): HclExpression {
  if (takeHcl(cursor, /!(?!=)/) === undefined) return readTerm(cursor, depth);
  return { kind: 'not', item: readUnary(afterSpace(cursor), depth) };
}

function readChoice(cursor: HclCursor, test: HclExpression, isInBrackets: boolean, depth: number): HclExpression {
  const whenTrue = readHclExpression(afterSpace(cursor), isInBrackets, depth + 1);
  skipHclSpace(cursor);
  if (takeHcl(cursor, /:/) === undefined) return skip(cursor);
  return { kind: 'if', items: [test, whenTrue, readHclExpression(afterSpace(cursor), isInBrackets, depth + 1)] };
}

function afterSpace(cursor: HclCursor): HclCursor {
  skipHclSpace(cursor);
  return cursor;
}

function readTerm(cursor: HclCursor, depth: number): HclExpression {
  const character = cursor.text[cursor.at] ?? '';
  if (character === '"') return readQuoted(cursor, depth);
  if (character === '[') return readList(cursor, depth);
  if (character === '{') return readObject(cursor, depth);
  if (character === '(') {
    cursor.at += 1;
    const inner = readHclExpression(cursor, true, depth + 1);
    skipHclSpace(cursor);
    takeHcl(cursor, /\)/);
    return inner;
  }
  if (cursor.text.startsWith('<<', cursor.at)) return readHeredoc(cursor, depth);
  const number = takeHcl(cursor, /-?\d+(\.\d+)?/);
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  return readName(cursor, depth);
}

function readName(cursor: HclCursor, depth: number): HclExpression {
  const name = takeHcl(cursor, /[A-Za-z_][\w-]*(::[A-Za-z_]\w*)*/);
  if (name === undefined) return skip(cursor);
  if (cursor.text[cursor.at] === '(') return { kind: 'call', name, items: readItems(cursor, ')', depth) };
  if (name === 'true' || name === 'false') return { kind: 'value', value: name === 'true' };
  if (name === 'null') return { kind: 'value', value: null };
  return readTraversal(cursor, [name], depth);
}

/** `.attribute` and `[index]` behind a name, as often as they come. */
function readTraversal(cursor: HclCursor, path: readonly string[], depth: number): HclExpression {
  const next = takeHcl(cursor, /\.[A-Za-z_0-9][\w-]*/);
  if (next !== undefined) return readTraversal(cursor, [...path, next.slice(1)], depth);
  if (takeHcl(cursor, /\[\*\]|\.\*/) !== undefined) return { kind: 'unknown' };
  if (cursor.text[cursor.at] !== '[') return { kind: 'reference', path };
  const [index] = readItems(cursor, ']', depth);
  if (index?.kind === 'reference') return readTraversal(cursor, [...path, `[${index.path.join('.')}]`], depth);
  if (index?.kind !== 'value') return unknown;
  const more = typeof index.value === 'string' ? [index.value] : [];
  return readTraversal(cursor, [...path, ...more], depth);
}

function readItems(cursor: HclCursor, close: ')' | ']', depth: number): readonly HclExpression[] {
  const items: HclExpression[] = [];
  cursor.at += 1;
  for (skipHclSpace(cursor); cursor.at < cursor.text.length && cursor.text[cursor.at] !== close; skipHclSpace(cursor)) {
    const start = cursor.at;
    if (takeHcl(cursor, /for\s/) !== undefined) items.push(skip(cursor));
    else items.push(readHclExpression(cursor, true, depth + 1));
    skipHclSpace(cursor);
    takeHcl(cursor, /\.\.\./);
    skipHclSpace(cursor);
    if (takeHcl(cursor, /,/) === undefined && cursor.text[cursor.at] !== close) skip(cursor);
    mustAdvance(cursor, start);
  }
  cursor.at += 1;
  return items;
}

function readList(cursor: HclCursor, depth: number): HclExpression {
  const isLoop = /^\[\s*for\s/.test(cursor.text.slice(cursor.at, cursor.at + 40));
  const items = readItems(cursor, ']', depth);
  return isLoop ? unknown : { kind: 'list', items };
}

function readObject(cursor: HclCursor, depth: number): HclExpression {
  const entries: (readonly [HclExpression, HclExpression])[] = [];
  const isLoop = /^\{\s*for\s/.test(cursor.text.slice(cursor.at, cursor.at + 40));
  cursor.at += 1;
  for (skipHclSpace(cursor); cursor.at < cursor.text.length && cursor.text[cursor.at] !== '}'; skipHclSpace(cursor)) {
    const start = cursor.at;
    const entry = readEntry(cursor, depth);
    if (entry !== undefined) entries.push(entry);
    skipHclSpace(cursor, true);
    if (!/[,\n}#/]/.test(cursor.text[cursor.at] ?? '}')) skip(cursor);
    takeHcl(cursor, /,/);
    mustAdvance(cursor, start);
  }
  cursor.at += 1;
  return isLoop ? unknown : { kind: 'object', entries };
}

function readEntry(cursor: HclCursor, depth: number): readonly [HclExpression, HclExpression] | undefined {
  const bare = takeHcl(cursor, /[\w-]+(?=\s*[=:])/);
  const key: HclExpression = bare === undefined ? readTerm(cursor, depth + 1) : { kind: 'value', value: bare };
  skipHclSpace(cursor);
  if (takeHcl(cursor, /[=:]/) === undefined) return undefined;
  skipHclSpace(cursor);
  return [key, readHclExpression(cursor, false, depth + 1)];
}

/** Skips unrecognized text, so that the reader always makes progress. */
function mustAdvance(cursor: HclCursor, start: number): void {
  if (cursor.at === start) cursor.at += 1;
}

function readQuoted(cursor: HclCursor, depth: number): HclExpression {
  cursor.at += 1;
  const parts: HclExpression[] = [];
  let literal = '';
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '"') {
    const character = cursor.text[cursor.at] ?? '';
    if (character === '\\') {
      const escaped = cursor.text[cursor.at + 1] ?? '';
      literal += { n: '\n', t: '\t', r: '\r' }[escaped] ?? escaped;
      cursor.at += 2;
    } else if (cursor.text.startsWith('$${', cursor.at)) {
      literal += '${';
      cursor.at += 3;
    } else if (cursor.text.startsWith('${', cursor.at)) {
      parts.push({ kind: 'value', value: literal }, readInterpolation(cursor, depth));
      literal = '';
    } else {
      literal += character;
      cursor.at += 1;
    }
  }
  cursor.at += 1;
  return joined(parts, literal);
}

function joined(parts: readonly HclExpression[], literal: string): HclExpression {
  if (parts.length === 0) return { kind: 'value', value: literal };
  return { kind: 'template', parts: literal === '' ? parts : [...parts, { kind: 'value', value: literal }] };
}

function readInterpolation(cursor: HclCursor, depth: number): HclExpression {
  cursor.at += 2;
  takeHcl(cursor, /~/);
  const inner = readHclExpression(cursor, true, depth + 1);
  skipHclSpace(cursor);
  takeHcl(cursor, /~/);
  if (takeHcl(cursor, /\}/) !== undefined) return inner;
  skip(cursor);
  takeHcl(cursor, /\}/);
  return unknown;
}

/** `<<-EOT … EOT`; with `-`, the smallest indentation is removed. */
function readHeredoc(cursor: HclCursor, depth: number): HclExpression {
  const heredoc = /<<(-?)([A-Za-z_]\w*)\r?\n([\s\S]*?)^[ \t]*\2\b/my;
  heredoc.lastIndex = cursor.at;
  const found = heredoc.exec(cursor.text);
  if (found === null) return skip(cursor);
  cursor.at = heredoc.lastIndex;
  const lines = (found[3] ?? '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = found[1] === '-' ? Math.min(...indents, Number.MAX_SAFE_INTEGER) : 0;
  const text = lines.map((line) => line.slice(Math.min(indent, line.length))).join('\n');
  return readQuoted({ text: `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`, at: 0 }, depth + 1);
}

/** Up to the end of the line or of the brackets around, over all brackets in between. */
function skip(cursor: HclCursor): HclExpression {
  let open = 0;
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? '';
    if (open === 0 && /[\n,)\]}]/.test(character)) return unknown;
    if (/[([{]/.test(character)) open += 1;
    if (/[)\]}]/.test(character)) open -= 1;
    if (character !== '"' || takeHcl(cursor, /"(?:\\.|[^"\\])*"/) === undefined) cursor.at += 1;
  }
  return unknown;
}
