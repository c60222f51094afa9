import { asObject } from '../../../model/base/parseObject';
import { ServiceError } from '../../http/serviceError';

/** A value as DynamoDB's JSON has it, `{"S": "text"}`: one member, named after the type. Bytes are base64. */
export type AttributeValue = Readonly<Record<string, unknown>>;

export type Item = Readonly<Record<string, AttributeValue>>;

const types = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'];

export function typeOf(value: AttributeValue): string {
  return Object.keys(value)[0] ?? '';
}

/** Throws `ServiceError` for what is no value. */
export function readValue(value: unknown): AttributeValue {
  const read = asObject(value);
  if (read !== undefined && Object.keys(read).length === 1 && types.includes(typeOf(read))) return read;
  throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
}

export function readItem(value: unknown): Item {
  return Object.fromEntries(Object.entries(asObject(value) ?? {}).map(([name, one]) => [name, readValue(one)]));
}

/** Numbers by value, sets without order, everything else as written. */
export function areEqual(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

function comparable(value: AttributeValue): unknown {
  const [type = '', content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'N':
      return { N: Number(content) };
    case 'SS':
    case 'BS':
      return { [type]: [...textsOf(content)].sort() };
    case 'NS':
      return {
        NS: textsOf(content)
          .map(Number)
          .sort((x, y) => x - y),
      };
    case 'L':
      return { L: listOf(value).map(comparable) };
    case 'M':
      return {
        M: Object.entries(mapOf(value))
          .sort(([x], [y]) => (x < y ? -1 : 1))
          .map(([k, v]) => [k, comparable(v)]),
      };
    default:
      return { [type]: content };
  }
}

/** Negative, zero or positive; `undefined` for what has no order, or different types. */
export function compareValues(a: AttributeValue | undefined, b: AttributeValue | undefined): number | undefined {
  if (a === undefined || b === undefined || typeOf(a) !== typeOf(b)) return undefined;
  if ('N' in a) return Number(a.N) - Number(b.N);
  if ('S' in a) return Buffer.compare(Buffer.from(String(a.S), 'utf8'), Buffer.from(String(b.S), 'utf8'));
  return 'B' in a ? Buffer.compare(bytesOf(a.B), bytesOf(b.B)) : undefined;
}

export function bytesOf(base64: unknown): Buffer {
  return Buffer.from(String(base64), 'base64');
}

export function listOf(value: AttributeValue | undefined): readonly AttributeValue[] {
  return Array.isArray(value?.L) ? value.L.map(readValue) : [];
}

export function mapOf(value: AttributeValue | undefined): Item {
  return readItem(value?.M);
}

/** The texts of a set's content. */
export function textsOf(content: unknown): readonly string[] {
  return Array.isArray(content) ? content.map(String) : [];
}

/** In bytes, near enough to DynamoDB's own count. */
export function sizeOfItem(item: Item | undefined): number {
  return Object.entries(item ?? {}).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);
}

function sizeOf(value: AttributeValue): number {
  const [type = '', content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'L':
      return listOf(value).reduce((sum, one) => sum + 1 + sizeOf(one), 3);
    case 'M':
      return Object.entries(mapOf(value)).reduce(
        (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOf(one),
        3,
      );
    case 'B':
      return bytesOf(content).length;
    case 'NULL':
    case 'BOOL':
      return 1;
    default:
      return Array.isArray(content)
        ? textsOf(content).reduce((sum, one) => sum + Buffer.byteLength(one), 0)
        : Buffer.byteLength(String(content));
  }
}

export function validation(message: string): ServiceError {
  return new ServiceError(400, 'ValidationException', message);
}
