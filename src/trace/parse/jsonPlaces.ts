const quote = 0x22;
const backslash = 0x5c;
const openObject = 0x7b;
const closeObject = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;
const comma = 0x2c;
const blank = 0x20;

/**
 * The index behind the value that begins at `from`, in text that is JSON. Any depth; character by character, because
 * documents have megabytes.
 */
export function valueEnd(json: string, from: number): number {
  const first = json.charCodeAt(from);
  if (first === quote) return stringEnd(json, from);
  return first === openObject || first === openList ? blockEnd(json, from) : scalarEnd(json, from);
}

function blockEnd(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === quote) at = stringEnd(json, at) - 1;
    else if (code === openObject || code === openList) depth += 1;
    else if (code === closeObject || code === closeList) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return json.length;
}

function scalarEnd(json: string, from: number): number {
  let at = from;
  while (at < json.length && !endsScalar(json.charCodeAt(at))) at += 1;
  return at;
}

function endsScalar(code: number): boolean {
  return code <= blank || code === comma || code === closeObject || code === closeList;
}

/** The index of the `{` or `[` around the place `before`, which is outside a string; -1 where there is none. */
export function openingBefore(json: string, before: number): number {
  let depth = 0;
  for (let at = before - 1; at >= 0; at -= 1) {
    const code = json.charCodeAt(at);
    if (code === quote) at = stringStart(json, at);
    else if (code === closeObject || code === closeList) depth += 1;
    else if (code === openObject || code === openList) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

/** The index of the next character from `at` that is neither blank nor one of `signs`. */
export function afterBlanks(json: string, at: number, signs = ''): number {
  let next = at;
  while (next < json.length && (json.charCodeAt(next) <= blank || signs.includes(json.charAt(next)))) next += 1;
  return next;
}

function stringEnd(json: string, opening: number): number {
  for (let at = opening + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at + 1;
  }
  return json.length;
}

/** Quotation marks inside a string are escaped, by an odd number of backslashes. */
function stringStart(json: string, closing: number): number {
  for (let at = json.lastIndexOf('"', closing - 1); at > 0; at = json.lastIndexOf('"', at - 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return 0;
}
