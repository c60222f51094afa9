/** A piece of JSON text and its kind; `plain` is everything between values. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'number' | 'literal' | 'plain';
  readonly text: string;
}

//                 a name and its colon      | a string            | a number                                  | a literal
const pattern = /("(?:[^"\\]|\\.)*")(?=\s*:)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)/g;

/** Splits JSON text for coloring. The joined tokens are the original text. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) });
    const [whole, name, string, number] = match;
    tokens.push({ kind: kindOf({ name, string, number }), text: whole });
    end = match.index + whole.length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) });
  return tokens;
}

function kindOf(groups: Partial<Record<'name' | 'string' | 'number', string>>): JsonToken['kind'] {
  if (groups.name !== undefined) return 'name';
  if (groups.string !== undefined) return 'string';
  return groups.number === undefined ? 'literal' : 'number';
}
