import { isTimeout } from '../invocation/causeOf';
import type { InvokeAnswer, LogEvent } from '../invocation/invocation';
import type { AttemptOutcome, FailureCause, LoggedAttempt, LoggedInit, LogReport } from '../lifecycle/lifecycle';
import type { FailureWeight } from './logFailure';
import { type LogLine, readLogLine } from './logLine';
import { runsOfStream, type StreamRun } from './runsOfStream';
import { type Silence, silenceOf, silenceOfLine } from './silence';

/**
 * Extracts the attempts from log events: one for each START … REPORT group of the request, in any number of streams,
 * also if the beginning of a group is missing. `silence`: the outcome of a run without an error, used if the log does
 * not show the runtime.
 */
export function logEvidence(
  events: readonly LogEvent[],
  requestId: string,
  silence: Silence = 'succeeded',
): readonly LoggedAttempt[] {
  const runs = byStream(events).flatMap((stream) => {
    const own = silenceOfStream(stream) ?? silence;
    return runsOfStream(stream, requestId).map((run) => toAttempt(run, own));
  });
  return withRetries([...runs].sort((a, b) => a.startMs - b.startMs));
}

/**
 * Same, from the 4 KB log tail of a synchronous response. Its lines have no timestamps, so the attempt is assumed to
 * end with the response.
 */
export function tailEvidence(
  answer: Extract<InvokeAnswer, { kind: 'answered' }>,
  silence: Silence = 'succeeded',
): readonly LoggedAttempt[] {
  if (answer.logTail === undefined) return [];
  const lines = answer.logTail.split(/\r?\n/).filter((line) => line !== '');
  const events = lines.map((message) => ({ timestampMs: answer.atMs, message, stream: '' }));
  return runsOfStream(events, answer.requestId, true)
    .map((run) => toAttempt(run, silence))
    .map((attempt) => ({
      ...attempt,
      startMs: answer.atMs - (attempt.report?.durationMs ?? 0),
      endMs: answer.atMs,
    }));
}

function byStream(events: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const streams = new Map<string, LogEvent[]>();
  for (const event of [...events].sort((a, b) => a.timestampMs - b.timestampMs)) {
    const stream = streams.get(event.stream);
    if (stream === undefined) streams.set(event.stream, [event]);
    else stream.push(event);
  }
  return [...streams.values()];
}

/** What INIT_START says about the runtime of the stream's environment. */
function silenceOfStream(stream: readonly LogEvent[]): Silence | undefined {
  for (const { message } of stream) {
    if (!/^INIT_START\b|"platform\.initStart"/.test(message)) continue;
    const line = readLogLine(message);
    if (line.kind === 'initStart' && line.runtime !== undefined) return silenceOf(line.runtime);
  }
  return undefined;
}

interface Findings {
  startMs: number | undefined;
  endMs: number | undefined;
  lastMs: number;
  report: LogReport | undefined;
  done: Extract<LogLine, { kind: 'end' }> | undefined;
  readonly causes: Partial<Record<FailureWeight | 'prelude', FailureCause>>;
  readonly inits: LoggedInit[];
  silence: Silence;
  initStartMs: number | undefined;
}

function toAttempt({ prelude, lines }: StreamRun, silence: Silence): LoggedAttempt {
  const found: Findings = {
    startMs: undefined,
    endMs: undefined,
    lastMs: 0,
    report: undefined,
    done: undefined,
    causes: {},
    inits: [],
    silence,
    initStartMs: undefined,
  };
  for (const { event, line } of prelude) {
    if (line.kind === 'initStart') found.initStartMs ??= event.timestampMs;
    if (line.kind === 'initReport') found.inits.push({ ...line.init, endMs: event.timestampMs });
    if (line.kind === 'failure') found.causes.prelude = line.cause;
  }
  for (const { event, line } of lines) take(found, line, event);
  const outcome = outcomeOf(found);
  const isFailure = outcome === 'functionError' || outcome === 'timedOut';
  const { report, causes, inits } = found;
  return {
    startMs: found.startMs ?? (found.endMs ?? found.lastMs) - (report?.durationMs ?? 0),
    endMs: found.endMs,
    outcome,
    cause: isFailure
      ? (causes.verdict ?? causes.payload ?? causes.logged ?? causes.prelude ?? statedCause(found))
      : undefined,
    report,
    inits,
    isSilent: outcome === 'finished' || (outcome === 'succeeded' && endingOf(found) === undefined),
  };
}

function take(found: Findings, line: LogLine, { timestampMs, message }: LogEvent): void {
  found.lastMs = timestampMs;
  found.silence = silenceOfLine(message) ?? found.silence;
  switch (line.kind) {
    case 'start':
      found.startMs ??= timestampMs;
      return;
    case 'end':
      found.endMs ??= timestampMs;
      found.done = line;
      return;
    case 'report':
      found.report = withDone(line.report, found.done);
      found.endMs = timestampMs;
      return;
    case 'initReport':
      found.inits.push({ ...line.init, endMs: timestampMs });
      return;
    case 'failure':
      found.causes[line.weight] = line.cause;
      return;
  }
}

function withDone(report: LogReport, done: Findings['done']): LogReport {
  return done?.handlerMs === undefined
    ? report
    : { ...report, handlerMs: done.handlerMs, runtimeOverheadMs: done.runtimeOverheadMs };
}

/** Lambda's own status of the run; in JSON logs also before the report. */
function endingOf({ report, done }: Findings): string | undefined {
  return report?.status ?? done?.status;
}

function outcomeOf(found: Findings): AttemptOutcome {
  const { report, causes, endMs, inits, silence } = found;
  const status = endingOf(found);
  if (status === 'timeout' || isTimeout(causes.verdict)) return 'timedOut';
  if (status === 'error' || status === 'failure') return 'functionError';
  if (status === 'success') return 'succeeded';
  if (causes.verdict !== undefined) return 'functionError';
  const repeated = inits.filter(({ phase }) => phase === 'invoke').at(-1);
  if (repeated?.status === 'timeout') return 'timedOut';
  if (repeated?.status === 'error') return 'functionError';
  // In Node.js and Python, an error-shaped line is the function's own unless the runtime wrote it.
  if (causes.payload !== undefined && endMs !== undefined && silence === 'finished') return 'functionError';
  if (report !== undefined) return silence;
  return endMs === undefined ? 'running' : 'unknown';
}

function statedCause(found: Findings): FailureCause | undefined {
  const { report, done } = found;
  if (endingOf(found) === 'timeout' && report !== undefined) {
    const seconds = (report.durationMs / 1000).toFixed(2);
    return { type: 'Sandbox.Timedout', message: `Task timed out after ${seconds} seconds` };
  }
  const type = report?.errorType ?? done?.errorType ?? found.inits.at(-1)?.errorType;
  return type === undefined ? undefined : { type, message: '' };
}

/** Lambda waits about a minute before it tries a failed event again; a second delivery follows sooner. */
const minBackOffMs = 20_000;

/** Lambda retries only after a failure, so a later run shows that the earlier one failed if the log does not. */
function withRetries(attempts: readonly LoggedAttempt[]): readonly LoggedAttempt[] {
  return attempts.map((attempt, index) => {
    const next = attempts[index + 1];
    const isRetried = next !== undefined && next.startMs >= (attempt.endMs ?? attempt.startMs) + minBackOffMs;
    return attempt.isSilent && isRetried ? { ...attempt, outcome: 'functionError' } : attempt;
  });
}
