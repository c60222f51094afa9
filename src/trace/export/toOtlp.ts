import { hexId } from '../otlp/hexId';
import { idAttributes, type OtlpResourceSpans, type OtlpSpan, type OtlpTraces, toAttributes } from '../otlp/otlpJson';
import { parseExactly } from '../parse/exactJson';
import { recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { isSpanDocument, spanOfSpanDocument } from './spanOfSpanDocument';
import { resourceOfSegment, spanOfXrayDocument } from './spanOfXrayDocument';
import { isTraceHex, traceHex } from './traceHex';

/**
 * Converts a trace to OTLP/JSON for other viewers. Uses OpenTelemetry's names if they exist; X-Ray-specific data
 * (origin, `fault` versus `error`, namespaces) is kept under `aws.xray.*`, so the conversion is lossless. Documents
 * that were converted from spans become the same spans again.
 */
export function toOtlp(documents: readonly string[]): OtlpTraces {
  const parsed = documents.flatMap((text): readonly XrayDocument[] => {
    const document = parse(text);
    return document === undefined ? [] : [document];
  });
  const byId = new Map(
    parsed.flatMap((document) => (textOf(document.id) === undefined ? [] : [[document.id, document]])),
  );
  return {
    resourceSpans: parsed.map((document) => (isSpanDocument(document) ? spanEntry(document, byId) : entry(document))),
  };
}

function parse(text: string): XrayDocument | undefined {
  try {
    return recordOf(parseExactly(text));
  } catch {
    return undefined;
  }
}

function entry(segment: XrayDocument): OtlpResourceSpans {
  const traceId = textOf(segment.trace_id) ?? '';
  return {
    resource: { attributes: toAttributes(resourceOfSegment(segment)) },
    scopeSpans: [{ scope: { name: 'aws.xray' }, spans: spansOf(segment, traceId) }],
  };
}

/** The segment and all its subsegments, parents first, without recursion. */
function spansOf(segment: XrayDocument, traceId: string): readonly OtlpSpan[] {
  const spans: OtlpSpan[] = [];
  const stack: { readonly document: XrayDocument; readonly id: string; readonly parentId: string | undefined }[] = [
    { document: segment, id: textOf(segment.id) ?? `${traceId} without an id`, parentId: textOf(segment.parent_id) },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { document, id, parentId } = next;
    spans.push(withIds(spanOfXrayDocument(document), { traceId, id, parentId }));
    const children = recordsOf(document.subsegments);
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at];
      if (child !== undefined) stack.push({ document: child, id: textOf(child.id) ?? `${id}/${at}`, parentId: id });
    }
  }
  return spans;
}

function spanEntry(document: XrayDocument, byId: ReadonlyMap<unknown, XrayDocument>): OtlpResourceSpans {
  const { span, scope } = spanOfSpanDocument(document);
  const ids = {
    traceId: textOf(document.trace_id) ?? '',
    id: textOf(document.id) ?? '',
    parentId: textOf(document.parent_id),
  };
  return {
    resource: { attributes: toAttributes(resourceAround(document, byId)) },
    scopeSpans: [{ scope, spans: [withIds(span, ids)] }],
  };
}

/** Only the outermost of the spans that share a resource carries it. */
function resourceAround(document: XrayDocument, byId: ReadonlyMap<unknown, XrayDocument>): XrayDocument {
  const seen = new Set<XrayDocument>();
  for (let at: XrayDocument | undefined = document; at !== undefined && !seen.has(at); at = byId.get(at.parent_id)) {
    const resource = recordOf(recordOf(at.metadata)?.resource);
    if (resource !== undefined) return resource;
    seen.add(at);
  }
  return {};
}

interface Ids {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
}

/** OTLP requires hexadecimal ids; other ids are kept in attributes. */
function withIds(span: Omit<OtlpSpan, 'traceId' | 'spanId'>, { traceId, id, parentId }: Ids): OtlpSpan {
  const parent = parentId === undefined ? undefined : hexId(parentId, 16);
  const ids = { trace: traceHex(traceId), span: hexId(id, 16) };
  const kept = toAttributes({
    [idAttributes.trace]: isTraceHex(traceId) ? undefined : traceId,
    [idAttributes.span]: ids.span === id ? undefined : id,
    [idAttributes.parent]: parent === parentId ? undefined : parentId,
  });
  return {
    ...span,
    traceId: ids.trace,
    spanId: ids.span,
    ...(parent === undefined ? {} : { parentSpanId: parent }),
    attributes: [...span.attributes, ...kept],
  };
}
