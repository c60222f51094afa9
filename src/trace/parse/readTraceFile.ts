import { fromOtlp, type TraceOfFile } from '../otlp/fromOtlp';
import { listOf, recordOf, textOf } from './xrayDocument';

/** What a file holds: traces, or a sentence that says why there are none. */
export type TraceFile =
  | { readonly kind: 'traces'; readonly traces: readonly TraceOfFile[] }
  | { readonly kind: 'unreadable'; readonly text: string };

/**
 * Reads the answer of BatchGetTraces (what `aws xray batch-get-traces` prints and what Dwell exports), a list of segment
 * documents, one document, or OTLP/JSON.
 */
export function readTraceFile(text: string): TraceFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: 'unreadable', text: `This file is not JSON: ${error instanceof Error ? error.message : error}.` };
  }
  const traces = tracesIn(json).filter(({ documents }) => documents.length > 0);
  if (traces.length > 0) return { kind: 'traces', traces };
  return {
    kind: 'unreadable',
    text: 'This file holds no trace: an answer of BatchGetTraces, X-Ray segment documents or OTLP JSON is expected.',
  };
}

function tracesIn(json: unknown): readonly TraceOfFile[] {
  const record = recordOf(json);
  if (record?.resourceSpans !== undefined) return fromOtlp(record);
  if (Array.isArray(record?.Traces)) return listOf(record.Traces).flatMap(ofBatchGetTraces);
  if (Array.isArray(record?.Segments)) return ofBatchGetTraces(record);
  return ofDocuments(record === undefined ? listOf(json) : [record]);
}

function ofBatchGetTraces(trace: unknown): readonly TraceOfFile[] {
  const documents = listOf(recordOf(trace)?.Segments).flatMap((segment) => {
    const document = recordOf(segment)?.Document;
    if (typeof document === 'string') return [document];
    return recordOf(document) === undefined ? [] : [JSON.stringify(document)];
  });
  const traceId = textOf(recordOf(trace)?.Id) ?? traceIdIn(documents[0]) ?? '';
  return [{ traceId, documents }];
}

/** Bare documents, by the trace that each names. */
function ofDocuments(documents: readonly unknown[]): readonly TraceOfFile[] {
  const traces = new Map<string, string[]>();
  for (const value of documents) {
    const document = recordOf(typeof value === 'string' ? parse(value) : value);
    if (document?.start_time === undefined || document.id === undefined) continue;
    const traceId = textOf(document.trace_id) ?? '';
    traces.set(traceId, [...(traces.get(traceId) ?? []), JSON.stringify(document)]);
  }
  return [...traces].map(([traceId, own]) => ({ traceId, documents: own }));
}

function traceIdIn(document: string | undefined): string | undefined {
  return document === undefined ? undefined : textOf(recordOf(parse(document))?.trace_id);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
