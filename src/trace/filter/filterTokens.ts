/** A piece of a filter expression. `offset` counts UTF-16 units from 0. */
export type FilterToken =
  | { readonly kind: 'word'; readonly text: string; readonly offset: number }
  | { readonly kind: 'string'; readonly text: string; readonly offset: number }
  | { readonly kind: 'number'; readonly value: number; readonly offset: number }
  /** `#` and the JSON behind it. */
  | { readonly kind: 'json'; readonly value: unknown; readonly offset: number }
  | { readonly kind: 'sign'; readonly text: string; readonly offset: number }
  /** An unexpected character, or an unterminated string or JSON. */
  | { readonly kind: 'bad'; readonly text: string; readonly offset: number }
  | { readonly kind: 'end'; readonly offset: number };

const piece =
  /\s*(?:(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|(?<word>[A-Za-z_][\w-]*(?:\.[\w-]+)*)|(?<sign><=|>=|!=|==|&&|\|\||[=<>!(){}[\],:])|(?<json>#)|(?<bad>\S))/y;

/** The pieces in order; the last is `end`. */
export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  for (;;) {
    piece.lastIndex = at;
    const groups = piece.exec(text)?.groups;
    if (groups === undefined) return [...tokens, { kind: 'end', offset: text.length }];
    const { lastIndex } = piece;
    const [kind, source] = Object.entries(groups).find(([, one]) => one !== undefined) ?? ['bad', ''];
    const offset = lastIndex - source.length;
    at = lastIndex;
    if (kind !== 'json') {
      tokens.push(token(kind, source, offset));
      continue;
    }
    const end = endOfJson(text, lastIndex);
    tokens.push(jsonToken(text.slice(lastIndex, end), offset));
    at = end;
  }
}

function token(kind: string, source: string, offset: number): FilterToken {
  switch (kind) {
    case 'string':
      return { kind, text: source.slice(1, -1).replaceAll(/\\(.)/g, '$1'), offset };
    case 'number':
      return { kind, value: Number(source), offset };
    case 'word':
    case 'sign':
      return { kind, text: source, offset };
    default:
      return { kind: 'bad', text: source, offset };
  }
}

function jsonToken(text: string, offset: number): FilterToken {
  try {
    return { kind: 'json', value: JSON.parse(text), offset };
  } catch {
    return { kind: 'bad', text: '#', offset };
  }
}

/** Index after the bracket that closes the first one; the end of the text if there is none. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  const bracket = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  bracket.lastIndex = start;
  for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth += 1;
    if (match[0] === '}' || match[0] === ']') depth -= 1;
    if (depth === 0 && !match[0].startsWith('"')) return bracket.lastIndex;
  }
  return text.length;
}
