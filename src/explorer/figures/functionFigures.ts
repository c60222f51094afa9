import type { FunctionTarget, Invocation } from '../../model/invocation/invocation';
import { percentile } from '../../model/invocation/seriesFigures';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { isMeasured } from './isMeasured';
import { type FunctionRun, runsOf } from './runsOf';

/** How many of a function's latest invocations count. */
const maxCounted = 100;

/** How many of the latest outcomes the share of failures is taken from. */
const maxOutcomes = 20;

/** How many of the latest events the dwell times are taken from. */
const maxDwells = 5;

/** A percentile is a measured value, so it takes some values until the high ones differ from the largest. */
const minRunsForPercentiles = 5;

/** An invocation and where it stands. */
export interface KnownInvocation {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
}

/** Durations of runs without their init, in milliseconds; each is a value that was measured. */
export interface Percentiles {
  readonly count: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
}

/** What the history knows about a function. Durations in milliseconds. */
export interface FunctionFigures {
  /** Newest first, without dry runs. */
  readonly invocations: readonly KnownInvocation[];
  /** Among the latest invocations whose outcome is known. */
  readonly failed: readonly KnownInvocation[];
  readonly outcomeCount: number;
  /** All runs of these invocations, newest first; those under a debugger are not measured. */
  readonly runs: readonly FunctionRun[];
  readonly percentiles: Percentiles | undefined;
  /** Newest first. */
  readonly coldRuns: readonly FunctionRun[];
  /** How long the latest events waited for their first attempt, newest first. */
  readonly dwellMs: readonly number[];
}

/** Computes figures from the history alone. `history`: newest first; `target` without a qualifier means any. */
export function functionFigures(
  history: readonly Invocation[],
  target: FunctionTarget,
  nowMs: number,
): FunctionFigures {
  const invocations = history
    .filter((one) => isOf(one, target))
    .slice(0, maxCounted)
    .map((invocation) => ({ invocation, lifecycle: lifecycleOf(invocation, nowMs) }));
  const measured = invocations.filter(({ invocation }) => isMeasured(invocation));
  const settled = measured
    .filter(({ lifecycle }) => isSuccess(lifecycle) || isFailure(lifecycle))
    .slice(0, maxOutcomes);
  const runs = measured.flatMap(({ invocation, lifecycle }) => runsOf(invocation, lifecycle).toReversed());
  return {
    invocations,
    failed: settled.filter(({ lifecycle }) => isFailure(lifecycle)),
    outcomeCount: settled.length,
    runs,
    percentiles: percentilesOf(runs),
    coldRuns: runs.filter(({ isCold }) => isCold),
    dwellMs: measured.flatMap(({ lifecycle }) => dwellOf(lifecycle) ?? []).slice(0, maxDwells),
  };
}

function isOf({ target: own, mode }: Invocation, { connectionId, functionName, qualifier }: FunctionTarget): boolean {
  const isSame = own.connectionId === connectionId && own.functionName === functionName;
  return isSame && (qualifier === undefined || own.qualifier === qualifier) && mode !== 'DryRun';
}

function isSuccess({ outcome }: Lifecycle): boolean {
  return outcome === 'succeeded' || outcome === 'finished';
}

/** What was not allowed to run, or has an unknown outcome, is neither. */
function isFailure({ outcome }: Lifecycle): boolean {
  return outcome === 'functionError' || outcome === 'timedOut' || outcome === 'throttled' || outcome === 'expired';
}

function percentilesOf(runs: readonly FunctionRun[]): Percentiles | undefined {
  const values = runs.flatMap(({ handlerMs }) => handlerMs ?? []).sort((a, b) => a - b);
  if (values.length < minRunsForPercentiles) return undefined;
  const [p50Ms, p90Ms, p99Ms] = [percentile(values, 50), percentile(values, 90), percentile(values, 99)];
  return { count: values.length, p50Ms, p90Ms, p99Ms };
}

function dwellOf({ steps }: Lifecycle): number | undefined {
  const queued = steps.find((step) => step.kind === 'queued');
  return queued?.endMs === undefined ? undefined : queued.endMs - queued.startMs;
}
