import { listOf, numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { readAttributes } from './attributes';
import { idAttributes, xrayScope } from './otlpJson';
import type { Span, SpanKind } from './span';
import { readSpanId, readTraceId } from './spanIds';

/**
 * The spans of OTLP/JSON: `resourceSpans`, Tempo's `batches`, with `scopeSpans` or the older `instrumentationLibrarySpans`, in
 * protobuf's JSON names or its own (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
 */
export function readOtlp(otlp: XrayDocument): readonly Span[] {
  const entries = [otlp.resourceSpans, otlp.resource_spans, otlp.batches].flatMap(recordsOf);
  return entries.flatMap((entry) => {
    const resource = readAttributes(recordOf(entry.resource)?.attributes);
    const scopes = [
      entry.scopeSpans,
      entry.scope_spans,
      entry.instrumentationLibrarySpans,
      entry.instrumentation_library_spans,
    ].flatMap(recordsOf);
    return scopes.flatMap((scopeSpans) => {
      const scope = readScope(
        scopeSpans.scope ?? scopeSpans.instrumentationLibrary ?? scopeSpans.instrumentation_library,
      );
      return recordsOf(scopeSpans.spans).map((span) => readSpan(span, resource, scope));
    });
  });
}

/** Whether a record is one span with its resource in it, as CloudWatch's log group `aws/spans` and Transaction Search have them. */
export function isLoneSpan(record: XrayDocument): boolean {
  const isTimed = field(record, 'startTimeUnixNano', 'start_time_unix_nano') !== undefined;
  return isTimed && field(record, 'spanId', 'span_id') !== undefined;
}

export function readLoneSpan(record: XrayDocument): Span {
  return readSpan(record, readAttributes(recordOf(record.resource)?.attributes), readScope(record.scope));
}

function readScope(value: unknown): XrayDocument {
  const scope = recordOf(value) ?? {};
  const { name, version } = scope;
  return { ...(name ? { name } : {}), ...(version ? { version } : {}), ...readAttributes(scope.attributes) };
}

function readSpan(span: XrayDocument, resource: XrayDocument, scope: XrayDocument): Span {
  const status = recordOf(span.status) ?? {};
  const start = readNanos(field(span, 'startTimeUnixNano', 'start_time_unix_nano'));
  const end = readNanos(field(span, 'endTimeUnixNano', 'end_time_unix_nano'));
  const durationNanos = numberOf(span.durationNano);
  // A document that was exported has its numbers back as numbers.
  const readLarge = scope.name === xrayScope ? BigInt : String;
  const { traceId, id, parentId, attributes } = originalIds(readAttributes(span.attributes, readLarge));
  return {
    traceId: traceId ?? readTraceId(field(span, 'traceId', 'trace_id')),
    id: id ?? readSpanId(field(span, 'spanId', 'span_id')),
    parentId: parentId ?? readSpanId(field(span, 'parentSpanId', 'parent_span_id')),
    name: textOf(span.name) ?? '',
    kind: readKind(span.kind),
    start,
    end: end ?? (start === undefined || durationNanos === undefined ? undefined : rounded(start + durationNanos / 1e9)),
    attributes,
    status: readStatus(status.code),
    statusMessage: textOf(status.message),
    events: recordsOf(span.events).map((event) => ({
      name: textOf(event.name) ?? '',
      time: readNanos(field(event, 'timeUnixNano', 'time_unix_nano')),
      attributes: readAttributes(event.attributes),
    })),
    links: listOf(span.links).flatMap((value) => {
      const link = recordOf(value);
      const traceId = readTraceId(link && field(link, 'traceId', 'trace_id'));
      if (link === undefined || traceId === '') return [];
      return { traceId, id: readSpanId(field(link, 'spanId', 'span_id')), attributes: readAttributes(link.attributes) };
    }),
    resource,
    scope,
  };
}

/** Ids that are invalid in OTLP, which `toOtlp` stores as attributes. */
function originalIds(attributesOfSpan: XrayDocument) {
  const {
    [idAttributes.trace]: trace,
    [idAttributes.span]: own,
    [idAttributes.parent]: parent,
    ...attributes
  } = attributesOfSpan;
  return { traceId: textOf(trace), id: textOf(own), parentId: textOf(parent), attributes };
}

function field(record: XrayDocument, camel: string, snake: string): unknown {
  return record[camel] ?? record[snake];
}

const kinds: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'];

/** 2, `2`, `SERVER`, `Server`, `SPAN_KIND_SERVER`. */
export function readKind(value: unknown): SpanKind {
  const number = numberOf(value);
  if (number !== undefined) return kinds[number] ?? 'internal';
  const word = textOf(value)
    ?.toLowerCase()
    .replace(/^span_?kind[_.]/, '');
  return kinds.find((kind) => kind === word) ?? 'internal';
}

/** 2, `2`, `ERROR`, `Error`, `STATUS_CODE_ERROR`. */
export function readStatus(value: unknown): Span['status'] {
  const word = String(value ?? '').toLowerCase();
  if (word === '2' || word.endsWith('error')) return 'error';
  return word === '1' || /(^|_|\.)ok$/.test(word) ? 'ok' : 'unset';
}

/** Nanoseconds since the epoch, as text or as a number, in seconds; 0 means none. */
function readNanos(nanos: unknown): number | undefined {
  const text = Number.isInteger(nanos) ? BigInt(Number(nanos)).toString() : textOf(nanos);
  if (text === undefined || !/^\d+$/.test(text) || /^0+$/.test(text)) return undefined;
  return Number(BigInt(text) / 1000n) / 1_000_000;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1_000_000) / 1_000_000;
}
