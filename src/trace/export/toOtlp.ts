import {
  type OtlpEvent,
  type OtlpResourceSpans,
  type OtlpSpan,
  type OtlpTraces,
  spanKind,
  toAttributes,
} from '../otlp/otlpJson';
import { numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';

/**
 * A trace as OTLP/JSON, for the viewers that take it. What OpenTelemetry has a name for is told by that name; what only X-Ray
 * knows (origin, `fault` against `error`, namespaces) is kept under `aws.xray.*`, so that nothing is lost on the way back.
 */
export function toOtlp(documents: readonly string[]): OtlpTraces {
  const resourceSpans = documents.flatMap((text): OtlpResourceSpans[] => {
    const segment = parse(text);
    if (segment === undefined) return [];
    const traceId = textOf(segment.trace_id) ?? '';
    return [
      {
        resource: { attributes: toAttributes(resourceOf(segment)) },
        scopeSpans: [{ scope: { name: 'aws.xray' }, spans: spansOf(segment, hex(traceId)) }],
      },
    ];
  });
  return { resourceSpans };
}

function parse(text: string): XrayDocument | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** `1-6ab15580-0123…` is the same number as `6ab155800123…`. */
function hex(traceId: string): string {
  return traceId.replace(/^1-/, '').replaceAll('-', '');
}

function resourceOf(segment: XrayDocument): Readonly<Record<string, unknown>> {
  const isFunction = segment.origin === 'AWS::Lambda::Function';
  const arn = textOf(segment.resource_arn) ?? textOf(recordOf(segment.aws)?.function_arn);
  return {
    'service.name': segment.name,
    'cloud.provider': textOf(segment.origin)?.startsWith('AWS::') === true ? 'aws' : undefined,
    'cloud.platform': isFunction ? 'aws_lambda' : undefined,
    'cloud.resource_id': arn,
    'faas.name': isFunction ? segment.name : undefined,
  };
}

/** The segment and all that is in it, parents first, without recursion. */
function spansOf(segment: XrayDocument, traceId: string): readonly OtlpSpan[] {
  const spans: OtlpSpan[] = [];
  const stack: { readonly document: XrayDocument; readonly parentId: string | undefined }[] = [
    { document: segment, parentId: textOf(segment.parent_id) },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const span = spanOf(next.document, traceId, next.parentId);
    spans.push(span);
    const children = recordsOf(next.document.subsegments);
    for (const document of children.reverse()) stack.push({ document, parentId: span.spanId });
  }
  return spans;
}

function spanOf(document: XrayDocument, traceId: string, parentSpanId: string | undefined): OtlpSpan {
  const end = nanos(document.end_time);
  const isFailed = document.fault === true || document.error === true || document.throttle === true;
  const exceptions = recordsOf(recordOf(document.cause)?.exceptions);
  const message = textOf(exceptions[0]?.message);
  return {
    traceId,
    spanId: textOf(document.id) ?? '',
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name: textOf(document.name) ?? '',
    kind: kindOf(document),
    startTimeUnixNano: nanos(document.start_time) ?? '0',
    ...(end === undefined || document.in_progress === true ? {} : { endTimeUnixNano: end }),
    attributes: toAttributes(attributesOf(document)),
    events: exceptions.map((exception) =>
      eventOf(exception, nanos(document.end_time) ?? nanos(document.start_time) ?? '0'),
    ),
    links: recordsOf(document.links).flatMap(({ trace_id, id }) => {
      const linked = textOf(trace_id);
      return linked === undefined ? [] : [{ traceId: hex(linked), spanId: textOf(id) ?? '' }];
    }),
    status: { code: isFailed ? 2 : 0, ...(isFailed && message !== undefined ? { message } : {}) },
  };
}

function kindOf({ namespace, type, trace_id }: XrayDocument): number {
  const isSegment = trace_id !== undefined && type !== 'subsegment';
  if (isSegment) return spanKind.server;
  return namespace === 'aws' || namespace === 'remote' ? spanKind.client : spanKind.internal;
}

/** Names of OpenTelemetry's semantic conventions where there are some, X-Ray's own otherwise. */
function attributesOf(document: XrayDocument): Readonly<Record<string, unknown>> {
  const request = recordOf(recordOf(document.http)?.request);
  const response = recordOf(recordOf(document.http)?.response);
  const aws = recordOf(document.aws) ?? {};
  const sql = recordOf(document.sql) ?? {};
  return {
    'http.request.method': request?.method,
    'url.full': request?.url,
    'http.response.status_code': numberOf(response?.status),
    'rpc.system': document.namespace === 'aws' && aws.operation !== undefined ? 'aws-api' : undefined,
    'rpc.method': aws.operation,
    'aws.request_id': aws.request_id,
    'cloud.region': aws.region,
    'db.query.text': sql.sanitized_query,
    'db.system.name': sql.database_type,
    ...prefixed('aws.xray.annotations.', recordOf(document.annotations)),
    'aws.xray.origin': document.origin,
    'aws.xray.namespace': document.namespace,
    'aws.xray.type': document.type,
    'aws.xray.inferred': document.inferred,
    'aws.xray.resource_arn': document.resource_arn,
    'aws.xray.fault': document.fault,
    'aws.xray.error': document.error,
    'aws.xray.throttle': document.throttle,
    'aws.xray.cause': typeof document.cause === 'string' ? document.cause : undefined,
    'aws.xray.aws': document.aws,
    'aws.xray.http': document.http,
    'aws.xray.sql': document.sql,
    'aws.xray.metadata': document.metadata,
    'aws.xray.links': document.links,
  };
}

function prefixed(prefix: string, values: XrayDocument = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, value]));
}

function eventOf(exception: XrayDocument, timeUnixNano: string): OtlpEvent {
  const frames = recordsOf(exception.stack);
  const lines = frames.map(({ path, line, label }) => `    at ${label ?? ''} (${path ?? ''}:${line ?? 0})`);
  return {
    timeUnixNano,
    name: 'exception',
    attributes: toAttributes({
      'exception.type': exception.type,
      'exception.message': exception.message,
      'exception.stacktrace': lines.length === 0 ? undefined : lines.join('\n'),
      'aws.xray.exception_id': exception.id,
      'aws.xray.remote': exception.remote,
    }),
  };
}

/** X-Ray's float seconds, exact to the microsecond. */
function nanos(seconds: unknown): string | undefined {
  const value = numberOf(seconds);
  return value === undefined ? undefined : `${BigInt(Math.round(value * 1_000_000)) * 1000n}`;
}
