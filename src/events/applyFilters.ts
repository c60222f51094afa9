import { base64ToBytes, bytesToText } from './base64';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';
import type { Comparison, FieldPattern, FilterPattern, Matcher, NumericBound, Plain } from './readFilters';

/** Sources with records that filters can be applied to. */
export type FilteredKind = 'sqs' | 'kinesis' | 'dynamodb';

/** The result of filtering records, in their order. */
export interface FilteredRecords {
  readonly kept: readonly JsonObject[];
  readonly dropped: readonly JsonObject[];
}

/**
 * Applies a mapping's filters to records of an event: a record that matches any filter is kept; without filters, all are. Stops once `maximumKept` records are found.
 *
 * Patterns refer to the sent content by a special key: `body` of SQS, `data` of Kinesis. A JSON pattern drops content that is not JSON, a plain text pattern drops JSON (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html).
 */
export function applyFilters(
  records: readonly JsonObject[],
  filters: readonly FilterPattern[],
  kind: FilteredKind,
  maximumKept = Number.POSITIVE_INFINITY,
): FilteredRecords {
  const kept: JsonObject[] = [];
  const dropped: JsonObject[] = [];
  for (const record of records) {
    if (kept.length >= maximumKept) break;
    const isKept = filters.length === 0 || matchingFilter(record, filters, kind) !== undefined;
    (isKept ? kept : dropped).push(record);
  }
  return { kept, dropped };
}

/** The index of the first filter that a record matches; `undefined` for none. */
export function matchingFilter(
  record: JsonObject,
  filters: readonly FilterPattern[],
  kind: FilteredKind,
): number | undefined {
  const index = filters.findIndex((filter) => matchesRecord(record, filter, kind));
  return index === -1 ? undefined : index;
}

/** Whether an event as it stands matches a pattern: of EventBridge's rules, and of SNS's filter policies. */
export function matchesEvent(event: JsonObject, pattern: FilterPattern): boolean {
  return matchesObject(event, pattern);
}

function matchesRecord(record: JsonObject, filter: FilterPattern, kind: FilteredKind): boolean {
  switch (kind) {
    case 'sqs':
      return matchesObject(record, filter, { key: 'body', text: textOf(record.body) });
    case 'kinesis':
      return matchesObject(record, filter, { key: 'data', text: kinesisText(record) });
    case 'dynamodb':
      return matchesObject(record, filter);
  }
}

/** The content that was sent; `undefined` when it is not text. */
interface SentData {
  readonly key: string;
  readonly text: string | undefined;
}

function kinesisText(record: JsonObject): string | undefined {
  const data = isJsonObject(record.kinesis) ? textOf(record.kinesis.data) : undefined;
  const bytes = data === undefined ? undefined : base64ToBytes(data);
  return bytes === undefined ? undefined : bytesToText(bytes);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function matchesObject(object: JsonObject, { fields, alternatives }: FilterPattern, data?: SentData): boolean {
  for (const [name, field] of fields) {
    const isMatch =
      data?.key === name
        ? matchesData(data.text, field)
        : matchesField(Object.hasOwn(object, name) ? object[name] : undefined, field);
    if (!isMatch) return false;
  }
  return alternatives.every((patterns) => patterns.some((pattern) => matchesObject(object, pattern, data)));
}

function matchesData(text: string | undefined, field: FieldPattern): boolean {
  if (text === undefined) return false;
  const json = jsonOf(text);
  if (field.kind === 'inside') return json !== undefined && matchesField(json, field);
  return json === undefined && matchesField(text, field);
}

/** Parses an object or a list; a text that is a JSON number counts as plain text. */
function jsonOf(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return isJsonObject(value) || isJsonList(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function matchesField(value: JsonValue | undefined, field: FieldPattern): boolean {
  if (field.kind === 'anyOf') return field.matchers.some((matcher) => matchesLeaves(leavesOf(value), matcher));
  // In a list, a single item must match the whole pattern.
  if (isJsonList(value) && value.length > 0) return value.some((item) => matchesField(item, field));
  // A missing property may still match: `exists: false`.
  return matchesObject(isJsonObject(value) ? value : {}, field.pattern);
}

/** The plain values that EventBridge compares: the items of lists; objects are not values. */
function leavesOf(value: JsonValue | undefined): readonly Plain[] {
  if (isJsonList(value)) return value.flatMap(leavesOf);
  return value === undefined || isJsonObject(value) ? [] : [value];
}

function matchesLeaves(leaves: readonly Plain[], matcher: Matcher): boolean {
  if (matcher.kind === 'exists') return leaves.length > 0 === matcher.isWanted;
  return leaves.some((leaf) => matchesPlain(leaf, matcher));
}

function matchesPlain(value: Plain, matcher: Comparison): boolean {
  switch (matcher.kind) {
    case 'equals':
      return value === matcher.value;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(matcher.text);
    case 'suffix':
      return typeof value === 'string' && value.endsWith(matcher.text);
    case 'ignoreCase':
      return typeof value === 'string' && value.toLowerCase() === matcher.text.toLowerCase();
    case 'numeric':
      return typeof value === 'number' && matcher.bounds.every((bound) => isWithin(value, bound));
    case 'anythingBut':
      return !matcher.excluded.some((one) => matchesPlain(value, one));
  }
}

function isWithin(value: number, { operator, number }: NumericBound): boolean {
  switch (operator) {
    case '=':
      return value === number;
    case '<':
      return value < number;
    case '<=':
      return value <= number;
    case '>':
      return value > number;
    case '>=':
      return value >= number;
  }
}
