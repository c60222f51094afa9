import { base64ToBytes, bytesToText } from './base64';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';

/**
 * Filter patterns as event source mappings use them: the operators of EventBridge
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html). A pattern is an object whose leaves are lists of
 * conditions, one of which must hold; an object must hold as a whole; `$or` takes a list of objects.
 */
export interface Filtered {
  readonly kept: readonly JsonObject[];
  readonly dropped: number;
  /** Why a pattern could not be used, a sentence each; such a pattern lets nothing through. */
  readonly problems: readonly string[];
}

/** Keeps the records that fit one of the patterns; without patterns all. */
export function filterRecords(records: readonly JsonObject[], patterns: readonly string[]): Filtered {
  if (patterns.length === 0) return { kept: records, dropped: 0, problems: [] };
  const parsed = patterns.map(parsePattern);
  const problems = parsed.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const usable = parsed.filter((one): one is JsonObject => typeof one !== 'string');
  const kept = records.filter((record) => usable.some((pattern) => fitsRecord(record, pattern)));
  return { kept, dropped: records.length - kept.length, problems };
}

function parsePattern(text: string): JsonObject | string {
  try {
    const value: JsonValue = JSON.parse(text);
    return isJsonObject(value) ? value : `The filter ${text} is not an object, so it lets nothing through.`;
  } catch {
    return `The filter ${text} is not JSON, so it lets nothing through.`;
  }
}

/** The names under which a record's data is matched: a queue's `body`, Kinesis' `data`, DynamoDB's `dynamodb`. */
function fitsRecord(record: JsonObject, pattern: JsonObject): boolean {
  const { kinesis } = record;
  const data = isJsonObject(kinesis) ? { ...kinesis, data: textOf(kinesis.data) } : {};
  const seen: JsonObject = { ...record, ...data };
  return Object.entries(pattern).every(([name, condition]) => {
    if (name === '$or') return fits(seen, { $or: condition });
    const isData = name === 'body' || name === 'data';
    // A pattern of objects is for data that is JSON: other data does not fit it.
    const value = isData && isJsonObject(condition) ? parsed(seen[name]) : seen[name];
    return fits({ [name]: value ?? null }, { [name]: condition }, value === undefined ? [name] : []);
  });
}

function textOf(data: JsonValue | undefined): JsonValue {
  const bytes = typeof data === 'string' ? base64ToBytes(data) : undefined;
  return (bytes === undefined ? undefined : bytesToText(bytes)) ?? data ?? null;
}

function parsed(text: JsonValue | undefined): JsonValue | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `missing`: names that are to be taken as not there. */
function fits(value: JsonObject, pattern: JsonObject, missing: readonly string[] = []): boolean {
  return Object.entries(pattern).every(([name, condition]) => {
    if (name === '$or') return isJsonList(condition) && condition.some((one) => isJsonObject(one) && fits(value, one));
    const there = Object.hasOwn(value, name) && !missing.includes(name) ? value[name] : undefined;
    if (isJsonList(condition)) return condition.some((one) => holds(there, one));
    if (!isJsonObject(condition)) return false;
    // In a list of objects one must fit.
    if (isJsonList(there)) return there.some((one) => isJsonObject(one) && fits(one, condition));
    return fits(isJsonObject(there) ? there : {}, condition);
  });
}

/** One condition of a list. A list of values holds when one of them does. */
function holds(value: JsonValue | undefined, condition: JsonValue): boolean {
  if (isJsonObject(condition))
    return Object.entries(condition).every(([name, operand]) => operator(name, operand, value));
  if (value === undefined) return false;
  return listed(value).some((one) => one === condition);
}

function operator(name: string, operand: JsonValue, value: JsonValue | undefined): boolean {
  // An object is no leaf: it is taken as not there.
  if (name === 'exists') return (value !== undefined && !isJsonObject(value)) === operand;
  if (value === undefined) return false;
  const values = listed(value);
  switch (name) {
    case 'prefix':
      return values.some((one) => typeof one === 'string' && typeof operand === 'string' && one.startsWith(operand));
    case 'suffix':
      return values.some((one) => typeof one === 'string' && typeof operand === 'string' && one.endsWith(operand));
    case 'equals-ignore-case':
      return values.some(
        (one) => typeof one === 'string' && typeof operand === 'string' && one.toLowerCase() === operand.toLowerCase(),
      );
    case 'anything-but':
      return values.some((one) => isAnythingBut(one, operand));
    case 'numeric':
      return values.some((one) => typeof one === 'number' && isJsonList(operand) && isInRange(one, operand));
    default:
      return false;
  }
}

function isAnythingBut(value: JsonValue, operand: JsonValue): boolean {
  if (isJsonObject(operand)) return !holds(value, operand);
  return !listed(operand).includes(value);
}

/** `[">", 0, "<=", 5]`: pairs that must all hold. */
function isInRange(value: number, range: readonly JsonValue[]): boolean {
  if (range.length === 0 || range.length % 2 !== 0) return false;
  return range.every((comparison, index) => {
    if (index % 2 === 1) return true;
    const limit = range[index + 1];
    if (typeof limit !== 'number') return false;
    switch (comparison) {
      case '<':
        return value < limit;
      case '<=':
        return value <= limit;
      case '=':
        return value === limit;
      case '>=':
        return value >= limit;
      case '>':
        return value > limit;
      default:
        return false;
    }
  });
}

function listed(value: JsonValue): readonly JsonValue[] {
  return isJsonList(value) ? value : [value];
}
