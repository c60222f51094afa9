import type { Connection } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { TraceSummary } from '../../model/connection/traceSearchSource';
import type { EventInvokeConfig } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { type SearchCriteria, searchedOutcomes } from './criteria';
import { type FoundInvocation, foundInvocation } from './foundTrace';
import { TraceSearch } from './traceSearch';

/** A failed trace of a function; `invocation` is absent when its segments could not be read. */
export interface FoundFailure {
  readonly trace: TraceSummary;
  readonly invocation: FoundInvocation | undefined;
}

/** Of one function, or of all functions of a connection. */
interface FailureTarget extends Pick<FunctionTarget, 'connectionId'> {
  readonly functionName: string | undefined;
}

/** What is searched for, and how many of the newest failures are read with their attempts. */
export interface FailureQuery {
  readonly target: FailureTarget;
  readonly hours: number;
  readonly limit: number;
}

/** The criteria for everything that failed in the last hours. */
export function failureCriteria({ target, hours }: Omit<FailureQuery, 'limit'>): SearchCriteria {
  const { functionName } = target;
  return {
    connectionId: target.connectionId,
    scope: functionName === undefined ? { kind: 'connection' } : { kind: 'function', functionName },
    range: { kind: 'last', hours },
    outcomes: searchedOutcomes,
  };
}

type FailureSource = Pick<Connection, 'spec' | 'traceSearch' | 'traces' | 'directory'>;

/**
 * Finds the failed invocations in the traces of the last hours, newest first, with their attempts and where they
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

/** Reads the segments of traces, and the settings of each function once. Without a function, the one that a trace begins with. */
export async function readFailures(
  target: FailureQuery['target'],
  traces: readonly TraceSummary[],
  connection: FailureSource,
  signal: AbortSignal,
): Promise<readonly FoundFailure[]> {
  const configs = new Map<string, Promise<Result<EventInvokeConfig>>>();
  const configOf = (name: string) => {
    const config = configs.get(name) ?? connection.directory.getEventInvokeConfig(name, undefined, signal);
    configs.set(name, config);
    return config;
  };
  const failures: FoundFailure[] = [];
  for (const trace of traces) {
    if (signal.aborted) break;
    const read = await connection.traces.getTrace(trace.id, signal);
    const documents = read.ok ? read.value.documents : [];
    const functionName = target.functionName ?? trace.entry;
    const config = await configOf(functionName);
    const eventInvokeConfig = config.ok ? config.value : undefined;
    const { connectionId } = target;
    const about = { connectionId, functionName, connectionName: connection.spec.name, traceId: trace.id, documents };
    const invocation = foundInvocation({ ...about, eventInvokeConfig }, Date.now());
    failures.push({ trace, invocation });
  }
  return failures;
}
