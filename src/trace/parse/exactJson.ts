/** Strings are matched so that digits in them are left alone. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Marks a number while it is a string: JSON cannot hold this character in any other place but an escape. */
const mark = '\u0000whole:';
const escapedMark = JSON.stringify(mark).slice(1, -1);

/** `JSON.parse`, but whole numbers beyond 2^53 are `bigint`: no digit is lost. Throws a `SyntaxError` as `JSON.parse` does. */
export function parseExactly(json: string): unknown {
  const value: unknown = JSON.parse(json);
  let hasLarge = false;
  const marked = json.replace(stringOrNumber, (piece) => {
    if (!isLarge(piece)) return piece;
    hasLarge = true;
    return `"${escapedMark}${piece}"`;
  });
  return hasLarge ? JSON.parse(marked, (_key, one: unknown) => unmarked(one)) : value;
}

/** `JSON.stringify`, for values with `bigint`. */
export function stringifyExactly(value: unknown): string {
  const text = JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${mark}${one}` : one));
  return text.replace(/"\\u0000whole:(-?\d+)"/g, '$1');
}

function isLarge(piece: string): boolean {
  return /^-?\d{16,}$/.test(piece) && !Number.isSafeInteger(Number(piece));
}

function unmarked(one: unknown): unknown {
  return typeof one === 'string' && one.startsWith(mark) ? BigInt(one.slice(mark.length)) : one;
}
