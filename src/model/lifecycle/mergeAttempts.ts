import type { AttemptOutcome, FailureCause, LifecycleStep, LoggedAttempt, StartKind, TracedAttempt } from './lifecycle';

export type AttemptStep = Extract<LifecycleStep, { kind: 'attempt' }>;

/** X-Ray's times and the logs' times of one moment differ by less than this. */
const slackMs = 1_500;

/**
 * One list of attempts from what the trace and the logs tell. A logged attempt belongs to the traced one whose time it
 * lies in; what only one of them knows stands for itself. Times come from the trace where it has them, figures from
 * the logs, and of the two outcomes the more telling one counts.
 */
export function mergeAttempts(
  traced: readonly TracedAttempt[],
  logged: readonly LoggedAttempt[],
): readonly AttemptStep[] {
  const left = [...logged];
  const merged = traced.map((attempt, index) => {
    const partner = left.findIndex((candidate) => isSame(attempt, traced[index + 1], candidate));
    const [log] = partner < 0 ? [] : left.splice(partner, 1);
    return log === undefined ? fromTrace(attempt) : fromBoth(attempt, log);
  });
  const all = [...merged, ...left.map(fromLogs)].sort((a, b) => a.startMs - b.startMs);
  return all.map((attempt, index) => ({ ...attempt, number: index + 1 }));
}

//      |---- traced: environment, init, handler ----|          (the next traced attempt limits an open end)
//                    |-- logged: START to REPORT --|
function isSame(traced: TracedAttempt, next: TracedAttempt | undefined, logged: LoggedAttempt): boolean {
  const tracedEnd = traced.endMs ?? (next === undefined ? Number.POSITIVE_INFINITY : next.startMs - 2 * slackMs);
  const loggedEnd = logged.endMs ?? logged.startMs;
  return logged.startMs <= tracedEnd + slackMs && loggedEnd >= traced.startMs - slackMs;
}

function fromTrace(traced: TracedAttempt): AttemptStep {
  return { ...traced, kind: 'attempt', number: 0, report: undefined, knownFrom: 'trace' };
}

function fromLogs(logged: LoggedAttempt): AttemptStep {
  return {
    ...logged,
    kind: 'attempt',
    number: 0,
    start: startOf(logged),
    initMs: logged.report?.initMs ?? logged.report?.restoreMs,
    knownFrom: 'logs',
  };
}

function fromBoth(traced: TracedAttempt, logged: LoggedAttempt): AttemptStep {
  const alone = fromLogs(logged);
  return {
    ...fromTrace(traced),
    endMs: traced.endMs ?? logged.endMs,
    outcome: moreTelling(traced.outcome, logged.outcome),
    cause: withPlace(traced.cause, logged.cause),
    start: traced.start === 'unknown' ? alone.start : traced.start,
    initMs: traced.initMs ?? alone.initMs,
    report: logged.report,
  };
}

/** The trace's words, with the place that the logs' stack names where the trace's has none. */
function withPlace(traced: FailureCause | undefined, logged: FailureCause | undefined): FailureCause | undefined {
  if (traced === undefined || traced.place !== undefined || logged?.place === undefined) return traced ?? logged;
  return { ...traced, place: logged.place };
}

/** A REPORT line has `Init Duration` only when the environment was made for this attempt. */
function startOf({ report }: LoggedAttempt): StartKind {
  if (report === undefined) return 'unknown';
  if (report.restoreMs !== undefined) return 'restored';
  return report.initMs === undefined ? 'warm' : 'cold';
}

const telling: readonly AttemptOutcome[] = [
  'unknown',
  'running',
  'succeeded',
  'functionError',
  'throttled',
  'timedOut',
];

function moreTelling(a: AttemptOutcome, b: AttemptOutcome): AttemptOutcome {
  return telling.indexOf(a) >= telling.indexOf(b) ? a : b;
}
