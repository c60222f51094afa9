import { type Invocation, isSynchronous } from '../../model/invocation/invocation';
import type { KnownFrom, Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import { invocationEvidence } from '../normalize/invocationLifecycle';
import { normalize } from '../normalize/normalize';
import { openCallAt } from '../normalize/openCall';
import { phasesOfRun, type TracedRun, tracedRuns } from '../normalize/tracedRuns';
import type { Trace } from '../parse/trace';
import { barExtent } from '../rows/barExtent';
import { callerBracket } from './callerBracket';
import type { Bracket, Headroom, Phase, RunAnatomy } from './phases';
import { type LoggedRun, phasesOfReport } from './phasesOfReport';

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/**
 * The anatomy of every run of an invocation, in order; throttled and future attempts have none. Phases come from the
 * trace, or without one from the REPORT line; billed time and memory always come from the REPORT line.
 */
export function runAnatomies(invocation: Invocation, lifecycle: Lifecycle): readonly RunAnatomy[] {
  const runs = runsOfTrace(invocation);
  const attempts = lifecycle.steps.filter((step) => step.kind === 'attempt');
  const ran = attempts.filter(({ outcome }) => outcome !== 'throttled');
  return ran.flatMap((attempt, index) => {
    const next = ran[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    // Trace and lifecycle have the same times; half a millisecond allows for rounding.
    const run = runs.find(({ startMs }) => startMs >= attempt.startMs - 0.5 && startMs < next - 0.5);
    const anatomy = anatomyOf(invocation, lifecycle, attempt, run);
    return anatomy.phases.length === 0 ? [] : [anatomy];
  });
}

// The panel calls this every second while an invocation runs; its trace object changes only with new data.
const runsOf = new WeakMap<Trace, readonly TracedRun[]>();

function runsOfTrace(invocation: Invocation): readonly TracedRun[] {
  const { trace } = invocationEvidence(invocation);
  if (trace === undefined) return [];
  const before = runsOf.get(trace);
  if (before !== undefined) return before;
  const { roots } = normalize(trace);
  const runs = tracedRuns(roots, invocation.target.functionName, trace.startMs, barExtent(roots)?.endMs ?? 0);
  runsOf.set(trace, runs);
  return runs;
}

function anatomyOf(
  invocation: Invocation,
  lifecycle: Lifecycle,
  attempt: Attempt,
  run: TracedRun | undefined,
): RunAnatomy {
  const logged: LoggedRun = { startMs: attempt.startMs, endMs: attempt.endMs, report: attempt.report };
  const phases = run === undefined ? phasesOfReport(logged, attempt.knownFrom) : phasesOfRun(run);
  const timeout = timeoutOf(invocation, attempt, phases);
  const isTimeout = attempt.outcome === 'timedOut';
  return {
    number: attempt.number,
    outcome: attempt.outcome,
    cause: attempt.cause,
    start: attempt.start,
    phases,
    // A run that timed out sent no response.
    responseSentMs: isTimeout ? undefined : run?.responseSentMs,
    callerWaited: isSynchronous(lifecycle.mode) ? callerBracket(invocation, run, phases) : undefined,
    billed: billedBracket(attempt, phases),
    environmentBusy: busyBracket(phases),
    memory: memoryOf(attempt),
    timeout,
    openAtTimeout:
      run === undefined || !isTimeout || timeout === undefined ? undefined : openCallAt(run, timeout.limit),
    notes: run?.notes ?? [],
  };
}

/**
 * Since August 2025 the billed time of every on-demand function contains its init; older lines and other kinds of
 * functions bill only the run. The figures show which applies.
 */
function billedBracket({ report }: Attempt, phases: readonly Phase[]): Bracket | undefined {
  const billedMs = report?.billedMs;
  const handler = phases.find(({ kind }) => kind === 'handler');
  if (report === undefined || billedMs === undefined || handler === undefined) return undefined;
  const before = phases.find(({ kind }) => kind === 'init' || kind === 'restore');
  const isInitBilled = before !== undefined && billedMs > Math.ceil(report.durationMs) + 1;
  const startMs = isInitBilled
    ? Math.max(before.startMs, handler.startMs - (billedMs - report.durationMs))
    : handler.startMs;
  return { startMs, endMs: startMs + billedMs, knownFrom: 'logs' };
}

function busyBracket(phases: readonly Phase[]): Bracket | undefined {
  const working = phases.filter(({ kind }) => kind !== 'environment');
  const [first, last] = [working[0], working.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { startMs: first.startMs, endMs: last.endMs, knownFrom: first.knownFrom };
}

function memoryOf({ report }: Attempt): Headroom | undefined {
  if (report?.maxMemoryUsedMb === undefined || report.memoryMb === undefined || report.memoryMb <= 0) return undefined;
  const [used, limit] = [report.maxMemoryUsedMb, report.memoryMb];
  return { used, limit, share: Math.min(1, used / limit), knownFrom: 'logs' };
}

/** Lambda's clock for the timeout runs from the start of the handler; REPORT's `Duration` is that clock. */
function timeoutOf({ configuration }: Invocation, attempt: Attempt, phases: readonly Phase[]): Headroom | undefined {
  if (configuration === undefined) return undefined;
  const limit = loggedLimitMs(attempt) ?? configuration.timeoutSeconds * 1000;
  if (attempt.outcome === 'timedOut') return { used: limit, limit, share: 1, knownFrom: attempt.knownFrom };
  const handler = phases.find(({ kind }) => kind === 'handler');
  const traced = handler === undefined ? undefined : handler.endMs - handler.startMs;
  const used = attempt.report?.durationMs ?? traced;
  if (used === undefined) return undefined;
  const knownFrom: KnownFrom = attempt.report === undefined ? (handler?.knownFrom ?? 'trace') : 'logs';
  return { used, limit, share: Math.min(1, used / limit), knownFrom };
}

/** The limit in Lambda's timeout message applies to that run, even if the configuration changed since. */
function loggedLimitMs({ cause }: Attempt): number | undefined {
  const seconds = /timed out after ([\d.]+) seconds/.exec(cause?.message ?? '')?.[1];
  return seconds === undefined ? undefined : Number.parseFloat(seconds) * 1000;
}
