import { type Node, parseTree } from 'jsonc-parser';
import { isJson } from '../../model/base/prettyPrint';

/** A value in a JSON text, with the text: numbers of any length stay as they are written. */
export interface JsonPart {
  readonly node: Node;
  readonly source: string;
}

/** Characters of a text that are searched: a log group's lines may be long. */
const maxCharacters = 2_000_000;

/** The object or array that a text is; `undefined` for anything else. */
export function jsonOf(source: string): JsonPart | undefined {
  if (!/^\s*[{[]/.test(source) || !isJson(source)) return undefined;
  const node = parseTree(source);
  return node === undefined ? undefined : { node, source };
}

/**
 * The objects and arrays that stand in a text which is not JSON itself, such as the lines of a log, in order; none inside of another.
 */
export function jsonInText(text: string): readonly JsonPart[] {
  const parts: JsonPart[] = [];
  const searched = text.slice(0, maxCharacters);
  for (let start = nextOpening(searched, 0); start !== -1; ) {
    const end = endOf(searched, start);
    const part = end === undefined ? undefined : jsonOf(searched.slice(start, end));
    if (part !== undefined) parts.push(part);
    start = nextOpening(searched, part === undefined || end === undefined ? start + 1 : end);
  }
  return parts;
}

/** A part as it is written. */
export function textOfPart({ node, source }: JsonPart): string {
  return source.slice(node.offset, node.offset + node.length);
}

/** Where an object, or a list of objects or lists, may begin. */
function nextOpening(text: string, from: number): number {
  const opening = /\{\s*["}]|\[\s*[{[\]]/g;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

/** The offset behind the bracket that closes the one at `start`. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  const marks = /["{}[\]]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      marks.lastIndex = endOfString(text, mark.index) + 1;
      continue;
    }
    depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1;
    if (depth === 0) return mark.index + 1;
  }
  return undefined;
}

/** The offset of the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
