import { readStatus } from '../otlp/readOtlp';
import type { Attributes, Span, SpanKind } from '../otlp/span';
import { readSpanId, readTraceId } from '../otlp/spanIds';
import { listOf, numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';

/** Whether a record is a span of Zipkin's JSON, version 1 or 2 (https://zipkin.io/zipkin-api/). */
export function isZipkinSpan(record: XrayDocument): boolean {
  if (textOf(record.traceId) === undefined || textOf(record.id) === undefined) return false;
  const marks = [record.timestamp, record.duration, record.localEndpoint, record.kind, record.parentId, record.tags];
  return marks.some((mark) => mark !== undefined) || listOf(record.annotations).length > 0;
}

/** Times are microseconds. A server's span may share the id of its client's: the kind then distinguishes them. */
export function readZipkinSpan(span: XrayDocument): Span {
  const annotations = recordsOf(span.annotations);
  const tags = { ...(recordOf(span.tags) ?? {}), ...binaryTags(span.binaryAnnotations) };
  const kind = kindOf(textOf(span.kind)?.toLowerCase()) ?? kindOfAnnotations(annotations) ?? 'internal';
  const [startMicros, endMicros] = timesOf(span, annotations);
  const isError = tags.error !== undefined && tags.error !== 'false' && tags.error !== false;
  const message = textOf(tags.error);
  const id = readSpanId(span.id);
  const isShared = span.shared === true && id !== undefined;
  return {
    traceId: readTraceId(span.traceId),
    id: isShared ? `${id}-server` : id,
    parentId: isShared ? id : readSpanId(span.parentId),
    name: textOf(span.name) ?? '',
    kind,
    start: startMicros === undefined ? undefined : startMicros / 1_000_000,
    end: endMicros === undefined ? undefined : endMicros / 1_000_000,
    attributes: { ...tags, ...peerOf(recordOf(span.remoteEndpoint)) },
    status: isError ? 'error' : readStatus(tags['otel.status_code']),
    statusMessage: textOf(tags['otel.status_description']) ?? (message === 'true' ? undefined : message),
    events: annotations
      .filter(({ value }) => !isCore(value))
      .map(({ value, timestamp }) => ({
        name: textOf(value) ?? '',
        time: inSeconds(timestamp),
        attributes: {},
      })),
    links: [],
    resource: resourceOf(span, annotations),
    scope: scopeOf(tags),
  };
}

function resourceOf(span: XrayDocument, annotations: readonly XrayDocument[]): Attributes {
  const endpoints = [
    span.localEndpoint,
    ...[...annotations, ...recordsOf(span.binaryAnnotations)].map((one) => one.endpoint),
  ];
  const name = endpoints.map((endpoint) => textOf(recordOf(endpoint)?.serviceName)).find((text) => text !== undefined);
  return name === undefined ? {} : { 'service.name': name };
}

function scopeOf(tags: Attributes): Attributes {
  const name = textOf(tags['otel.scope.name'] ?? tags['otel.library.name']);
  return name === undefined ? {} : { name };
}

function peerOf(endpoint: XrayDocument | undefined): Attributes {
  const service = textOf(endpoint?.serviceName);
  const address = textOf(endpoint?.ipv4) ?? textOf(endpoint?.ipv6);
  const port = numberOf(endpoint?.port);
  return {
    ...(service === undefined ? {} : { 'peer.service': service }),
    ...(address === undefined ? {} : { 'network.peer.address': address }),
    ...(port === undefined ? {} : { 'network.peer.port': port }),
  };
}

function binaryTags(list: unknown): Attributes {
  return Object.fromEntries(
    recordsOf(list).flatMap(({ key, value }) =>
      typeof key === 'string' && !/^[cs]a$/.test(key) ? [[key, value]] : [],
    ),
  );
}

/** Version 1 marks the kind of a span by its first and last events: `cs`, `cr`, `sr`, `ss`. */
function isCore(value: unknown): boolean {
  return typeof value === 'string' && /^(cs|cr|sr|ss|ms|mr)$/.test(value);
}

function kindOfAnnotations(annotations: readonly XrayDocument[]): SpanKind | undefined {
  const values = annotations.map(({ value }) => value);
  if (values.includes('sr') || values.includes('ss')) return 'server';
  if (values.includes('cs') || values.includes('cr')) return 'client';
  if (values.includes('ms')) return 'producer';
  return values.includes('mr') ? 'consumer' : undefined;
}

function timesOf(
  span: XrayDocument,
  annotations: readonly XrayDocument[],
): readonly [start: number | undefined, end: number | undefined] {
  const core = annotations.filter(({ value }) => isCore(value)).flatMap(({ timestamp }) => numberOf(timestamp) ?? []);
  const start = numberOf(span.timestamp) ?? (core.length === 0 ? undefined : Math.min(...core));
  const duration = numberOf(span.duration);
  if (start === undefined) return [undefined, undefined];
  if (duration !== undefined) return [start, start + duration];
  return [start, core.length > 1 ? Math.max(...core) : undefined];
}

function inSeconds(micros: unknown): number | undefined {
  const number = numberOf(micros);
  return number === undefined ? undefined : number / 1_000_000;
}

function kindOf(word: string | undefined): SpanKind | undefined {
  return (['server', 'client', 'producer', 'consumer'] as const).find((kind) => kind === word);
}
