/** Lines are asked for of resources, and of what is in their properties. */
const maxDepth = 6;

/** An open object or array, and the key it belongs to; no key for what is in an array. */
interface Open {
  readonly path: string | undefined;
  readonly isArray: boolean;
}

/** Where each key of a valid JSON text stands, by the keys that lead to it, joined by line breaks; keys inside arrays are left out. */
export function jsonKeyOffsets(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const open: Open[] = [];
  let key = { name: '', offset: 0 };
  let path: string | undefined = '';
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/g)) {
    switch (token) {
      case ':':
        path = below(open.at(-1), key.name);
        if (path !== undefined && open.length <= maxDepth) offsets.set(path, key.offset);
        break;
      case '{':
      case '[':
        open.push(opened(token, path, open.at(-1)));
        break;
      case '}':
      case ']':
        open.pop();
        break;
      default:
        key = { name: unquote(token), offset: index };
    }
  }
  return offsets;
}

function below(parent: Open | undefined, name: string): string | undefined {
  if (parent?.path === undefined) return undefined;
  return parent.path === '' ? name : `${parent.path}\n${name}`;
}

function opened(token: '{' | '[', path: string | undefined, parent: Open | undefined): Open {
  const isArray = token === '[';
  return { path: isArray || parent?.isArray === true ? undefined : path, isArray };
}

function unquote(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
}
