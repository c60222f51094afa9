/** An object or list of the text that is not closed yet. */
interface Open {
  /** What the parser made of it; `undefined` where a later key of the same name replaced it. */
  readonly value: object | undefined;
  readonly start: number;
  key: string | undefined;
  index: number;
  isAtValue: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The texts of those objects of `parsed` that are wanted, character by character as `text` has them: what a parser would print again
 * has lost digits, and keys given twice. `parsed` is what the parser made of `text`, which is JSON.
 */
export function objectTexts(
  text: string,
  parsed: unknown,
  isWanted: (value: object) => boolean,
): ReadonlyMap<object, string> {
  const texts = new Map<object, string>();
  const open: Open[] = [];
  for (const { 0: piece, index } of text.matchAll(token)) {
    const parent = open.at(-1);
    if (piece === '{' || piece === '[') {
      const value = parent === undefined ? objectOf(parsed) : childOf(parent);
      open.push({ value, start: index, key: undefined, index: 0, isAtValue: false });
    } else if (piece === '}' || piece === ']') {
      const closed = open.pop();
      if (closed?.value !== undefined && isWanted(closed.value)) {
        texts.set(closed.value, text.slice(closed.start, index + 1));
      }
    } else if (parent !== undefined) readMember(piece, parent);
  }
  return texts;
}

function readMember(piece: string, parent: Open): void {
  if (piece === ':') parent.isAtValue = true;
  else if (piece === ',') {
    parent.index += 1;
    parent.isAtValue = false;
  } else if (!parent.isAtValue && piece.startsWith('"')) parent.key = String(JSON.parse(piece));
}

function childOf({ value, key, index }: Open): object | undefined {
  if (Array.isArray(value)) return objectOf(value[index]);
  return value === undefined || key === undefined ? undefined : objectOf(Reflect.get(value, key));
}

function objectOf(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}
