import { parseExactly } from '../parse/exactJson';
import { recordOf, type XrayDocument } from '../parse/xrayDocument';
import { firstText } from './attributes';
import { xrayScope } from './otlpJson';
import type { Span } from './span';
import { withoutEmpty } from './withoutEmpty';

const prefix = 'aws.xray.';
const annotationPrefix = `${prefix}annotations.`;

/** The original X-Ray document of a span made by `toOtlp`, with large whole numbers as `bigint`; `undefined` for other spans. */
export function ownDocument(span: Span): XrayDocument | undefined {
  if (span.scope.name !== xrayScope) return undefined;
  const own = span.attributes;
  const of = (name: string): unknown => own[`${prefix}${name}`];
  const annotations = Object.entries(own).flatMap(([key, value]) =>
    key.startsWith(annotationPrefix) ? [[key.slice(annotationPrefix.length), value] as const] : [],
  );
  return withoutEmpty({
    trace_id: span.traceId,
    id: span.id,
    parent_id: span.parentId,
    // A subsegment inside its segment has no type; as a document of its own it needs one.
    type: of('type') ?? (span.kind === 'server' || span.parentId === undefined ? undefined : 'subsegment'),
    name: span.name,
    origin: of('origin'),
    namespace: of('namespace'),
    inferred: of('inferred'),
    resource_arn: of('resource_arn'),
    start_time: span.start,
    ...(span.end === undefined ? { in_progress: true } : { end_time: span.end }),
    fault: of('fault'),
    error: of('error'),
    throttle: of('throttle'),
    cause: parsed(of('cause')),
    http: parsed(of('http')),
    aws: parsed(of('aws')),
    sql: parsed(of('sql')),
    metadata: parsed(of('metadata')),
    links: parsed(of('links')),
    user: firstText(own, `${prefix}user`),
    annotations: annotations.length === 0 ? undefined : Object.fromEntries(annotations),
  });
}

/** A field of a document, which is kept as JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return recordOf(value);
  try {
    return parseExactly(value);
  } catch {
    return undefined;
  }
}
