import {
  type AttributeValue,
  areEqual,
  bytesOf,
  compareValues,
  type Item,
  listOf,
  mapOf,
  textsOf,
  typeOf,
} from './attributeValue';
import { valueAt } from './documentPath';
import { ExpressionReader, type ExpressionScope } from './expressionReader';

export type Condition = (item: Item) => boolean;

type Operand = (item: Item) => AttributeValue | undefined;

/**
 * Reads a condition, filter or key condition
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html). `kind` is how errors
 * call it: `ConditionExpression`. Throws `ServiceError`.
 */
export function readCondition(text: string, kind: string, scope: ExpressionScope): Condition {
  const reader = new ExpressionReader(text, kind, scope);
  const condition = readOr(reader);
  if (!reader.isAtEnd) throw reader.syntaxError(`"${reader.peek()}"`);
  return condition;
}

function readOr(reader: ExpressionReader): Condition {
  const parts = [readAnd(reader)];
  while (reader.takes('OR')) parts.push(readAnd(reader));
  return (item) => parts.some((one) => one(item));
}

function readAnd(reader: ExpressionReader): Condition {
  const parts = [readNot(reader)];
  while (reader.takes('AND')) parts.push(readNot(reader));
  return (item) => parts.every((one) => one(item));
}

function readNot(reader: ExpressionReader): Condition {
  if (reader.takes('NOT')) {
    const inner = readNot(reader);
    return (item) => !inner(item);
  }
  if (reader.takes('(')) {
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  }
  return readFunction(reader) ?? readComparison(reader);
}

function readFunction(reader: ExpressionReader): Condition | undefined {
  const name = reader.peek();
  if (!/^(attribute_exists|attribute_not_exists|attribute_type|begins_with|contains)$/.test(name)) return undefined;
  reader.next();
  reader.expect('(');
  const first = readOperand(reader);
  const second = reader.takes(',') ? readOperand(reader) : undefined;
  reader.expect(')');
  const other = (item: Item) => second?.(item);
  switch (name) {
    case 'attribute_exists':
      return (item) => first(item) !== undefined;
    case 'attribute_not_exists':
      return (item) => first(item) === undefined;
    case 'attribute_type':
      return (item) => {
        const value = first(item);
        return value !== undefined && typeOf(value) === other(item)?.S;
      };
    case 'begins_with':
      return (item) => beginsWith(first(item), other(item));
    default:
      return (item) => contains(first(item), other(item));
  }
}

function readComparison(reader: ExpressionReader): Condition {
  const left = readOperand(reader);
  if (reader.takes('BETWEEN')) {
    const low = readOperand(reader);
    reader.expect('AND');
    const high = readOperand(reader);
    return (item) => isWithin(left(item), low(item), high(item));
  }
  if (reader.takes('IN')) {
    reader.expect('(');
    const options = [readOperand(reader)];
    while (reader.takes(',')) options.push(readOperand(reader));
    reader.expect(')');
    return (item) => options.some((one) => areEqual(left(item), one(item)));
  }
  const sign = reader.next();
  const right = readOperand(reader);
  const holds = comparisons.get(sign);
  if (holds === undefined) throw reader.syntaxError(`"${sign}"`);
  return (item) => holds(left(item), right(item));
}

type Compare = (a: AttributeValue | undefined, b: AttributeValue | undefined) => boolean;

const ordered =
  (holds: (order: number) => boolean): Compare =>
  (a, b) => {
    const order = compareValues(a, b);
    return order !== undefined && holds(order);
  };

const comparisons: ReadonlyMap<string, Compare> = new Map([
  ['=', areEqual],
  ['<>', (a: AttributeValue | undefined, b: AttributeValue | undefined) => !areEqual(a, b)],
  ['<', ordered((order) => order < 0)],
  ['<=', ordered((order) => order <= 0)],
  ['>', ordered((order) => order > 0)],
  ['>=', ordered((order) => order >= 0)],
]);

function readOperand(reader: ExpressionReader): Operand {
  const token = reader.peek();
  if (token.startsWith(':')) {
    const value = reader.value(reader.next());
    return () => value;
  }
  const path = reader.path();
  if (path[0] === 'size' && reader.takes('(')) {
    const inner = readOperand(reader);
    reader.expect(')');
    return (item) => sizeValue(inner(item));
  }
  return (item) => valueAt(item, path);
}

function sizeValue(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  if ('S' in value) return { N: String(Buffer.byteLength(String(value.S))) };
  if ('B' in value) return { N: String(bytesOf(value.B).length) };
  if ('L' in value) return { N: String(listOf(value).length) };
  if ('M' in value) return { N: String(Object.keys(mapOf(value)).length) };
  const [content] = Object.values(value);
  return Array.isArray(content) ? { N: String(content.length) } : undefined;
}

function isWithin(
  value: AttributeValue | undefined,
  low: AttributeValue | undefined,
  high: AttributeValue | undefined,
): boolean {
  return (compareValues(value, low) ?? -1) >= 0 && (compareValues(value, high) ?? 1) <= 0;
}

function beginsWith(value: AttributeValue | undefined, start: AttributeValue | undefined): boolean {
  if (value === undefined || start === undefined) return false;
  if ('S' in value && 'S' in start) return String(value.S).startsWith(String(start.S));
  if (!('B' in value && 'B' in start)) return false;
  const bytes = bytesOf(start.B);
  return bytesOf(value.B).subarray(0, bytes.length).equals(bytes);
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (value === undefined || part === undefined) return false;
  if ('S' in value) return 'S' in part && String(value.S).includes(String(part.S));
  if ('L' in value) return listOf(value).some((one) => areEqual(one, part));
  const [type = '', content] = Object.entries(value)[0] ?? [];
  return type === `${typeOf(part)}S` && textsOf(content).some((one) => areEqual({ [typeOf(part)]: one }, part));
}
