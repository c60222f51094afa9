import { stringifyExactly } from '../parse/exactJson';
import type { XrayDocument } from '../parse/xrayDocument';
import { firstText } from './attributes';
import { awsOfCall, calledArn, isAwsCall } from './awsCall';
import { httpOfSpan, httpStatusOf } from './httpOfSpan';
import { ownDocument } from './ownDocument';
import { readStack } from './readStack';
import { functionArnOf, isRunSpan, isSegmentSpan, parentOf, type SpanIndex } from './runSpans';
import type { Span } from './span';
import { withoutEmpty } from './withoutEmpty';

/**
 * Spans of one trace as X-Ray documents, one each: a span where a service begins is a segment, the others are its
 * subsegments. Names stay as they are; attributes become annotations; resource, scope, events, and other data without
 * an X-Ray field go into the metadata.
 */
export function spanDocuments(spans: readonly Span[]): readonly string[] {
  const index: SpanIndex = new Map(spans.flatMap((span) => (span.id === undefined ? [] : [[span.id, span] as const])));
  return spans.map((span) => {
    const own = ownDocument(span);
    return own === undefined ? JSON.stringify(documentOf(span, index)) : stringifyExactly(own);
  });
}

function documentOf(span: Span, spans: SpanIndex): XrayDocument {
  const own = span.attributes;
  const isSegment = isSegmentSpan(span, spans);
  const isRun = isRunSpan(span, spans);
  const isCall = span.kind === 'client' || span.kind === 'producer';
  const callNamespace = isAwsCall(own) ? 'aws' : 'remote';
  return withoutEmpty({
    trace_id: span.traceId,
    id: span.id,
    parent_id: span.parentId,
    type: isSegment || isRun ? undefined : 'subsegment',
    name: span.name,
    origin: isRun ? 'AWS::Lambda::Function' : undefined,
    namespace: isCall ? callNamespace : undefined,
    resource_arn: isCall ? calledArn(own) : arnOfService(span, isSegment, isRun),
    start_time: span.start,
    ...(span.end === undefined ? { in_progress: true } : { end_time: span.end }),
    ...statesOf(span.status, httpStatusOf(own)),
    cause: causeOf(span),
    http: httpOfSpan(own),
    aws: awsOf(span, isRun, isCall),
    sql: sqlOf(span),
    metadata: metadataOf(span, parentOf(span, spans)),
    links: span.links.length === 0 ? undefined : span.links.map(linkOf),
    annotations: Object.keys(own).length === 0 ? undefined : own,
  });
}

function arnOfService({ resource, attributes }: Span, isSegment: boolean, isRun: boolean): string | undefined {
  if (isRun) return functionArnOf(attributes) ?? functionArnOf(resource);
  return isSegment ? firstText(resource, 'cloud.resource_id') : undefined;
}

/** X-Ray distinguishes client errors and faults; an OK status takes precedence. */
function statesOf(status: Span['status'], http: number | undefined): XrayDocument {
  if (status === 'ok') return {};
  if (http === 429) return { throttle: true };
  if (http !== undefined && http >= 400 && http < 500) return { error: true };
  return status === 'error' || (http !== undefined && http >= 500) ? { fault: true } : {};
}

function causeOf(span: Span): XrayDocument | undefined {
  const exceptions = span.events.flatMap(({ name, attributes: own }) => {
    if (name !== 'exception') return [];
    const [first, ...causes] = readStack(firstText(own, 'exception.stacktrace') ?? '');
    const type = firstText(own, 'exception.type') ?? 'Error';
    const message = firstText(own, 'exception.message') ?? '';
    return [
      withoutEmpty({ type, message, stack: first?.stack }),
      ...causes.map(({ head, stack }) => withoutEmpty({ ...head, stack })),
    ];
  });
  if (exceptions.length > 0) return { exceptions };
  const message =
    span.statusMessage ?? (span.status === 'error' ? firstText(span.attributes, 'error.message') : undefined);
  if (message === undefined || span.status !== 'error') return undefined;
  return { exceptions: [{ type: firstText(span.attributes, 'error.type') ?? 'Error', message }] };
}

function awsOf(span: Span, isRun: boolean, isCall: boolean): XrayDocument | undefined {
  const own = span.attributes;
  const aws = isCall
    ? awsOfCall(own)
    : withoutEmpty({
        request_id: isRun ? firstText(own, 'faas.invocation_id', 'faas.execution', 'aws.lambda.request_id') : undefined,
        region: firstText(own, 'cloud.region') ?? (isRun ? firstText(span.resource, 'cloud.region') : undefined),
      });
  return Object.keys(aws).length === 0 ? undefined : aws;
}

function sqlOf({ attributes: own }: Span): XrayDocument | undefined {
  const query = firstText(own, 'db.query.text', 'db.statement');
  if (query === undefined) return undefined;
  return withoutEmpty({
    sanitized_query: query,
    database_type: firstText(own, 'db.system.name', 'db.system'),
    database: firstText(own, 'db.namespace', 'db.name'),
    server: firstText(own, 'server.address', 'net.peer.name'),
    user: firstText(own, 'db.user'),
  });
}

/** A resource is written once for all connected spans that share it. */
function metadataOf(span: Span, parent: Span | undefined): XrayDocument {
  const { kind, status, statusMessage, resource, scope, events } = span;
  return withoutEmpty({
    span: withoutEmpty({ kind, status: status === 'unset' ? undefined : status, message: statusMessage }),
    resource: isEmpty(resource) || (parent !== undefined && isSame(parent.resource, resource)) ? undefined : resource,
    scope: isEmpty(scope) ? undefined : scope,
    events: events.length === 0 ? undefined : events.map(eventOf),
  });
}

/** The stack of an exception is in the cause. */
function eventOf({ name, time, attributes }: Span['events'][number]): XrayDocument {
  const { 'exception.stacktrace': _, ...rest } = attributes;
  return withoutEmpty({ name, time, attributes: name === 'exception' ? rest : attributes });
}

function linkOf({ traceId, id, attributes }: Span['links'][number]): XrayDocument {
  return withoutEmpty({ trace_id: traceId, id, attributes: isEmpty(attributes) ? undefined : attributes });
}

function isEmpty(record: XrayDocument): boolean {
  return Object.keys(record).length === 0;
}

function isSame(one: XrayDocument, other: XrayDocument): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
