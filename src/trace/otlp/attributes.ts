import { listOf, numberOf, recordOf, recordsOf, type XrayDocument } from '../parse/xrayDocument';
import type { Attributes } from './span';

/** How a whole number beyond 2^53 is read, given its digits: nobody may lose one. */
type ReadLarge = (digits: string) => string | bigint;

/** OTLP's list of keys and tagged values, or a plain record as CloudWatch writes it, as a record. Large whole numbers are text. */
export function readAttributes(value: unknown, readLarge: ReadLarge = String): Attributes {
  const record = recordOf(value);
  if (record !== undefined) return record;
  return Object.fromEntries(
    recordsOf(value).flatMap((entry) => {
      const one = plainValue(recordOf(entry.value) ?? {}, readLarge);
      return typeof entry.key === 'string' && one !== undefined ? [[entry.key, one] as const] : [];
    }),
  );
}

/** OTLP's `AnyValue`, in protobuf's JSON names or its own. */
function plainValue(value: XrayDocument, readLarge: ReadLarge): unknown {
  const of = (camel: string, snake: string): unknown => value[camel] ?? value[snake];
  const text = of('stringValue', 'string_value');
  if (typeof text === 'string') return text;
  const flag = of('boolValue', 'bool_value');
  if (typeof flag === 'boolean') return flag;
  const whole = of('intValue', 'int_value');
  if (whole !== undefined) {
    const number = numberOf(whole);
    if (number !== undefined && Number.isSafeInteger(number)) return number;
    return /^-?\d+$/.test(String(whole)) ? readLarge(String(whole)) : String(whole);
  }
  const double = of('doubleValue', 'double_value');
  if (double !== undefined) return numberOf(double) ?? String(double);
  const list = recordOf(of('arrayValue', 'array_value'));
  if (list !== undefined) return listOf(list.values).map((item) => plainValue(recordOf(item) ?? {}, readLarge) ?? null);
  const map = recordOf(of('kvlistValue', 'kvlist_value'));
  if (map !== undefined) return readAttributes(map.values ?? [], readLarge);
  return of('bytesValue', 'bytes_value');
}

/** A list of texts or numbers as its words, `orders, stock`; records as JSON. */
export function attributeText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ') || undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The first of these attributes that is not empty, as text. */
export function firstText(values: Attributes, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = attributeText(values[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The first of these attributes that is a number. */
export function firstNumber(values: Attributes, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const number = numberOf(values[name]);
    if (number !== undefined) return number;
  }
  return undefined;
}
