import type { Connection } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { TraceSummary } from '../../model/connection/traceSearchSource';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { type SearchCriteria, searchedOutcomes } from './criteria';
import { type FoundInvocation, foundInvocation } from './foundTrace';
import { TraceSearch } from './traceSearch';

/** A failed trace of a function; `invocation` is absent when its segments could not be read. */
export interface FoundFailure {
  readonly trace: TraceSummary;
  readonly invocation: FoundInvocation | undefined;
}

/** What is searched for, and how many of the newest failures are read with their attempts. */
export interface FailureQuery {
  readonly target: Pick<FunctionTarget, 'connectionId' | 'functionName'>;
  readonly hours: number;
  readonly limit: number;
}

/** The criteria for everything of a function that failed in the last hours. */
export function failureCriteria({ target, hours }: Omit<FailureQuery, 'limit'>): SearchCriteria {
  return {
    connectionId: target.connectionId,
    scope: { kind: 'function', functionName: target.functionName },
    range: { kind: 'last', hours },
    outcomes: searchedOutcomes,
  };
}

type FailureSource = Pick<Connection, 'spec' | 'traceSearch' | 'traces' | 'directory'>;

/**
 * Finds the failed invocations of a function in the traces of the last hours, newest first, with their attempts and where they
 * ended. X-Ray samples requests: a failure that was not sampled is not found.
 */
export async function findFailures(
  query: FailureQuery,
  connection: FailureSource,
  signal: AbortSignal,
): Promise<Result<readonly FoundFailure[]>> {
  const search = new TraceSearch(Date.now);
  signal.addEventListener('abort', () => search.cancel(), { once: true });
  await search.start(failureCriteria(query), connection.traceSearch);
  const { phase, found } = search.state;
  if (phase.kind === 'failed') return { ok: false, failure: phase.failure };
  const newest = [...found].sort((a, b) => b.startMs - a.startMs).slice(0, query.limit);
  const failures = await readFailures(query.target, newest, connection, signal);
  return { ok: true, value: failures };
}

/** Reads the segments of traces, and the function's settings once. */
export async function readFailures(
  target: FailureQuery['target'],
  traces: readonly TraceSummary[],
  connection: FailureSource,
  signal: AbortSignal,
): Promise<readonly FoundFailure[]> {
  if (traces.length === 0) return [];
  const config = await connection.directory.getEventInvokeConfig(target.functionName, undefined, signal);
  const failures: FoundFailure[] = [];
  for (const trace of traces) {
    if (signal.aborted) break;
    const read = await connection.traces.getTrace(trace.id, signal);
    const documents = read.ok ? read.value.documents : [];
    const about = { ...target, connectionName: connection.spec.name, traceId: trace.id, documents };
    const eventInvokeConfig = config.ok ? config.value : undefined;
    const invocation = foundInvocation({ ...about, eventInvokeConfig }, Date.now());
    failures.push({ trace, invocation });
  }
  return failures;
}
