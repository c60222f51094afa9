/** Lines are asked for of resources, and of what is in their properties. */
const maxDepth = 6;

/** Where each key of a valid JSON text stands, by the keys that lead to it, joined by line breaks; keys inside arrays are left out. */
export function jsonKeyOffsets(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  /** The key that each open object or array belongs to; `undefined` for the text itself and for what is in an array. */
  const open: { readonly path: string | undefined; readonly isArray: boolean }[] = [];
  let key: { readonly name: string; readonly offset: number } | undefined;
  let path: string | undefined = '';
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/g)) {
    if (token === ':') {
      path = join(open.at(-1)?.path, key?.name);
      if (path !== undefined && key !== undefined && open.length <= maxDepth) offsets.set(path, key.offset);
    } else if (token === '{' || token === '[') {
      const isInArray = open.at(-1)?.isArray === true;
      open.push({ path: isInArray || token === '[' ? undefined : path, isArray: token === '[' });
    } else if (token === '}' || token === ']') open.pop();
    else key = { name: unquote(token), offset: index };
  }
  return offsets;
}

function join(path: string | undefined, name: string | undefined): string | undefined {
  if (path === undefined || name === undefined) return undefined;
  return path === '' ? name : `${path}\n${name}`;
}

function unquote(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
}
