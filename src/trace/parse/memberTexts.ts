import { isJson } from '../../model/base/prettyPrint';

/** A member of an object, its value character by character as it was written. */
export interface MemberText {
  readonly name: string;
  readonly value: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The members of the JSON object `text` in its order; a key that comes twice is there twice. Empty for anything else. */
export function memberTexts(text: string): readonly MemberText[] {
  if (!text.trimStart().startsWith('{') || !isJson(text)) return [];
  const members: MemberText[] = [];
  let depth = 0;
  let name: string | undefined;
  let start: number | undefined;
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(token)) {
    const isEnd = (piece === ',' && depth === 1) || (piece === '}' && depth === 1);
    if (isEnd && name !== undefined && start !== undefined) members.push({ name, value: text.slice(start, end) });
    if (isEnd) name = undefined;
    if (isEnd) start = undefined;
    else if (depth === 1 && name === undefined) name = String(JSON.parse(piece));
    else if (name !== undefined && start === undefined && piece !== ':') start = index;
    end = index + piece.length;
    if (piece === '{' || piece === '[') depth += 1;
    else if (piece === '}' || piece === ']') depth -= 1;
  }
  return members;
}
