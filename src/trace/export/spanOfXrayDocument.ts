import { hexId } from '../otlp/hexId';
import { type OtlpEvent, type OtlpLink, type OtlpSpan, spanKind, toAttributes } from '../otlp/otlpJson';
import { stringifyExactly } from '../parse/exactJson';
import { numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { nanos } from './nanos';
import { traceHex } from './traceHex';

export function resourceOfSegment(segment: XrayDocument): XrayDocument {
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

/** Converts a segment or subsegment of X-Ray's own tracers to a span without ids. */
export function spanOfXrayDocument(document: XrayDocument): Omit<OtlpSpan, 'traceId' | 'spanId'> {
  const end = nanos(document.end_time);
  const isFailed = document.fault === true || document.error === true || document.throttle === true;
  const exceptions = recordsOf(recordOf(document.cause)?.exceptions);
  const message = textOf(exceptions[0]?.message);
  const failedAt = nanos(document.end_time) ?? nanos(document.start_time) ?? '0';
  return {
    name: textOf(document.name) ?? '',
    kind: kindOf(document),
    startTimeUnixNano: nanos(document.start_time) ?? '0',
    ...(end === undefined || document.in_progress === true ? {} : { endTimeUnixNano: end }),
    attributes: toAttributes(attributesOf(document)),
    events: exceptions.map((exception) => eventOf(exception, failedAt)),
    links: recordsOf(document.links).flatMap((link): OtlpLink[] => {
      const linked = textOf(link.trace_id);
      if (linked === undefined) return [];
      const attributes = toAttributes(recordOf(link.attributes) ?? {});
      return [{ traceId: traceHex(linked), spanId: hexId(textOf(link.id) ?? '', 16), attributes }];
    }),
    status: { code: isFailed ? 2 : 0, ...(isFailed && message !== undefined ? { message } : {}) },
  };
}

function kindOf({ namespace, type, trace_id }: XrayDocument): number {
  const isSegment = trace_id !== undefined && type !== 'subsegment';
  if (isSegment) return spanKind.server;
  return namespace === 'aws' || namespace === 'remote' ? spanKind.client : spanKind.internal;
}

/** Uses names of OpenTelemetry's semantic conventions if they exist, else X-Ray's. */
function attributesOf(document: XrayDocument): XrayDocument {
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
    'aws.xray.user': document.user,
    'aws.xray.cause': json(document.cause),
    'aws.xray.aws': json(document.aws),
    'aws.xray.http': json(document.http),
    'aws.xray.sql': json(document.sql),
    'aws.xray.metadata': json(document.metadata),
    'aws.xray.links': json(document.links),
  };
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : stringifyExactly(value);
}

function prefixed(prefix: string, values: XrayDocument = {}): XrayDocument {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, value]));
}

/** An exception as OpenTelemetry records it. */
export function eventOf(exception: XrayDocument, timeUnixNano: string): OtlpEvent {
  const frames = recordsOf(exception.stack);
  const lines = frames.map(({ path, line, label }) => `    at ${label ?? ''} (${path ?? ''}:${line ?? 0})`);
  return {
    timeUnixNano,
    name: 'exception',
    attributes: toAttributes({
      'exception.type': exception.type,
      'exception.message': exception.message,
      'exception.stacktrace': lines.length === 0 ? undefined : lines.join('\n'),
    }),
  };
}
