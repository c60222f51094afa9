/** A result of `JSON.parse`. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** A path in a value: property names and list indices from the outside in, as in `jsonc-parser`. */
export type JsonPath = readonly (string | number)[];

/** `false` for lists, `null` and plain values. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonList(value);
}

/** `Array.isArray` does not narrow read-only lists. */
export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Formats a path: `$.records[0].data`, `$.headers["content-type"]`. */
export function renderPath(path: JsonPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return /^[A-Za-z_]\w*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, '$');
}

/** `body is an object, not a string`; `body is missing`. */
export function mismatch(name: string, value: JsonValue | undefined, wanted: string): string {
  return value === undefined ? `${name} is missing` : `${name} is ${kindOf(value)}, not ${wanted}`;
}

/** `a list`, `an object`, `a number`…, for sentences. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (isJsonList(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    default:
      return 'an object';
  }
}
