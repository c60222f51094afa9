const firstCharacters = 8;
const lastCharacters = 4;

/** An id shortened in its middle: `3f0c8c52…1c11`. Both ends are what people compare. */
export function shortId(id: string): string {
  if (id.length <= firstCharacters + lastCharacters + 1) return id;
  return `${id.slice(0, firstCharacters)}…${id.slice(-lastCharacters)}`;
}
