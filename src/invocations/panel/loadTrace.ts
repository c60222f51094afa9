import type { Clock } from '../../model/base/clock';
import type { Connection, TraceDocuments } from '../../model/connection/connection';
import { type SpanSearch, spanSearch } from '../../model/connection/spanSearch';
import type { OpenedTrace } from '../../protocol/panelMessages';
import { readTraceFile } from '../../trace/files/readTraceFile';

/** X-Ray may return a trace only seconds after its end. */
const waitsMs: readonly number[] = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

/** A billed search, before it is sent. */
export interface OfferedSearch extends SpanSearch {
  readonly connectionName: string;
  readonly traceId: string;
}

export interface TraceLoading {
  readonly connections: { get(id: string): Pick<Connection, 'spec' | 'traces'> | undefined };
  readonly clock: Clock;
  /** Asks whether to run the search. */
  readonly offerSearch: (search: OfferedSearch) => Promise<boolean>;
}

/**
 * Reads a trace by its id and reports progress to `show`, until it is found or known to be missing. A trace that X-Ray does not
 * have may be among the spans that Transaction Search stores: on AWS, that search is offered.
 */
export async function loadTrace(
  subject: { readonly connectionId: string; readonly traceId: string },
  { connections, clock, offerSearch }: TraceLoading,
  signal: AbortSignal,
  show: (trace: OpenedTrace) => void,
): Promise<void> {
  const { connectionId, traceId } = subject;
  const connection = connections.get(connectionId);
  const origin = connection?.spec.name ?? connectionId;
  const base = { origin, traceId, documents: [], isTraceLimitExceeded: false };
  const say = (kind: 'loading' | 'error', text: string): void => {
    if (!signal.aborted) show({ ...base, notice: { kind, text } });
  };
  const showTrace = (documents: readonly string[], isTraceLimitExceeded: boolean): void =>
    show({ ...base, documents, isTraceLimitExceeded, notice: undefined });
  if (connection === undefined) return say('error', 'The connection of this trace is no longer in dwell.connections.');

  say('loading', 'Reading the trace from X-Ray…');
  let last: TraceDocuments | undefined;
  for (const waitMs of waitsMs) {
    if (waitMs > 0) say('loading', 'X-Ray does not have the trace yet. Retrying…');
    await pause(waitMs, clock, signal);
    if (signal.aborted) return;
    const result = await connection.traces.getTrace(traceId, signal);
    if (signal.aborted) return;
    if (!result.ok) return say('error', result.failure.message);
    last = result.value;
    if (last.documents.length > 0) return showTrace(last.documents, last.isLimitExceeded);
  }

  const missing = notFound(traceId, origin, last?.refused ?? []);
  say('error', missing);
  if (connection.spec.kind !== 'aws') return;
  const search = spanSearch(traceId, clock.now());
  if (!(await offerSearch({ ...search, connectionName: origin, traceId })) || signal.aborted) return;
  say('loading', `Searching ${search.logGroup}…`);
  const found = await connection.traces.searchSpans(traceId, signal);
  if (signal.aborted) return;
  if (!found.ok) return say('error', found.failure.message);
  const documents = documentsOf(traceId, found.value.documents);
  if (documents.length === 0) return say('error', `${missing} ${search.logGroup} has none of its spans either.`);
  showTrace(documents, found.value.isLimitExceeded);
}

/** Converts stored spans to X-Ray documents. */
function documentsOf(traceId: string, spans: readonly string[]): readonly string[] {
  const read = readTraceFile(spans.join('\n'));
  return read.kind === 'traces' ? (read.traces.find((one) => one.traceId === traceId)?.documents ?? []) : [];
}

function notFound(traceId: string, origin: string, refused: readonly string[]): string {
  return [
    `X-Ray has no trace ${traceId} on ${origin}.`,
    ...(refused.length > 0 ? refused : ['Check the ID and the region. X-Ray keeps traces for 30 days.']),
  ].join(' ');
}

function pause(waitMs: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (waitMs === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end);
      stop();
      resolve();
    };
    const stop = clock.after(waitMs, end);
    signal.addEventListener('abort', end);
  });
}
