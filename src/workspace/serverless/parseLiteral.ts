/** A name in a program that stands for a value elsewhere. */
export class Reference {
  constructor(
    readonly name: string,
    /** Spread into the object around it. */
    readonly isSpread = false,
  ) {}
}

/** Text of a program from a place on. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** `${handlerPath(__dirname)}` and the like: the folder of the file, however the program calls it. */
export const folderMark = '\u0000folder\u0000';

/**
 * Reads an expression of JavaScript or TypeScript as far as it is a literal: objects, lists, texts, numbers. Names become
 * `Reference`, everything that would have to be run `undefined`. Runs nothing and never throws.
 */
export function parseLiteral(text: string, start: number): unknown {
  return readValue({ text, at: start }, 0);
}

function readValue(cursor: Cursor, depth: number): unknown {
  skipSpace(cursor);
  const value = depth > 60 ? undefined : readPrimary(cursor, depth);
  skipSpace(cursor);
  const rest = /^(as\s+const|(as|satisfies)\s+[\w.<>[\]|' ]+|!)/.exec(cursor.text.slice(cursor.at, cursor.at + 200));
  if (rest !== null) cursor.at += rest[0].length;
  skipSpace(cursor);
  if (/^[,}\]);]/.test(cursor.text[cursor.at] ?? ';')) return value;
  if (rest === null && isStatementEnd(cursor)) return value;
  // An operator: the whole would have to be computed.
  skipExpression(cursor);
  return undefined;
}

function readPrimary(cursor: Cursor, depth: number): unknown {
  const { text } = cursor;
  const character = text[cursor.at] ?? '';
  if (character === '{') return readObject(cursor, depth);
  if (character === '[') return readList(cursor, depth);
  if (character === '"' || character === "'") return readQuoted(cursor, character);
  if (character === '`') return readTemplateText(cursor);
  const number = /^-?\d[\d_]*(\.\d+)?/.exec(text.slice(cursor.at, cursor.at + 40))?.[0];
  if (number !== undefined) {
    cursor.at += number.length;
    return Number(number.replaceAll('_', ''));
  }
  const name = /^[A-Za-z_$][\w$]*(\s*\.\s*[A-Za-z_$][\w$]*)*/.exec(text.slice(cursor.at, cursor.at + 400))?.[0];
  if (name === undefined) return skipExpression(cursor);
  cursor.at += name.length;
  skipSpace(cursor);
  if (text[cursor.at] === '(') return readCall(cursor, name, depth);
  if (name === 'true' || name === 'false') return name === 'true';
  return name === 'null' || name === 'undefined' ? undefined : new Reference(name.replace(/\s/g, ''));
}

/** `require('./x')` is a reference; of helpers that only type their argument, the argument. */
function readCall(cursor: Cursor, name: string, depth: number): unknown {
  const open = cursor.at;
  cursor.at += 1;
  const argument = /^(require|defineConfig|Object\.freeze)$/.test(name) ? readValue(cursor, depth + 1) : undefined;
  cursor.at = open;
  skipBalanced(cursor);
  return name === 'require' ? new Reference(`require:${String(argument)}`) : argument;
}

function readObject(cursor: Cursor, depth: number): unknown {
  const entries: Record<string, unknown> = {};
  cursor.at += 1;
  for (skipSpace(cursor); cursor.at < cursor.text.length && cursor.text[cursor.at] !== '}'; skipSpace(cursor)) {
    if (cursor.text.startsWith('...', cursor.at)) {
      cursor.at += 3;
      const value = readValue(cursor, depth + 1);
      if (value instanceof Reference) entries[`...${value.name}`] = new Reference(value.name, true);
      else if (typeof value === 'object') Object.assign(entries, value);
    } else readEntry(cursor, entries, depth);
    skipSpace(cursor);
    if (cursor.text[cursor.at] === ',') cursor.at += 1;
    else if (cursor.text[cursor.at] !== '}') break;
  }
  cursor.at += 1;
  return entries;
}

function readEntry(cursor: Cursor, entries: Record<string, unknown>, depth: number): void {
  const character = cursor.text[cursor.at] ?? '';
  const bare = /^[\w$-]+/.exec(cursor.text.slice(cursor.at, cursor.at + 300))?.[0];
  let key: string | undefined = bare;
  if (character === '"' || character === "'") key = readQuoted(cursor, character);
  else if (bare !== undefined) cursor.at += bare.length;
  else skipBalanced(cursor);
  skipSpace(cursor);
  if (cursor.text[cursor.at] === ':') {
    cursor.at += 1;
    const value = readValue(cursor, depth + 1);
    if (key !== undefined) entries[key] = value;
  } else if (/^[,}]/.test(cursor.text[cursor.at] ?? '') && key !== undefined) entries[key] = new Reference(key);
  else skipExpression(cursor);
}

function readList(cursor: Cursor, depth: number): readonly unknown[] {
  const items: unknown[] = [];
  cursor.at += 1;
  for (skipSpace(cursor); cursor.at < cursor.text.length && cursor.text[cursor.at] !== ']'; skipSpace(cursor)) {
    if (cursor.text.startsWith('...', cursor.at)) {
      cursor.at += 3;
      readValue(cursor, depth + 1);
    } else items.push(readValue(cursor, depth + 1));
    skipSpace(cursor);
    if (cursor.text[cursor.at] === ',') cursor.at += 1;
    else if (cursor.text[cursor.at] !== ']') break;
  }
  cursor.at += 1;
  return items;
}

function readQuoted(cursor: Cursor, quote: string): string {
  let read = '';
  for (cursor.at += 1; cursor.at < cursor.text.length && cursor.text[cursor.at] !== quote; cursor.at += 1) {
    if (cursor.text[cursor.at] === '\\') cursor.at += 1;
    read += cursor.text[cursor.at] ?? '';
  }
  cursor.at += 1;
  return read;
}

/** A template text has a value where nothing in it has to be computed but the folder of its file. */
function readTemplateText(cursor: Cursor): string | undefined {
  const end = /`((?:\\.|[^`\\])*)`/y;
  end.lastIndex = cursor.at;
  const found = end.exec(cursor.text);
  if (found === null) return skipExpression(cursor);
  cursor.at = end.lastIndex;
  const written = (found[1] ?? '').replace(/(^|[^\\])\$\{[^}]*__dirname[^}]*\}/g, `$1${folderMark}`);
  return /(^|[^\\])\$\{/.test(written) ? undefined : written.replace(/\\(.)/g, '$1');
}

function skipSpace(cursor: Cursor): void {
  const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  space.lastIndex = cursor.at;
  cursor.at += space.exec(cursor.text)?.[0].length ?? 0;
}

function isStatementEnd({ text, at }: Cursor): boolean {
  return (
    /\n\s*$/.test(text.slice(Math.max(0, at - 200), at)) &&
    /^(export|const|let|var|module|import|function)\b/.test(text.slice(at, at + 20))
  );
}

/** Up to what ends the expression in the object or list around it. */
function skipExpression(cursor: Cursor): undefined {
  while (cursor.at < cursor.text.length && !/[,}\]);]/.test(cursor.text[cursor.at] ?? '')) {
    const character = cursor.text[cursor.at] ?? '';
    if (/[({[]/.test(character)) skipBalanced(cursor);
    else if (character === '"' || character === "'") readQuoted(cursor, character);
    else if (character === '`') readTemplateTextOrEnd(cursor);
    else cursor.at += 1;
  }
  return undefined;
}

function readTemplateTextOrEnd(cursor: Cursor): void {
  const end = cursor.text.indexOf('`', cursor.at + 1);
  cursor.at = end < 0 ? cursor.text.length : end + 1;
}

function skipBalanced(cursor: Cursor): void {
  let open = 0;
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? '';
    if (character === '"' || character === "'") {
      readQuoted(cursor, character);
      continue;
    }
    if (character === '`') {
      readTemplateTextOrEnd(cursor);
      continue;
    }
    cursor.at += 1;
    if (/[({[]/.test(character)) open += 1;
    if (/[)}\]]/.test(character)) open -= 1;
    if (open <= 0) return;
  }
}
