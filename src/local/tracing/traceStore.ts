import type { SegmentDocument } from './segmentDocument';

/** How many traces are kept; the oldest go first. */
const maxTraces = 2_000;

/** Documents by trace, as they were sent. A document replaces an earlier one of the same id. */
export class TraceStore {
  private readonly traces = new Map<string, Map<string, SegmentDocument>>();

  /** A document of a node that has ended stays when an earlier state of it, still in progress, arrives late. */
  put(document: SegmentDocument & { readonly trace_id: string }): void {
    const documents = this.traces.get(document.trace_id) ?? new Map<string, SegmentDocument>();
    const known = documents.get(document.id);
    if (known?.end_time !== undefined && document.end_time === undefined) return;
    documents.set(document.id, document);
    this.traces.set(document.trace_id, documents);
    const [oldest] = this.traces.keys();
    if (this.traces.size > maxTraces && oldest !== undefined) this.traces.delete(oldest);
  }

  /** `undefined` for a trace nobody wrote to. */
  get(traceId: string): readonly SegmentDocument[] | undefined {
    const documents = this.traces.get(traceId);
    return documents === undefined ? undefined : [...documents.values()];
  }

  ids(): readonly string[] {
    return [...this.traces.keys()];
  }
}
