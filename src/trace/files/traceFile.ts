import type { Span } from '../otlp/span';

/** One trace of a file. */
export interface TraceOfFile {
  readonly traceId: string;
  /** X-Ray documents, JSON text each. */
  readonly documents: readonly string[];
  /** X-Ray says that it returned less than it has. */
  readonly isLimitExceeded: boolean;
}

/** Collects the traces found while a file is read. */
export class FoundTraces {
  readonly #traces = new Map<string, { documents: string[]; isLimitExceeded: boolean }>();
  readonly #spans = new Map<string, Span[]>();

  /** `document`: JSON text of a segment. */
  addDocument(traceId: string, document: string): void {
    this.#of(traceId).documents.push(document);
  }

  addSpans(spans: readonly Span[]): void {
    for (const span of spans) {
      const known = this.#spans.get(span.traceId);
      if (known === undefined) this.#spans.set(span.traceId, [span]);
      else known.push(span);
    }
  }

  setLimitExceeded(traceId: string): void {
    this.#of(traceId).isLimitExceeded = true;
  }

  /** All traces that are not empty. `convert` turns the spans of one trace into documents. */
  all(convert: (spans: readonly Span[]) => readonly string[]): readonly TraceOfFile[] {
    for (const [traceId, spans] of this.#spans) {
      const { documents } = this.#of(traceId);
      for (const document of convert(spans)) documents.push(document);
    }
    this.#spans.clear();
    this.#joinUnnamed();
    const traces = [...this.#traces].map(([traceId, found]) => ({ traceId, ...found }));
    return traces.filter(({ documents }) => documents.length > 0);
  }

  /** Documents without a trace id, such as a tracer's subsegments, belong to the one trace that the file names. */
  #joinUnnamed(): void {
    const unnamed = this.#traces.get('');
    const named = [...this.#traces].filter(([traceId]) => traceId !== '');
    const [only] = named;
    if (unnamed === undefined || only === undefined || named.length > 1) return;
    only[1].documents.push(...unnamed.documents);
    this.#traces.delete('');
  }

  #of(traceId: string): { documents: string[]; isLimitExceeded: boolean } {
    const known = this.#traces.get(traceId);
    if (known !== undefined) return known;
    const made = { documents: [], isLimitExceeded: false };
    this.#traces.set(traceId, made);
    return made;
  }
}
