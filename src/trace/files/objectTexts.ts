/** An object or list of the text that is not closed yet. */
interface Open {
  /** Its parsed value; `undefined` if a later duplicate key replaced it. */
  readonly value: object | undefined;
  readonly start: number;
  key: string | undefined;
  index: number;
  isAtValue: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Finds the exact source text of selected objects of `parsed`: serializing them again would lose digits and duplicate
 * keys. `parsed` is the parsed value of the JSON in `text`.
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
