import { numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { stackFrames } from './stackFrames';

/** One trace of a file. */
export interface TraceOfFile {
  readonly traceId: string;
  /** X-Ray documents, JSON text each. */
  readonly documents: readonly string[];
}

/**
 * OTLP/JSON as X-Ray documents: server and consumer spans, and spans whose parent is of another service, become segments, the
 * others subsegments of their own. Attributes by OpenTelemetry's conventions, old names and new; what `toOtlp` kept under
 * `aws.xray.*` comes back as it was. Never throws; spans without an id are left out.
 */
export function fromOtlp(otlp: unknown): readonly TraceOfFile[] {
  const traces = new Map<string, string[]>();
  for (const entry of recordsOf(recordOf(otlp)?.resourceSpans)) {
    const resource = attributes(recordOf(entry.resource)?.attributes);
    for (const scope of recordsOf(entry.scopeSpans)) {
      for (const span of recordsOf(scope.spans)) {
        const traceId = xrayId(span.traceId);
        if (traceId === undefined || textOf(span.spanId) === undefined) continue;
        const documents = traces.get(traceId) ?? [];
        documents.push(JSON.stringify(documentOf(span, traceId, resource)));
        traces.set(traceId, documents);
      }
    }
  }
  return [...traces].map(([traceId, documents]) => ({ traceId, documents }));
}

type Attributes = Readonly<Record<string, unknown>>;

function documentOf(span: XrayDocument, traceId: string, resource: Attributes): XrayDocument {
  const own = attributes(span.attributes);
  const parentId = textOf(span.parentSpanId);
  const serviceName = textOf(resource['service.name']);
  const kind = numberOf(span.kind) ?? 1;
  const isSegment = own['aws.xray.type'] === undefined && (kind === 2 || kind === 5 || parentId === undefined);
  const endTime = seconds(span.endTimeUnixNano);
  const status = numberOf(recordOf(span.status)?.code);
  const httpStatus = numberOf(own['http.response.status_code'] ?? own['http.status_code']);
  const known = own['aws.xray.fault'] ?? own['aws.xray.error'] ?? own['aws.xray.throttle'];
  return withoutEmpty({
    trace_id: traceId,
    id: span.spanId,
    parent_id: parentId,
    type: isSegment ? undefined : 'subsegment',
    name: isSegment && own['aws.xray.origin'] === undefined ? (serviceName ?? span.name) : span.name,
    origin: own['aws.xray.origin'] ?? (isSegment ? originOf(resource) : undefined),
    namespace: own['aws.xray.namespace'] ?? (kind === 3 ? namespaceOf(own) : undefined),
    inferred: own['aws.xray.inferred'],
    resource_arn: own['aws.xray.resource_arn'] ?? resource['cloud.resource_id'],
    start_time: seconds(span.startTimeUnixNano),
    ...(endTime === undefined ? { in_progress: true } : { end_time: endTime }),
    ...(known === undefined
      ? statesOf(status, httpStatus)
      : { fault: own['aws.xray.fault'], error: own['aws.xray.error'], throttle: own['aws.xray.throttle'] }),
    cause: own['aws.xray.cause'] ?? causeOf(span),
    http: parsed(own['aws.xray.http']) ?? httpOf(own, httpStatus),
    aws: parsed(own['aws.xray.aws']) ?? awsOf(own, resource),
    sql: parsed(own['aws.xray.sql']) ?? sqlOf(own),
    metadata: parsed(own['aws.xray.metadata']),
    links: parsed(own['aws.xray.links']) ?? linksOf(span),
    annotations: annotationsOf(own),
  });
}

function originOf(resource: Attributes): string | undefined {
  return resource['cloud.platform'] === 'aws_lambda' ? 'AWS::Lambda::Function' : undefined;
}

function namespaceOf(own: Attributes): 'aws' | 'remote' {
  return own['rpc.system'] === 'aws-api' || own['aws.request_id'] !== undefined ? 'aws' : 'remote';
}

function statesOf(status: number | undefined, http: number | undefined): XrayDocument {
  if (http === 429) return { throttle: true };
  if (http !== undefined && http >= 400 && http < 500) return { error: true };
  return status === 2 || (http !== undefined && http >= 500) ? { fault: true } : {};
}

function causeOf(span: XrayDocument): XrayDocument | undefined {
  const exceptions = recordsOf(span.events).flatMap((event) => {
    if (event.name !== 'exception') return [];
    const own = attributes(event.attributes);
    const type = textOf(own['exception.type']) ?? 'Error';
    const message = textOf(own['exception.message']) ?? '';
    const stack = stackFrames(textOf(own['exception.stacktrace']) ?? '');
    return [withoutEmpty({ id: own['aws.xray.exception_id'], type, message, remote: own['aws.xray.remote'], stack })];
  });
  return exceptions.length === 0 ? undefined : { exceptions };
}

function httpOf(own: Attributes, status: number | undefined): XrayDocument | undefined {
  const method = own['http.request.method'] ?? own['http.method'];
  const url = own['url.full'] ?? own['http.url'] ?? own['url.path'];
  if (method === undefined && url === undefined && status === undefined) return undefined;
  return { request: withoutEmpty({ method, url }), response: withoutEmpty({ status }) };
}

function awsOf(own: Attributes, resource: Attributes): XrayDocument | undefined {
  const aws = withoutEmpty({
    operation: own['rpc.system'] === 'aws-api' ? own['rpc.method'] : undefined,
    request_id: own['aws.request_id'] ?? own['faas.invocation_id'] ?? own['faas.execution'],
    table_name: own['aws.dynamodb.table_names'],
    queue_url: own['aws.sqs.queue.url'],
    region: own['cloud.region'] ?? resource['cloud.region'],
  });
  return Object.keys(aws).length === 0 ? undefined : aws;
}

function sqlOf(own: Attributes): XrayDocument | undefined {
  const query = own['db.query.text'] ?? own['db.statement'];
  const system = own['db.system.name'] ?? own['db.system'];
  return query === undefined ? undefined : withoutEmpty({ sanitized_query: query, database_type: system });
}

function linksOf(span: XrayDocument): readonly XrayDocument[] | undefined {
  const links = recordsOf(span.links).flatMap((link) => {
    const traceId = xrayId(link.traceId);
    return traceId === undefined ? [] : [withoutEmpty({ trace_id: traceId, id: link.spanId })];
  });
  return links.length === 0 ? undefined : links;
}

const annotationPrefix = 'aws.xray.annotations.';

/** X-Ray's own come back; of other spans all attributes are kept as annotations, so that none is lost. */
function annotationsOf(own: Attributes): XrayDocument | undefined {
  const isOurs = Object.keys(own).some((key) => key.startsWith('aws.xray.'));
  const entries = Object.entries(own).flatMap(([key, value]) => {
    if (key.startsWith(annotationPrefix)) return [[key.slice(annotationPrefix.length), value] as const];
    return isOurs ? [] : [[key, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** OTLP's list of keys and tagged values as a record. Lists and maps in it become JSON text, as X-Ray's annotations allow. */
function attributes(list: unknown): Attributes {
  return Object.fromEntries(
    recordsOf(list).flatMap(({ key, value }) => {
      const one = plainValue(recordOf(value) ?? {});
      return typeof key === 'string' && one !== undefined ? [[key, one] as const] : [];
    }),
  );
}

function plainValue(value: XrayDocument): string | number | boolean | undefined {
  if (typeof value.stringValue === 'string') return value.stringValue;
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  const number = numberOf(value.intValue) ?? numberOf(value.doubleValue);
  if (number !== undefined) return number;
  const rest = value.arrayValue ?? value.kvlistValue ?? value.bytesValue;
  return rest === undefined ? undefined : JSON.stringify(rest);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function xrayId(traceId: unknown): string | undefined {
  const text = textOf(traceId)?.toLowerCase();
  return text !== undefined && /^[0-9a-f]{32}$/.test(text) ? `1-${text.slice(0, 8)}-${text.slice(8)}` : undefined;
}

function seconds(nanos: unknown): number | undefined {
  const text = typeof nanos === 'number' ? String(nanos) : textOf(nanos);
  if (text === undefined || !/^\d+$/.test(text) || text === '0') return undefined;
  return Number(BigInt(text) / 1000n) / 1_000_000;
}

function withoutEmpty(values: XrayDocument): XrayDocument {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
