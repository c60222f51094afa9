import { isJsonList, isJsonObject, type JsonPath, type JsonValue, kindOf, renderPath } from './json';

/** A value other than objects and lists. */
export type Plain = string | number | boolean | null;

/** A comparison of a plain value. */
export type Comparison =
  | { readonly kind: 'equals'; readonly value: Plain }
  | { readonly kind: 'prefix' | 'suffix' | 'ignoreCase'; readonly text: string }
  | { readonly kind: 'numeric'; readonly bounds: readonly NumericBound[] }
  /** Matches if none of the values matches. */
  | { readonly kind: 'anythingBut'; readonly excluded: readonly Comparison[] };

/** One way for a property to match: by its value, or by its presence. */
export type Matcher = Comparison | { readonly kind: 'exists'; readonly isWanted: boolean };

/** One end of a range, or a single number. */
export interface NumericBound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly number: number;
}

/** The pattern of one property: a list of which its value must match one, or a nested pattern. */
export type FieldPattern =
  | { readonly kind: 'anyOf'; readonly matchers: readonly Matcher[] }
  | { readonly kind: 'inside'; readonly pattern: FilterPattern };

/** A pattern for an object: every field must match, and one alternative of each `$or`. */
export interface FilterPattern {
  readonly fields: ReadonlyMap<string, FieldPattern>;
  readonly alternatives: readonly (readonly FilterPattern[])[];
}

/** The patterns, or a sentence about the first invalid one. */
export type ReadFilters =
  | { readonly ok: true; readonly filters: readonly FilterPattern[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the filters of a mapping, JSON text each: EventBridge's patterns, of which event source mappings support a subset
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax). Never throws.
 */
export function readFilters(patterns: readonly string[]): ReadFilters {
  try {
    return { ok: true, filters: patterns.map(readFilter) };
  } catch (error) {
    if (error instanceof BadPattern) return { ok: false, message: error.message };
    throw error;
  }
}

/** What is wrong, as a clause after "because". */
class BadPattern extends Error {}

function readFilter(text: string): FilterPattern {
  try {
    return readPattern(parse(text), []);
  } catch (error) {
    if (!(error instanceof BadPattern)) throw error;
    const shown = text.length > 100 ? `${text.slice(0, 99)}…` : text;
    throw new BadPattern(
      `The filter ${shown} cannot be applied because ${error.message}. Correct the mapping’s filter criteria.`,
    );
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadPattern('it is not JSON');
  }
}

function readPattern(value: JsonValue, path: JsonPath): FilterPattern {
  if (!isJsonObject(value)) throw unexpected(path, value, 'an object');
  const entries = Object.entries(value);
  if (entries.length === 0) throw new BadPattern(`${renderPath(path)} is an empty object`);
  const fields = entries.filter(([name]) => name !== '$or');
  return {
    fields: new Map(fields.map(([name, one]) => [name, readField(one, [...path, name])])),
    alternatives: value.$or === undefined ? [] : [readAlternatives(value.$or, [...path, '$or'])],
  };
}

function readAlternatives(value: JsonValue, path: JsonPath): readonly FilterPattern[] {
  return items(value, path).map((one, index) => readPattern(one, [...path, index]));
}

function readField(value: JsonValue, path: JsonPath): FieldPattern {
  if (isJsonObject(value)) return { kind: 'inside', pattern: readPattern(value, path) };
  if (!isJsonList(value)) throw unexpected(path, value, 'a list or an object');
  return { kind: 'anyOf', matchers: items(value, path).map((one, index) => readMatcher(one, [...path, index])) };
}

function readMatcher(value: JsonValue, path: JsonPath): Matcher {
  if (isPlain(value)) return { kind: 'equals', value };
  const [entry, second] = isJsonObject(value) ? Object.entries(value) : [];
  if (entry === undefined) throw unexpected(path, value, 'a value or a comparison');
  if (second !== undefined) throw new BadPattern(`${renderPath(path)} has more than one comparison`);
  const [name, operand] = entry;
  const inside = [...path, name];
  switch (name) {
    case 'exists':
      if (typeof operand !== 'boolean') throw unexpected(inside, operand, 'true or false');
      return { kind: 'exists', isWanted: operand };
    case 'numeric':
      return { kind: 'numeric', bounds: readBounds(operand, inside) };
    case 'anything-but':
      return { kind: 'anythingBut', excluded: readExcluded(operand, inside) };
    default:
      return readTextMatcher(name, operand, inside);
  }
}

function readTextMatcher(name: string, operand: JsonValue, path: JsonPath): Comparison {
  const kind = textComparisons.get(name);
  if (kind === undefined)
    throw new BadPattern(`${renderPath(path)} is a comparison that Lambda’s filters do not support`);
  if (typeof operand !== 'string') throw unexpected(path, operand, 'a string');
  return { kind, text: operand };
}

const textComparisons: ReadonlyMap<string, 'prefix' | 'suffix' | 'ignoreCase'> = new Map([
  ['prefix', 'prefix'],
  ['suffix', 'suffix'],
  ['equals-ignore-case', 'ignoreCase'],
]);

/** `{"anything-but": 1}`, `{"anything-but": ["a", "b"]}`, `{"anything-but": {"prefix": "a"}}`. */
function readExcluded(value: JsonValue, path: JsonPath): readonly Comparison[] {
  if (!isJsonObject(value)) {
    const excluded = isJsonList(value) ? items(value, path) : [value];
    return excluded.map((one, index) => {
      if (!isPlain(one)) throw unexpected([...path, index], one, 'a string or a number');
      return { kind: 'equals', value: one };
    });
  }
  const [entry, second] = Object.entries(value);
  if (entry === undefined || second !== undefined) throw unexpected(path, value, 'one value, list or comparison');
  const [name, operand] = entry;
  const texts = isJsonList(operand) ? items(operand, [...path, name]) : [operand];
  return texts.map((one) => readTextMatcher(name, one, [...path, name]));
}

/** `[">", 0, "<=", 5]`. */
function readBounds(value: JsonValue, path: JsonPath): readonly NumericBound[] {
  const parts = items(value, path);
  if (parts.length !== 2 && parts.length !== 4) {
    throw new BadPattern(`${renderPath(path)} has ${parts.length} items, not a comparison and a number, once or twice`);
  }
  return [0, 2].filter((index) => index < parts.length).map((index) => readBound(parts, index, path));
}

function readBound(parts: readonly JsonValue[], index: number, path: JsonPath): NumericBound {
  const [operator = null, number = null] = parts.slice(index);
  if (!isNumericOperator(operator)) throw unexpected([...path, index], operator, 'one of = < <= > >=');
  if (typeof number !== 'number') throw unexpected([...path, index + 1], number, 'a number');
  return { operator, number };
}

function isNumericOperator(value: JsonValue): value is NumericBound['operator'] {
  return value === '=' || value === '<' || value === '<=' || value === '>' || value === '>=';
}

function isPlain(value: JsonValue): value is Plain {
  return value === null || typeof value !== 'object';
}

function items(value: JsonValue, path: JsonPath): readonly JsonValue[] {
  if (!isJsonList(value)) throw unexpected(path, value, 'a list');
  if (value.length === 0) throw new BadPattern(`${renderPath(path)} is an empty list`);
  return value;
}

function unexpected(path: JsonPath, value: JsonValue, wanted: string): BadPattern {
  const found = typeof value === 'string' ? `"${value}"` : kindOf(value);
  return new BadPattern(`${renderPath(path)} is ${found}, not ${wanted}`);
}
