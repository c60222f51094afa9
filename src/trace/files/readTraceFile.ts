import { readOtlpProtobuf, readUdpSpans } from '../otlp/otlpProtobuf';
import { isLoneSpan, readLoneSpan, readOtlp } from '../otlp/readOtlp';
import { spanDocuments } from '../otlp/spanDocuments';
import { recordOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { decodeText } from './decodeText';
import { rowOfFields, unflattened } from './flatSpan';
import { isJaegerSpan, isJaegerTrace, readJaegerSpan, readJaegerTrace } from './jaegerSpans';
import { jsonValues } from './jsonValues';
import { FoundTraces, type TraceOfFile } from './traceFile';
import { isZipkinSpan, readZipkinSpan } from './zipkinSpans';

/** The content of a file: traces, or a sentence that explains why there are none. */
export type TraceFile =
  | { readonly kind: 'traces'; readonly traces: readonly TraceOfFile[] }
  | { readonly kind: 'unreadable'; readonly text: string };

/**
 * Reads traces from JSON: inputs and outputs of X-Ray's API, segment documents, OTLP, Jaeger and Zipkin, one document or a
 * sequence, nested in any objects and lists.
 */
export function readTraceFile(text: string): TraceFile {
  const { values, broken } = jsonValues(text.replace(/^\uFEFF/, ''));
  return tracesOf([...values, ...readUdpSpans(text)], broken);
}

/** Reads traces out of the bytes of a file: OTLP in protobuf's wire format, else text. */
export function readTraceBytes(bytes: Uint8Array): TraceFile {
  const messages = readOtlpProtobuf(bytes);
  return messages === undefined ? readTraceFile(decodeText(bytes)) : tracesOf(messages, []);
}

function tracesOf(values: readonly unknown[], broken: readonly string[]): TraceFile {
  const found = new FoundTraces();
  for (const value of values) readValue(value, found);
  const traces = found.all(spanDocuments);
  const [last] = traces.slice(-1);
  if (last !== undefined) {
    // Counted and shown with the trace's other problems.
    const documents = [...last.documents, ...broken.filter((piece) => piece.startsWith('{'))];
    return { kind: 'traces', traces: [...traces.slice(0, -1), { ...last, documents }] };
  }
  if (values.some((value) => recordOf(value)?.TraceSummaries !== undefined)) {
    return { kind: 'unreadable', text: summariesOnly };
  }
  const isJson = values.some((value) => typeof value === 'object');
  return {
    kind: 'unreadable',
    text: `${isJson ? 'This file contains no trace' : 'This file is not JSON'}. ${knownForms}`,
  };
}

const summariesOnly =
  'This file contains trace summaries, which have no segments. Save the output of "aws xray batch-get-traces" with their IDs.';

const knownForms =
  'Dwell opens X-Ray traces (the output of "aws xray batch-get-traces", segment documents), OpenTelemetry traces (OTLP as JSON or protobuf, from the Collector or Tempo), and Jaeger and Zipkin JSON.';

/** Where nothing is recognized, what may be inside is looked at, down to this depth. */
const maxDepth = 12;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** The trace that the objects around it name. */
  readonly traceId: string | undefined;
}

function readValue(root: unknown, found: FoundTraces): void {
  const stack: Place[] = [{ value: root, depth: 0, traceId: undefined }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const inner = readOne(place, found);
    // The stack takes the last first.
    for (const value of [...inner.values].reverse()) {
      if (place.depth < maxDepth) stack.push({ value, depth: place.depth + 1, traceId: inner.traceId });
    }
  }
}

interface Inner {
  readonly values: readonly unknown[];
  readonly traceId: string | undefined;
}

/** Takes what is recognized, and answers what is still to be looked at. */
function readOne({ value, traceId }: Place, found: FoundTraces): Inner {
  if (typeof value === 'string') return { values: parsedText(value), traceId };
  if (Array.isArray(value)) {
    const row = rowOfFields(value);
    return { values: row === undefined ? value : [row], traceId };
  }
  const record = recordOf(value);
  if (record === undefined) return { values: [], traceId };
  if (isSegmentDocument(record)) {
    found.addDocument(textOf(record.trace_id) ?? traceId ?? '', JSON.stringify(record));
    return { values: [], traceId };
  }
  if (isLoneSpan(record)) found.addSpans([readLoneSpan(unflattened(record))]);
  else if (isJaegerTrace(record)) found.addSpans(readJaegerTrace(record));
  else if (isJaegerSpan(record)) found.addSpans([readJaegerSpan(record, undefined)]);
  else if (isZipkinSpan(record)) found.addSpans([readZipkinSpan(record)]);
  else return readContainer(record, traceId, found);
  return { values: [], traceId };
}

function readContainer(record: XrayDocument, around: string | undefined, found: FoundTraces): Inner {
  const spans = readOtlp(record);
  found.addSpans(spans);
  if (spans.length > 0) return { values: [], traceId: around };
  const parts = Array.isArray(record.Segments) ? record.Segments : record.Spans;
  if (!Array.isArray(parts)) {
    if (record.Document !== undefined) return { values: readDocument(record.Document, around, found), traceId: around };
    return { values: Object.values(record), traceId: around };
  }
  const traceId = textOf(record.Id) ?? traceIdIn(parts) ?? around ?? '';
  if (record.LimitExceeded === true) found.setLimitExceeded(traceId);
  return { values: parts.flatMap((part) => readPart(part, traceId, found)), traceId };
}

function readPart(part: unknown, traceId: string, found: FoundTraces): readonly unknown[] {
  const document = recordOf(part)?.Document;
  return document === undefined ? [part] : readDocument(document, traceId, found);
}

/** A document that is JSON text stays as it is, so that also what cannot be read is counted. */
function readDocument(document: unknown, traceId: string | undefined, found: FoundTraces): readonly unknown[] {
  if (typeof document !== 'string') return [document];
  const [only, ...others] = jsonValues(document).values;
  const record = recordOf(only);
  if (record !== undefined && others.length === 0 && !isSegmentDocument(record) && isLoneSpan(record)) return [record];
  const own = textOf(record?.trace_id);
  if (traceId === undefined && own === undefined && record === undefined) return [];
  found.addDocument(traceId ?? own ?? '', document);
  return [];
}

function traceIdIn(parts: readonly unknown[]): string | undefined {
  for (const part of parts) {
    const document = recordOf(part)?.Document;
    const record = recordOf(typeof document === 'string' ? jsonValues(document).values[0] : document);
    const traceId = textOf(record?.trace_id);
    if (traceId !== undefined) return traceId;
  }
  return undefined;
}

/** X-Ray's documents name their times in their own way; nothing else has an `id` beside a `start_time`. */
function isSegmentDocument(record: XrayDocument): boolean {
  return (
    record.start_time !== undefined && (record.id ?? record.trace_id) !== undefined && record.Document === undefined
  );
}

/** Documents as text: a line of `jq`, the message of a log event. */
function parsedText(text: string): readonly unknown[] {
  return /^\s*[{["]/.test(text) ? [...jsonValues(text).values, ...readUdpSpans(text)] : readUdpSpans(text);
}
