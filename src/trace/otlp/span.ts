import type { XrayDocument } from '../parse/xrayDocument';

/** Attributes by name. Values are JSON, and `bigint` in what `toOtlp` wrote. */
export type Attributes = XrayDocument;

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** A span, whichever of OpenTelemetry, Jaeger and Zipkin wrote it. Times are epoch seconds, exact to the microsecond. */
export interface Span {
  /** X-Ray's form of 32 hex digits, `1-6ab15580-0123…`; other ids as they are, and empty when the file names none. */
  readonly traceId: string;
  readonly id: string | undefined;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  readonly start: number | undefined;
  /** `undefined` while it runs. */
  readonly end: number | undefined;
  readonly attributes: Attributes;
  readonly status: 'unset' | 'ok' | 'error';
  readonly statusMessage: string | undefined;
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  /** The resource that wrote the span: one shared object for all its spans. */
  readonly resource: Attributes;
  /** The instrumentation: `name`, `version` and its own attributes. */
  readonly scope: Attributes;
}

export interface SpanEvent {
  readonly name: string;
  readonly time: number | undefined;
  readonly attributes: Attributes;
}

export interface SpanLink {
  readonly traceId: string;
  readonly id: string | undefined;
  readonly attributes: Attributes;
}
