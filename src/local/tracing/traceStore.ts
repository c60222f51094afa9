import type { SegmentDocument } from './segmentDocument';

/** Maximum number of traces; the oldest are removed first. */
const maxTraces = 2_000;

/** Stores documents by trace, as they were sent. A document replaces an earlier one with the same id. */
export class TraceStore {
  private readonly traces = new Map<string, Map<string, SegmentDocument>>();

  /** Adds a document. A completed one is kept when an earlier, in-progress state of it arrives late. */
  put(document: SegmentDocument & { readonly trace_id: string }): void {
    const documents = this.traces.get(document.trace_id) ?? new Map<string, SegmentDocument>();
    const known = documents.get(document.id);
    if (known?.end_time !== undefined && document.end_time === undefined) return;
    documents.set(document.id, document);
    this.traces.set(document.trace_id, documents);
    const [oldest] = this.traces.keys();
    if (this.traces.size > maxTraces && oldest !== undefined) this.traces.delete(oldest);
  }

  /** `undefined` for a trace without documents. */
  get(traceId: string): readonly SegmentDocument[] | undefined {
    const documents = this.traces.get(traceId);
    return documents === undefined ? undefined : [...documents.values()];
  }

  ids(): readonly string[] {
    return [...this.traces.keys()];
  }
}
