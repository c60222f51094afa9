import { parseTrace } from './parseTrace';
import type { Trace } from './trace';

const traces = new WeakMap<readonly string[], Trace>();

/** The trace of a set of documents, parsed once and shared; `undefined` without documents. */
export function traceOf(documents: readonly string[]): Trace | undefined {
  if (documents.length === 0) return undefined;
  const before = traces.get(documents);
  if (before !== undefined) return before;
  const trace = parseTrace(documents);
  traces.set(documents, trace);
  return trace;
}
