import { hexId } from '../otlp/hexId';
import { type OtlpEvent, type OtlpResourceSpans, type OtlpSpan, spanKind, toAttributes } from '../otlp/otlpJson';
import { readKind } from '../otlp/readOtlp';
import { recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { nanos } from './nanos';
import { eventOf } from './spanOfXrayDocument';
import { traceHex } from './traceHex';

type Scope = OtlpResourceSpans['scopeSpans'][number]['scope'];

/** Whether a document was converted from a span: `spanDocuments` keeps the span's kind in the metadata. */
export function isSpanDocument(document: XrayDocument): boolean {
  return spanFacts(document) !== undefined;
}

function spanFacts(document: XrayDocument): XrayDocument | undefined {
  const facts = recordOf(recordOf(document.metadata)?.span);
  return textOf(facts?.kind) === undefined ? undefined : facts;
}

/** `STATUS_CODE_UNSET`, `_OK` and `_ERROR` of OTLP. */
function statusCodeOf(status: unknown): number {
  if (status === 'error') return 2;
  return status === 'ok' ? 1 : 0;
}

/** Restores the span that a document was converted from, without its ids. */
export function spanOfSpanDocument(document: XrayDocument): {
  readonly span: Omit<OtlpSpan, 'traceId' | 'spanId'>;
  readonly scope: Scope;
} {
  const { kind, status, message } = spanFacts(document) ?? {};
  const { name, version, ...rest } = recordOf(recordOf(document.metadata)?.scope) ?? {};
  const end = nanos(document.end_time);
  const attributes = toAttributes(rest);
  return {
    span: {
      name: textOf(document.name) ?? '',
      kind: spanKind[readKind(kind)],
      startTimeUnixNano: nanos(document.start_time) ?? '0',
      ...(end === undefined ? {} : { endTimeUnixNano: end }),
      attributes: toAttributes(recordOf(document.annotations) ?? {}),
      events: eventsOf(document),
      links: recordsOf(document.links).map((link) => ({
        traceId: traceHex(textOf(link.trace_id) ?? ''),
        spanId: hexId(textOf(link.id) ?? '', 16),
        attributes: toAttributes(recordOf(link.attributes) ?? {}),
      })),
      status: {
        code: statusCodeOf(status),
        ...(typeof message === 'string' ? { message } : {}),
      },
    },
    scope: {
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof version === 'string' ? { version } : {}),
      ...(attributes.length === 0 ? {} : { attributes }),
    },
  };
}

/** Exceptions get their stacks back from the cause, matched by order. */
function eventsOf(document: XrayDocument): readonly OtlpEvent[] {
  const exceptions = [...recordsOf(recordOf(document.cause)?.exceptions)];
  return recordsOf(recordOf(document.metadata)?.events).map((event) => {
    const timeUnixNano = nanos(event.time) ?? '0';
    const own = recordOf(event.attributes) ?? {};
    const exception = event.name === 'exception' ? exceptions.shift() : undefined;
    const stack =
      exception && eventOf(exception, timeUnixNano).attributes.filter(({ key }) => key.endsWith('stacktrace'));
    return { timeUnixNano, name: textOf(event.name) ?? '', attributes: [...toAttributes(own), ...(stack ?? [])] };
  });
}
