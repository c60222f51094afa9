/**
 * The parts of OTLP/JSON that traces use (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): ids as hex digits,
 * 64-bit numbers as text.
 */
export interface OtlpTraces {
  readonly resourceSpans: readonly OtlpResourceSpans[];
}

export interface OtlpResourceSpans {
  readonly resource: { readonly attributes: readonly OtlpAttribute[] };
  readonly scopeSpans: readonly {
    readonly scope: {
      readonly name?: string;
      readonly version?: string;
      readonly attributes?: readonly OtlpAttribute[];
    };
    readonly spans: readonly OtlpSpan[];
  }[];
}

export interface OtlpSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly startTimeUnixNano: string;
  /** Absent while the span runs. */
  readonly endTimeUnixNano?: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly events: readonly OtlpEvent[];
  readonly links: readonly OtlpLink[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: { readonly code: number; readonly message?: string };
}

export interface OtlpEvent {
  readonly timeUnixNano: string;
  readonly name: string;
  readonly attributes: readonly OtlpAttribute[];
}

export interface OtlpLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes?: readonly OtlpAttribute[];
}

export interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

export type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly OtlpValue[] } }
  | { readonly kvlistValue: { readonly values: readonly OtlpAttribute[] } };

export const spanKind = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

/** The scope of spans that stand for X-Ray documents: they hold the document in attributes `aws.xray.*`. */
export const xrayScope = 'aws.xray';

/** Attributes that hold ids which are not hexadecimal, as OTLP's must be. */
export const idAttributes = { trace: 'aws.xray.trace_id', span: 'aws.xray.id', parent: 'aws.xray.parent_id' } as const;

/** A value in OTLP's form; `undefined` for empty values. A whole number that 64 bits cannot hold is text. */
export function toOtlpValue(value: unknown): OtlpValue | undefined {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'number':
      return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
    case 'bigint':
      return BigInt.asIntN(64, value) === value ? { intValue: String(value) } : { stringValue: String(value) };
    case 'object':
      if (value === null) return undefined;
      return Array.isArray(value)
        ? { arrayValue: { values: value.flatMap((item) => toOtlpValue(item) ?? []) } }
        : { kvlistValue: { values: toAttributes({ ...value }) } };
    default:
      return undefined;
  }
}

/** The attributes of a record, without empty ones. */
export function toAttributes(values: Readonly<Record<string, unknown>>): readonly OtlpAttribute[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const converted = toOtlpValue(value);
    return converted === undefined ? [] : [{ key, value: converted }];
  });
}
