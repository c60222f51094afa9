import { type AttributeValue, areEqual, type Item, listOf, textsOf, typeOf, validation } from './attributeValue';
import { valueAt, withValueAt } from './documentPath';
import { type DocumentPath, ExpressionReader, type ExpressionScope } from './expressionReader';

/** One change; `before` is the item that the expression's values are read from. */
type Change = (item: Item, before: Item) => Item;

/**
 * Reads an update expression: SET, REMOVE, ADD, DELETE
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html). Throws `ServiceError`,
 * and so does what it returns where the item does not fit.
 */
export function readUpdate(text: string, scope: ExpressionScope): (item: Item) => Item {
  const reader = new ExpressionReader(text, 'UpdateExpression', scope);
  const changes: Change[] = [];
  while (!reader.isAtEnd) {
    const clause = reader.next().toUpperCase();
    do changes.push(readChange(clause, reader));
    while (reader.takes(','));
  }
  return (before) => changes.reduce((item, change) => change(item, before), before);
}

function readChange(clause: string, reader: ExpressionReader): Change {
  if (!['SET', 'REMOVE', 'ADD', 'DELETE'].includes(clause)) throw reader.syntaxError(`"${clause}"`);
  const path = reader.path();
  switch (clause) {
    case 'SET': {
      reader.expect('=');
      const value = readSum(reader);
      return (item, before) => withValueAt(item, path, value(before));
    }
    case 'REMOVE':
      return (item) => withValueAt(item, path, undefined);
    default: {
      const value = reader.value(reader.next());
      return (item, before) =>
        withValueAt(item, path, clause === 'ADD' ? added(path, before, value) : left(path, before, value));
    }
  }
}

type Operand = (before: Item) => AttributeValue;

function readSum(reader: ExpressionReader): Operand {
  const first = readOperand(reader);
  const sign = reader.peek();
  if (sign !== '+' && sign !== '-') return first;
  reader.next();
  const second = readOperand(reader);
  return (before) => sum(first(before), second(before), sign === '+' ? 1 : -1);
}

function readOperand(reader: ExpressionReader): Operand {
  if (reader.peek().startsWith(':')) {
    const value = reader.value(reader.next());
    return () => value;
  }
  const path = reader.path();
  if (!reader.takes('(')) return (before) => required(valueAt(before, path));
  const [name] = path;
  if (name === 'if_not_exists') {
    const place = reader.path();
    reader.expect(',');
    const otherwise = readOperand(reader);
    reader.expect(')');
    return (before) => valueAt(before, place) ?? otherwise(before);
  }
  if (name !== 'list_append') throw reader.syntaxError(`"${String(name)}"`);
  const first = readOperand(reader);
  reader.expect(',');
  const second = readOperand(reader);
  reader.expect(')');
  return (before) => ({ L: [...listOf(first(before)), ...listOf(second(before))] });
}

function required(value: AttributeValue | undefined): AttributeValue {
  if (value !== undefined) return value;
  throw validation('The provided expression refers to an attribute that does not exist in the item');
}

function sum(a: AttributeValue, b: AttributeValue, sign: 1 | -1): AttributeValue {
  if (!('N' in a && 'N' in b)) {
    throw validation('An operand in the update expression has an incorrect data type');
  }
  const [x, y] = [String(a.N), String(b.N)];
  if (/^-?\d+$/.test(x) && /^-?\d+$/.test(y)) return { N: String(BigInt(x) + BigInt(sign) * BigInt(y)) };
  // Fifteen digits are what a sum of doubles has for certain: 0.1 + 0.2 is to be 0.3.
  return { N: String(Number((Number(x) + sign * Number(y)).toPrecision(15))) };
}

/** ADD: a number to a number, or items to a set. */
function added(path: DocumentPath, before: Item, value: AttributeValue): AttributeValue {
  const present = valueAt(before, path);
  if ('N' in value) return sum(present ?? { N: '0' }, value, 1);
  const [type = '', content] = Object.entries(value)[0] ?? [];
  if (!/^[SNB]S$/.test(type)) throw validation('Incorrect operand type for operator or function; operator: ADD');
  const old = textsOf(present?.[type]);
  return { [type]: [...old, ...textsOf(content).filter((one) => !old.includes(one))] };
}

/** DELETE: takes items out of a set; an empty set is no attribute. */
function left(path: DocumentPath, before: Item, value: AttributeValue): AttributeValue | undefined {
  const present = valueAt(before, path);
  if (present === undefined) return undefined;
  const type = typeOf(present);
  const element = type.slice(0, 1);
  const gone = textsOf(value[type]);
  const rest = textsOf(present[type]).filter(
    (one) => !gone.some((other) => areEqual({ [element]: one }, { [element]: other })),
  );
  return rest.length === 0 ? undefined : { [type]: rest };
}
