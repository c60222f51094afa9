import { type AttributeValue, type Item, listOf, mapOf, validation } from './attributeValue';
import type { DocumentPath } from './expressionReader';

/** The value at a path; `undefined` where there is none. */
export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  const [first, ...rest] = path;
  return typeof first === 'string' ? rest.reduce(inside, item[first]) : undefined;
}

function inside(value: AttributeValue | undefined, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return listOf(value)[step];
  const map = mapOf(value);
  return Object.hasOwn(map, step) ? map[step] : undefined;
}

/**
 * Returns the item with the value at a path replaced or removed. Throws `ServiceError` if the parent does not exist.
 */
export function withValueAt(item: Item, path: DocumentPath, value: AttributeValue | undefined): Item {
  const [first, ...rest] = path;
  if (typeof first !== 'string') throw invalidPath();
  if (rest.length > 0 && item[first] === undefined) {
    if (value === undefined) return item;
    throw invalidPath();
  }
  return withMember(item, first, changed(item[first], rest, value));
}

function changed(
  value: AttributeValue | undefined,
  path: DocumentPath,
  to: AttributeValue | undefined,
): AttributeValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (value === undefined) throw invalidPath();
  if (typeof step === 'string') {
    if (!('M' in value)) throw invalidPath();
    const map = mapOf(value);
    return { M: withMember(map, step, changed(map[step], rest, to)) };
  }
  if (!('L' in value)) throw invalidPath();
  const list = [...listOf(value)];
  const next = changed(list[step], rest, to);
  if (next === undefined) list.splice(step, 1);
  else list[Math.min(step, list.length)] = next;
  return { L: list };
}

function withMember(map: Item, name: string, value: AttributeValue | undefined): Item {
  const { [name]: _old, ...others } = map;
  return value === undefined ? others : { ...map, [name]: value };
}

function invalidPath(): Error {
  return validation('The document path provided in the update expression is invalid for update');
}
