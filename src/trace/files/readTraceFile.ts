import { readOtlpProtobuf, readUdpSpans } from '../otlp/otlpProtobuf';
import { isLoneSpan, readLoneSpan, readOtlp } from '../otlp/readOtlp';
import { spanDocuments } from '../otlp/spanDocuments';
import { recordOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import { decodeText } from './decodeText';
import { rowOfFields, unflattened } from './flatSpan';
import { isJaegerSpan, isJaegerTrace, readJaegerSpan, readJaegerTrace } from './jaegerSpans';
import { type JsonValues, jsonValues } from './jsonValues';
import { objectTexts } from './objectTexts';
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
  const file = jsonValues(text.replace(/^\uFEFF/, ''));
  return tracesOf([...placesOf(file), ...spanPlaces(readUdpSpans(text))], file.broken);
}

/** Reads traces out of the bytes of a file: OTLP in protobuf's wire format, else text. */
export function readTraceBytes(bytes: Uint8Array): TraceFile {
  const messages = readOtlpProtobuf(bytes);
  return messages === undefined ? readTraceFile(decodeText(bytes)) : tracesOf(spanPlaces(messages), []);
}

function tracesOf(places: readonly Place[], broken: readonly string[]): TraceFile {
  const values = places.map(({ value }) => value);
  const found = new FoundTraces();
  for (const place of places) readValue(place, found);
  const traces = found.all(spanDocuments);
  const [last] = traces.slice(-1);
  if (last !== undefined) {
    // Counted and shown as a problem of the trace.
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

/** Maximum depth of the search inside unrecognized values. */
const maxDepth = 12;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** The trace id from the enclosing objects. */
  readonly traceId: string | undefined;
  /** What it stands in. */
  readonly document: ParsedText;
}

/** JSON text with its parsed value. */
interface ParsedText {
  readonly text: string;
  readonly value: unknown;
  /** Texts of its segment documents, found on first use. */
  segments?: ReadonlyMap<object, string>;
}

type Around = Pick<Place, 'depth' | 'traceId'>;

const outermost: Around = { depth: 0, traceId: undefined };

function placesOf({ values, texts }: JsonValues, around = outermost): readonly Place[] {
  return values.map((value, index) => ({ ...around, value, document: { text: texts[index] ?? '', value } }));
}

/** Of values that were no JSON text. */
function spanPlaces(values: readonly unknown[], around = outermost): readonly Place[] {
  return values.map((value) => ({ ...around, value, document: { text: '', value } }));
}

/** A segment document, exactly as in the file. */
function textOfSegment(document: ParsedText, segment: XrayDocument): string {
  document.segments ??= objectTexts(document.text, document.value, (value) => isSegmentDocument(recordOf(value) ?? {}));
  return document.segments.get(segment) ?? JSON.stringify(segment);
}

function readValue(root: Place, found: FoundTraces): void {
  const stack: Place[] = [root];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { traceId, document, depth } = place;
    const inner =
      typeof place.value === 'string'
        ? placesOfText(place.value, { traceId, depth: depth + 1 })
        : innerPlaces(readOne(place, found), document, depth + 1);
    // Reversed, because the stack is last in, first out.
    if (depth < maxDepth) stack.push(...[...inner].reverse());
  }
}

function innerPlaces({ values, traceId }: Inner, document: ParsedText, depth: number): readonly Place[] {
  return values.map((value) => ({ value, traceId, document, depth }));
}

interface Inner {
  readonly values: readonly unknown[];
  readonly traceId: string | undefined;
}

/** Collects recognized values; returns values still to be searched. */
function readOne({ value, traceId, document }: Place, found: FoundTraces): Inner {
  if (Array.isArray(value)) {
    const row = rowOfFields(value);
    return { values: row === undefined ? value : [row], traceId };
  }
  const record = recordOf(value);
  if (record === undefined) return { values: [], traceId };
  if (isSegmentDocument(record)) {
    found.addDocument(textOf(record.trace_id) ?? traceId ?? '', textOfSegment(document, record));
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

/** A document given as JSON text is kept unparsed, so that unreadable ones are counted too. */
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

/** Only X-Ray documents have both `id` and `start_time`. */
function isSegmentDocument(record: XrayDocument): boolean {
  return (
    record.start_time !== undefined && (record.id ?? record.trace_id) !== undefined && record.Document === undefined
  );
}

/** Documents as text: a line of `jq`, the message of a log event. */
function placesOfText(text: string, around: Around): readonly Place[] {
  const parsed = /^\s*[{["]/.test(text) ? placesOf(jsonValues(text), around) : [];
  return [...parsed, ...spanPlaces(readUdpSpans(text), around)];
}
