import type { AttemptOutcome, FailureCause, LifecycleStep, LoggedAttempt, StartKind, TracedAttempt } from './lifecycle';

export type AttemptStep = Extract<LifecycleStep, { kind: 'attempt' }>;

/** Maximum difference between X-Ray's and the logs' time of the same moment. */
const slackMs = 1_500;

/**
 * Merges the attempts of the trace and the logs. A logged attempt belongs to the traced attempt that contains its time;
 * attempts of only one source are kept. Times come from the trace if it has them, figures from the logs, and the more
 * specific outcome wins.
 */
export function mergeAttempts(
  traced: readonly TracedAttempt[],
  logged: readonly LoggedAttempt[],
  sentMs: number,
): readonly AttemptStep[] {
  const left = [...logged];
  const merged = traced.map((attempt, index) => {
    const partner = left.findIndex((candidate) => isSame(attempt, traced[index + 1], candidate));
    const [log] = partner < 0 ? [] : left.splice(partner, 1);
    return log === undefined ? fromTrace(attempt) : fromBoth(attempt, log);
  });
  const all = [...merged, ...left.map((one) => fromLogs(one, sentMs))].sort((a, b) => a.startMs - b.startMs);
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

function fromLogs(logged: LoggedAttempt, sentMs: number): AttemptStep {
  const { report, endMs, outcome, cause } = logged;
  return {
    kind: 'attempt',
    number: 0,
    startMs: beginningOf(logged, sentMs),
    endMs,
    outcome,
    cause,
    start: startOf(logged),
    initMs: initOf(logged),
    report,
    knownFrom: 'logs',
  };
}

/**
 * Where init begins, as in a trace: the environment's work is part of the attempt, and the dwell time ends there. An environment
 * that was prepared before the request left is not.
 */
function beginningOf(logged: LoggedAttempt, sentMs: number): number {
  const { report, startMs, endMs } = logged;
  const prepareMs = report?.restoreMs ?? report?.initMs ?? initOf(logged);
  if (report === undefined || prepareMs === undefined) return startMs;
  const handlerMs = endMs === undefined ? startMs : endMs - report.durationMs;
  const fromMs = Math.round((Math.min(handlerMs, startMs) - prepareMs) * 1000) / 1000;
  return fromMs < sentMs - slackMs ? startMs : Math.max(fromMs, sentMs);
}

/** Duration of environment preparation before START; REPORT has no figure for an init that failed there. */
function initOf({ report, inits, startMs }: LoggedAttempt): number | undefined {
  const failed = inits.find(({ phase, endMs }) => phase === 'init' && endMs <= startMs);
  return report?.initMs ?? report?.restoreMs ?? failed?.durationMs;
}

function fromBoth(traced: TracedAttempt, logged: LoggedAttempt): AttemptStep {
  const outcome = outcomeOf(traced.outcome, logged);
  return {
    ...fromTrace(traced),
    endMs: traced.endMs ?? logged.endMs,
    outcome,
    cause: outcome === 'succeeded' ? undefined : withPlace(traced.cause, logged.cause),
    start: traced.start === 'unknown' || wasRepeated(logged) ? startOf(logged) : traced.start,
    initMs: traced.initMs ?? initOf(logged),
    report: logged.report,
  };
}

/** An outcome inferred from a missing error or a later delivery yields to the trace's. */
function outcomeOf(traced: AttemptOutcome, { outcome, isSilent }: LoggedAttempt): AttemptOutcome {
  const isSeen = traced !== 'unknown' && traced !== 'running';
  return isSilent && isSeen ? traced : moreTelling(traced, outcome);
}

/** The trace's error, with the location from the logs' stack if the trace has none. */
function withPlace(traced: FailureCause | undefined, logged: FailureCause | undefined): FailureCause | undefined {
  if (traced === undefined || traced.place !== undefined || logged?.place === undefined) return traced ?? logged;
  return { ...traced, place: logged.place };
}

/**
 * A REPORT line has `Init Duration` only when the environment was made for this attempt, and not when its init failed and was
 * repeated.
 */
function startOf(logged: LoggedAttempt): StartKind {
  const { report, inits } = logged;
  if (report?.restoreMs !== undefined || inits.some(({ kind }) => kind === 'restore')) return 'restored';
  if (report?.initMs !== undefined || wasRepeated(logged)) return 'cold';
  return report === undefined ? 'unknown' : 'warm';
}

function wasRepeated({ inits }: LoggedAttempt): boolean {
  return inits.some(({ phase, status }) => phase === 'invoke' || status === 'error' || status === 'timeout');
}

const telling: readonly AttemptOutcome[] = [
  'unknown',
  'running',
  'finished',
  'succeeded',
  'functionError',
  'throttled',
  'timedOut',
];

function moreTelling(a: AttemptOutcome, b: AttemptOutcome): AttemptOutcome {
  return telling.indexOf(a) >= telling.indexOf(b) ? a : b;
}
