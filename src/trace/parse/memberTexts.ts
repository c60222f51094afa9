import { isJson } from '../../model/base/prettyPrint';

/** A member of an object, with the exact source text of its value. */
export interface MemberText {
  readonly name: string;
  readonly value: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The member whose text is being read. */
interface Reading {
  depth: number;
  name: string | undefined;
  start: number | undefined;
  end: number;
}

/** The members of the JSON object `text` in its order; duplicate keys are kept. Empty for anything else. */
export function memberTexts(text: string): readonly MemberText[] {
  if (!text.trimStart().startsWith('{') || !isJson(text)) return [];
  const members: MemberText[] = [];
  const reading: Reading = { depth: 0, name: undefined, start: undefined, end: 0 };
  for (const { 0: piece, index } of text.matchAll(token)) {
    if (reading.depth === 1 && (piece === ',' || piece === '}')) {
      const { name, start, end } = reading;
      if (name !== undefined && start !== undefined) members.push({ name, value: text.slice(start, end) });
      reading.name = undefined;
      reading.start = undefined;
    } else readPiece(piece, index, reading);
    reading.end = index + piece.length;
    if (piece === '{' || piece === '[') reading.depth += 1;
    else if (piece === '}' || piece === ']') reading.depth -= 1;
  }
  return members;
}

function readPiece(piece: string, index: number, reading: Reading): void {
  if (reading.depth === 1 && reading.name === undefined) reading.name = String(JSON.parse(piece));
  else if (reading.name !== undefined && piece !== ':') reading.start ??= index;
}
