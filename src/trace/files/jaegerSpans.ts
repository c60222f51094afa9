import { attributeText } from '../otlp/attributes';
import { readStatus } from '../otlp/readOtlp';
import type { Attributes, Span, SpanKind } from '../otlp/span';
import { readSpanId, readTraceId } from '../otlp/spanIds';
import { numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';

/** Whether a record is a trace of Jaeger's JSON: `{traceID, spans, processes}`. */
export function isJaegerTrace(record: XrayDocument): boolean {
  return Array.isArray(record.spans) && recordsOf(record.spans).some(isJaegerSpan);
}

/** Whether a record is one Jaeger span in Elasticsearch's format, with the process inside. */
export function isJaegerSpan(record: XrayDocument): boolean {
  return (record.spanID ?? record.spanId) !== undefined && record.operationName !== undefined;
}

export function readJaegerTrace(trace: XrayDocument): readonly Span[] {
  const processes = recordOf(trace.processes) ?? {};
  const resources = new Map(Object.entries(processes).map(([key, value]) => [key, resourceOf(recordOf(value))]));
  return recordsOf(trace.spans).map((span) =>
    readJaegerSpan(span, resources.get(textOf(span.processID) ?? ''), textOf(trace.traceID)),
  );
}

/** Times are microseconds. A FOLLOWS_FROM reference is a link, unless it is the only possible parent. */
export function readJaegerSpan(span: XrayDocument, resource: Attributes | undefined, traceId?: string): Span {
  const tags = tagsOf(span.tags);
  const references = recordsOf(span.references);
  const ownTrace = readTraceId(span.traceID ?? span.traceId ?? traceId);
  const isHere = (reference: XrayDocument): boolean =>
    readTraceId(reference.traceID ?? reference.traceId ?? ownTrace) === ownTrace;
  const parent =
    references.find((one) => one.refType === 'CHILD_OF' && isHere(one)) ??
    references.find((one) => one.refType !== 'CHILD_OF' && isHere(one));
  const start = numberOf(span.startTime ?? span.startTimeMillis);
  const startMicros = span.startTime === undefined && start !== undefined ? start * 1000 : start;
  const durationMicros = numberOf(span.duration);
  const warnings = attributeText(span.warnings);
  const isFailed = tags.error === true || tags.error === 'true' || readStatus(tags['otel.status_code']) === 'error';
  return {
    traceId: ownTrace,
    id: readSpanId(span.spanID ?? span.spanId),
    parentId: readSpanId(parent?.spanID ?? parent?.spanId ?? span.parentSpanID),
    name: textOf(span.operationName) ?? '',
    kind: kindOf(tags['span.kind']),
    start: startMicros === undefined ? undefined : startMicros / 1_000_000,
    end:
      startMicros === undefined || durationMicros === undefined
        ? undefined
        : (startMicros + durationMicros) / 1_000_000,
    attributes: warnings === undefined ? tags : { ...tags, warnings },
    status: isFailed ? 'error' : readStatus(tags['otel.status_code']),
    statusMessage: textOf(tags['otel.status_description']) ?? (isFailed ? textOf(tags['error.message']) : undefined),
    events: recordsOf(span.logs).map(eventOf),
    links: references
      .filter((one) => one !== parent)
      .map((one) => ({
        traceId: readTraceId(one.traceID ?? one.traceId ?? ownTrace),
        id: readSpanId(one.spanID ?? one.spanId),
        attributes: { refType: one.refType },
      })),
    resource: resource ?? resourceOf(recordOf(span.process)),
    scope: scopeOf(tags),
  };
}

function resourceOf(process: XrayDocument | undefined): Attributes {
  const name = textOf(process?.serviceName);
  return { ...(name === undefined ? {} : { 'service.name': name }), ...tagsOf(process?.tags) };
}

function scopeOf(tags: Attributes): Attributes {
  const name = textOf(tags['otel.scope.name'] ?? tags['otel.library.name']);
  const version = textOf(tags['otel.scope.version'] ?? tags['otel.library.version']);
  return { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
}

/** `[{key, type, value}]`; values of type int64 may be text. */
function tagsOf(tags: unknown): Attributes {
  const record = recordOf(tags);
  if (record !== undefined) return record;
  return Object.fromEntries(
    recordsOf(tags).flatMap((tag) => {
      const key = textOf(tag.key);
      return key === undefined ? [] : [[key, tagValue(tag)] as const];
    }),
  );
}

function tagValue({ type, value, vStr, vBool, vInt64, vFloat64 }: XrayDocument): unknown {
  const raw = value ?? vStr ?? vInt64 ?? vFloat64 ?? vBool;
  const kind = String(type ?? '').toLowerCase();
  if (kind === 'bool') return raw === true || raw === 'true';
  const number = /int|float|double/.test(kind) ? numberOf(raw) : undefined;
  return number === undefined || (kind.startsWith('int') && !Number.isSafeInteger(number)) ? raw : number;
}

/** A log is an event; OpenTracing's error logs are exceptions. */
function eventOf(log: XrayDocument): Span['events'][number] {
  const fields = tagsOf(log.fields);
  const micros = numberOf(log.timestamp);
  const time = micros === undefined ? undefined : micros / 1_000_000;
  const name = textOf(fields.event) ?? textOf(fields.message) ?? 'log';
  if (name !== 'error' && name !== 'exception') return { name, time, attributes: fields };
  const known = {
    'exception.type': fields['exception.type'] ?? fields['error.kind'],
    'exception.message': fields['exception.message'] ?? fields.message ?? fields['error.object'],
    'exception.stacktrace': fields['exception.stacktrace'] ?? fields.stack,
  };
  return { name: 'exception', time, attributes: { ...fields, ...known } };
}

const kinds: readonly SpanKind[] = ['server', 'client', 'producer', 'consumer'];

function kindOf(value: unknown): SpanKind {
  return kinds.find((kind) => kind === value) ?? 'internal';
}
