import { isTimeout } from '../invocation/causeOf';
import type { InvokeAnswer, LogEvent } from '../invocation/invocation';
import type { AttemptOutcome, FailureCause, LoggedAttempt, LogReport } from '../lifecycle/lifecycle';
import { type LogLine, readLogLine } from './logLine';

/**
 * The attempts that log events tell of: one for each START … REPORT group of the request, in any number of streams.
 * Events without a request id belong to the group they stand in, because an environment runs one request at a time.
 * A group whose beginning is missing counts too.
 */
export function logEvidence(events: readonly LogEvent[], requestId: string): readonly LoggedAttempt[] {
  const groups: Group[] = [];
  for (const stream of byStream(events)) groups.push(...groupsOf(stream, requestId, false));
  return toAttempts(groups);
}

/**
 * The same from the 4 KB tail of a synchronous answer. Its lines carry no time of their own, so the attempt is taken
 * to have ended with the answer.
 */
export function tailEvidence(answer: Extract<InvokeAnswer, { kind: 'answered' }>): readonly LoggedAttempt[] {
  if (answer.logTail === undefined) return [];
  const lines = joinIndented(answer.logTail.split(/\r?\n/));
  const events = lines.map((message) => ({ timestampMs: answer.atMs, message, stream: '' }));
  return toAttempts(groupsOf(events, answer.requestId, true)).map((attempt) => ({
    ...attempt,
    startMs: answer.atMs - (attempt.report?.durationMs ?? 0),
    endMs: answer.atMs,
  }));
}

interface Group {
  startMs: number | undefined;
  endMs: number | undefined;
  lastMs: number;
  report: LogReport | undefined;
  done: Pick<LogReport, 'handlerMs' | 'runtimeOverheadMs'>;
  certain: FailureCause | undefined;
  logged: FailureCause | undefined;
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

/** `beginsInside`: whether the first event already belongs to the request, as in a tail that was cut in front. */
function groupsOf(events: readonly LogEvent[], requestId: string, beginsInside: boolean): Group[] {
  const groups: Group[] = [];
  let isInside = beginsInside;
  for (const { message, timestampMs } of events) {
    const line = readLogLine(message);
    const isMarked = 'requestId' in line ? line.requestId === requestId : message.includes(requestId);
    if (line.kind === 'start') isInside = isMarked;
    if (!isMarked && !isInside) continue;
    // Lambda writes "Task timed out" after REPORT: a marked line without a START belongs to the group before it.
    let group = line.kind === 'start' ? undefined : groups.at(-1);
    if (group === undefined) {
      group = newGroup(line.kind === 'start' ? timestampMs : undefined, timestampMs);
      groups.push(group);
    }
    take(group, line, timestampMs);
    if (line.kind === 'report') isInside = false;
  }
  return groups;
}

function newGroup(startMs: number | undefined, lastMs: number): Group {
  return { startMs, endMs: undefined, lastMs, report: undefined, done: {}, certain: undefined, logged: undefined };
}

function take(group: Group, line: LogLine, atMs: number): void {
  group.lastMs = atMs;
  if (line.kind === 'end') {
    const { handlerMs, runtimeOverheadMs } = line;
    group.endMs ??= atMs;
    if (handlerMs !== undefined) group.done = { handlerMs, runtimeOverheadMs };
  }
  if (line.kind === 'failure' && line.isCertain) group.certain = line.cause;
  if (line.kind === 'failure' && !line.isCertain) group.logged = line.cause;
  if (line.kind === 'report') {
    group.report = { ...line.report, ...group.done };
    group.endMs = atMs;
  }
}

function toAttempts(groups: readonly Group[]): readonly LoggedAttempt[] {
  return groups.map(toAttempt).sort((a, b) => a.startMs - b.startMs);
}

function toAttempt(group: Group): LoggedAttempt {
  const outcome = outcomeOf(group);
  const isFailure = outcome === 'functionError' || outcome === 'timedOut';
  return {
    startMs: group.startMs ?? (group.endMs ?? group.lastMs) - (group.report?.durationMs ?? 0),
    endMs: group.endMs,
    outcome,
    cause: isFailure ? (group.certain ?? group.logged ?? statedCause(group.report)) : undefined,
    report: group.report,
  };
}

function outcomeOf({ report, certain, endMs }: Group): AttemptOutcome {
  if (report?.status === 'timeout' || isTimeout(certain)) return 'timedOut';
  if (certain !== undefined || /^(error|failure)$/.test(report?.status ?? '')) return 'functionError';
  if (report !== undefined) return 'succeeded';
  return endMs === undefined ? 'running' : 'unknown';
}

function statedCause(report: LogReport | undefined): FailureCause | undefined {
  if (report?.status === 'timeout') {
    const seconds = (report.durationMs / 1000).toFixed(2);
    return { type: 'Sandbox.Timedout', message: `Task timed out after ${seconds} seconds` };
  }
  return report?.errorType === undefined ? undefined : { type: report.errorType, message: '' };
}

/** A tail splits multi-line events; what follows an error line up to the next platform line belongs to it. */
function joinIndented(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const continues = last !== undefined && /^\s|^XRAY TraceId|^Traceback/.test(line);
    if (continues) joined[joined.length - 1] = `${last}\n${line}`;
    else if (line !== '') joined.push(line);
  }
  return joined;
}
