/** A field of protobuf's wire format, as bytes. */
type Field = Buffer;

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, value);
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
    left >>= 7n;
  } while (left > 0n);
  return Buffer.from(bytes);
}

function sized(number: number, bytes: Buffer): Field {
  return Buffer.concat([varint(BigInt(number * 8 + 2)), varint(BigInt(bytes.length)), bytes]);
}

function text(number: number, value: string): Field {
  return sized(number, Buffer.from(value, 'utf8'));
}

function whole(number: number, value: bigint): Field {
  return Buffer.concat([varint(BigInt(number * 8)), varint(value)]);
}

function fixed64(number: number, value: string): Field {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return Buffer.concat([varint(BigInt(number * 8 + 1)), bytes]);
}

function double(number: number, value: number): Field {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint(BigInt(number * 8 + 1)), bytes]);
}

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

function anyValue(value: Json): Buffer {
  if (typeof value === 'string') return text(1, value);
  if (typeof value === 'boolean') return whole(2, value ? 1n : 0n);
  if (typeof value === 'number') return Number.isInteger(value) ? whole(3, BigInt(value)) : double(4, value);
  if (Array.isArray(value)) return sized(5, Buffer.concat(value.map((item) => sized(1, anyValue(item)))));
  return sized(6, attributes(1, Object.fromEntries(Object.entries(value))));
}

function attributes(number: number, values: Readonly<Record<string, Json>> = {}): Buffer {
  return Buffer.concat(
    Object.entries(values).map(([key, value]) =>
      sized(number, Buffer.concat([text(1, key), sized(2, anyValue(value))])),
    ),
  );
}

/** A span to be written, with times in nanoseconds. */
export interface SpanToEncode {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly from: string;
  readonly to: string;
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly event?: { readonly name: string; readonly attributes: Readonly<Record<string, Json>> };
  readonly link?: { readonly traceId: string; readonly spanId: string };
  readonly status?: { readonly code: number; readonly message: string };
}

/** OTLP's `TracesData` in protobuf's wire format, with fields that nobody reads between those that are. */
export function encodeOtlp(resource: Readonly<Record<string, Json>>, spans: readonly SpanToEncode[]): Buffer {
  const scope = Buffer.concat([text(1, 'shop.instrumentation'), text(2, '1.4.0')]);
  const scopeSpans = Buffer.concat([sized(1, scope), ...spans.map((span) => sized(2, encodeSpan(span)))]);
  const resourceSpans = [
    sized(1, attributes(1, resource)),
    sized(2, scopeSpans),
    text(3, 'https://example.com/schema'),
  ];
  return sized(1, Buffer.concat(resourceSpans));
}

function encodeSpan(span: SpanToEncode): Buffer {
  const { event, link, status } = span;
  const hex = (number: number, digits: string): Buffer => sized(number, Buffer.from(digits, 'hex'));
  const flags = Buffer.from([0x85, 0x01, 1, 1, 0, 0]);
  return Buffer.concat([
    hex(1, span.traceId),
    hex(2, span.spanId),
    text(3, 'vendor=1'),
    ...(span.parentSpanId === undefined ? [] : [hex(4, span.parentSpanId)]),
    text(5, span.name),
    whole(6, BigInt(span.kind)),
    fixed64(7, span.from),
    fixed64(8, span.to),
    attributes(9, span.attributes),
    whole(10, 3n),
    ...(event === undefined
      ? []
      : [sized(11, Buffer.concat([fixed64(1, span.to), text(2, event.name), attributes(3, event.attributes)]))]),
    ...(link === undefined ? [] : [sized(13, Buffer.concat([hex(1, link.traceId), hex(2, link.spanId)]))]),
    ...(status === undefined
      ? []
      : [sized(15, Buffer.concat([text(2, status.message), whole(3, BigInt(status.code))]))]),
    flags,
  ]);
}
