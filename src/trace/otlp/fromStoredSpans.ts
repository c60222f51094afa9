import { asObject, parseObject } from '../../model/base/parseObject';
import { fromOtlp } from './fromOtlp';
import { spanKind, toAttributes } from './otlpJson';

/**
 * Spans as Transaction Search stores them in `aws/spans`, JSON text each, as X-Ray documents. They are OTLP's but for records in
 * place of attribute lists, names in place of the numbers of kinds and states, and `durationNano` beside or in place of the end
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Transaction-Search-search-analyze-spans.html). What is
 * not a span is left out.
 */
export function fromStoredSpans(spans: readonly string[]): readonly string[] {
  const resourceSpans = spans.flatMap((text) => {
    const span = parseObject(text);
    if (span === undefined) return [];
    const resource = asObject(span.resource);
    return [{ resource: { attributes: listOf(resource?.attributes) }, scopeSpans: [{ spans: [otlpSpan(span)] }] }];
  });
  return fromOtlp({ resourceSpans }).flatMap(({ documents }) => documents);
}

function otlpSpan(span: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { endTimeUnixNano: end, startTimeUnixNano: start, durationNano: duration } = span;
  const status = asObject(span.status);
  return {
    ...span,
    kind:
      typeof span.kind === 'string' ? (kinds[span.kind.replace(/^SPAN_KIND_/, '')] ?? spanKind.internal) : span.kind,
    endTimeUnixNano: end ?? endOf(start, duration),
    attributes: listOf(span.attributes),
    events: Array.isArray(span.events) ? span.events.map(withAttributeList) : [],
    status: { ...status, code: typeof status?.code === 'string' ? codeOf(status.code) : status?.code },
  };
}

const kinds: Readonly<Record<string, number>> = {
  SERVER: spanKind.server,
  CLIENT: spanKind.client,
  PRODUCER: 4,
  CONSUMER: spanKind.consumer,
};

function codeOf(name: string): number {
  return /ERROR$/i.test(name) ? 2 : 0;
}

function withAttributeList(event: unknown): unknown {
  const record = asObject(event);
  return record === undefined ? event : { ...record, attributes: listOf(record.attributes) };
}

/** A list stays as it is. */
function listOf(attributes: unknown): unknown {
  return Array.isArray(attributes) ? attributes : toAttributes(asObject(attributes) ?? {});
}

/** Numbers of this size lose some hundred nanoseconds in JSON; nothing here shows less than a microsecond. */
function endOf(start: unknown, duration: unknown): string | undefined {
  return isCount(start) && isCount(duration) ? String(BigInt(start) + BigInt(duration)) : undefined;
}

function isCount(value: unknown): value is number | string {
  return typeof value === 'number' ? Number.isSafeInteger(value) || value > 0 : /^\d+$/.test(String(value));
}
