import type { AwsFailure } from '../model/connection/awsFailure';
import type { Connection } from '../model/connection/connection';
import { parseExecutionArn } from '../model/durable/executionArn';
import { noExecutionFilter } from '../model/durable/executionDirectory';
import { type EvidenceProblem, executionArnOf, type Invocation, type LogEvent } from '../model/invocation/invocation';
import { requestIdIn } from '../trace/normalize/invocationLifecycle';
import type { FollowingState } from './nextStep';

type Source = EvidenceProblem['source'];

/** The number of consecutive failures of each source. */
export type SourceFailures = Record<Source, number>;

/** A source with transient failures is no longer read after this many in a row. */
const maxFailures = 6;

/** Logs are read from slightly before the request on, because clocks differ. */
const clockSlackMs = 60_000;

/** Selects the sources to read. With pass-through tracing, Lambda writes no trace; a failed source is skipped. */
export function sourcesOf(invocation: Invocation): FollowingState['sources'] {
  const failed = new Set(invocation.problems.map((problem) => problem.source));
  return {
    execution: executionToRead(invocation) !== undefined && !failed.has('execution'),
    trace: invocation.configuration?.tracing !== 'PassThrough' && !failed.has('trace'),
    logs:
      !failed.has('logs') &&
      (requestIdOf(invocation) !== undefined ||
        invocation.configuration?.tracing === 'Active' ||
        isSearched(invocation)),
  };
}

/** Reads every source once and returns the new evidence about the invocation; `undefined` when there is none. */
export async function gatherEvidence(
  invocation: Invocation,
  connection: Connection,
  failures: SourceFailures,
  signal: AbortSignal,
): Promise<Partial<Invocation> | undefined> {
  const problems: EvidenceProblem[] = [];
  const report = (source: Source, failure: AwsFailure) => {
    failures[source] += 1;
    if (isLasting(failure) || failures[source] >= maxFailures) problems.push({ source, failure });
  };
  const reading: Reading = { signal, report, failures };
  const [configuration, execution, trace, logs] = await Promise.all([
    readConfiguration(invocation, connection, reading),
    readExecution(invocation, connection, reading),
    readTrace(invocation, connection, reading),
    readLogs(invocation, connection, reading),
  ]);
  const found = { ...configuration, ...execution, ...trace, ...logs };
  if (problems.length === 0) return Object.keys(found).length === 0 ? undefined : found;
  return { ...found, problems: [...invocation.problems, ...problems] };
}

/** The shared parameters of the readers. */
interface Reading {
  readonly signal: AbortSignal;
  readonly report: (source: Source, failure: AwsFailure) => void;
  readonly failures: SourceFailures;
}

async function readConfiguration(
  invocation: Invocation,
  { directory }: Connection,
  { signal, report, failures }: Reading,
): Promise<Partial<Invocation>> {
  const { mode, eventInvokeConfig, target, problems } = invocation;
  const isWanted = mode === 'Event' && eventInvokeConfig === undefined;
  if (!isWanted || problems.some((problem) => problem.source === 'configuration')) return {};
  const result = await directory.getEventInvokeConfig(target.functionName, target.qualifier, signal);
  if (!result.ok) {
    report('configuration', result.failure);
    return {};
  }
  failures.configuration = 0;
  return { eventInvokeConfig: result.value };
}

/** The ARN of the execution that has not ended, as far as it is known. */
function executionToRead(invocation: Invocation): string | undefined {
  const { execution } = invocation;
  return execution !== undefined && execution.status !== 'RUNNING' ? undefined : executionArnOf(invocation);
}

/** By its name: a page of the list is small, while the execution itself comes with its input and result. */
async function readExecution(
  invocation: Invocation,
  { executionDirectory }: Connection,
  { signal, report, failures }: Reading,
): Promise<Partial<Invocation>> {
  const arn = executionToRead(invocation);
  if (arn === undefined || !sourcesOf(invocation).execution) return {};
  const filter = { ...noExecutionFilter, name: parseExecutionArn(arn)?.name };
  const result = await executionDirectory.list(invocation.target.functionName, filter, undefined, signal);
  if (!result.ok) {
    report('execution', result.failure);
    return {};
  }
  failures.execution = 0;
  const found = result.value.executions.find((one) => one.arn === arn);
  if (found === undefined || found.status === invocation.execution?.status) return {};
  return { execution: { arn, status: found.status, endMs: found.endMs } };
}

async function readTrace(
  invocation: Invocation,
  { traces }: Connection,
  { signal, report, failures }: Reading,
): Promise<Partial<Invocation>> {
  if (!sourcesOf(invocation).trace) return {};
  const result = await traces.getTrace(invocation.traceId, signal);
  if (!result.ok) {
    report('trace', result.failure);
    return {};
  }
  failures.trace = 0;
  const { documents, isLimitExceeded } = result.value;
  const isNew = !isSameText(documents, invocation.documents) || isLimitExceeded !== invocation.isTraceLimitExceeded;
  // X-Ray reads from eventually consistent replicas: documents that were seen once are kept.
  return isNew && documents.length >= invocation.documents.length
    ? { documents, isTraceLimitExceeded: isLimitExceeded }
    : {};
}

async function readLogs(
  invocation: Invocation,
  connection: Connection,
  reading: Reading,
): Promise<Partial<Invocation>> {
  const { signal, report, failures } = reading;
  const requestId = requestIdOf(invocation);
  if (!sourcesOf(invocation).logs) return {};
  if (requestId === undefined) return isSearched(invocation) ? searchLogs(invocation, connection, reading) : {};
  const { sentMs } = invocation;
  const logGroup = logGroupOf(invocation);
  const query = { logGroup, requestId, fromMs: sentMs - clockSlackMs };
  const result = await connection.logs.findByRequestId(query, signal);
  if (!result.ok) {
    report('logs', result.failure);
    return {};
  }
  failures.logs = 0;
  return isSameLog(result.value, invocation.logs) || result.value.length < invocation.logs.length
    ? {}
    : { logs: result.value };
}

function logGroupOf({ configuration, target }: Invocation): string {
  return configuration?.logGroup ?? `/aws/lambda/${target.functionName}`;
}

/** Whether an invocation's response was lost and no trace will provide the request id. */
function isSearched({ answer, configuration, mode }: Invocation): boolean {
  return answer.kind === 'lost' && mode !== 'DryRun' && configuration?.tracing !== 'Active';
}

/** Maximum difference between the clocks of AWS and this machine. */
const searchSlackMs = 5_000;
/** Maximum delay before an accepted event starts. */
const queueMs = 60_000;

/**
 * Searches for runs of the function around the time of the call. None is assumed to be this invocation, because the logs do not
 * identify the caller.
 */
async function searchLogs(
  invocation: Invocation,
  { logs }: Connection,
  { signal, report, failures }: Reading,
): Promise<Partial<Invocation>> {
  const { answer, sentMs, mode, logSearch: known } = invocation;
  if (answer.kind !== 'lost') return {};
  const window = {
    logGroup: logGroupOf(invocation),
    fromMs: sentMs - searchSlackMs,
    toMs: answer.atMs + (mode === 'Event' ? queueMs : searchSlackMs),
  };
  const result = await logs.findRuns(window, signal);
  if (!result.ok) {
    report('logs', result.failure);
    return {};
  }
  failures.logs = 0;
  return known?.requestIds.length === result.value.length ? {} : { logSearch: { ...window, requestIds: result.value } };
}

function requestIdOf({ answer, documents }: Invocation): string | undefined {
  return (answer.kind === 'answered' ? answer.requestId : requestIdIn(documents)) || undefined;
}

/** Whether a failure will not go away with a retry. */
function isLasting({ reason }: AwsFailure): boolean {
  return reason === 'accessDenied' || reason === 'credentials' || reason === 'notFound' || reason === 'invalid';
}

function isSameText(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;
}

function isSameLog(a: readonly LogEvent[], b: readonly LogEvent[]): boolean {
  return a.length === b.length && a.every((event, index) => event.message === b[index]?.message);
}
