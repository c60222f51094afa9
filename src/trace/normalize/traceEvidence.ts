import { placeOf } from '../../model/invocation/stackFrames';
import type {
  AttemptOutcome,
  FailureCause,
  StartKind,
  TracedAttempt,
  TraceEvidence,
} from '../../model/lifecycle/lifecycle';
import type { Trace, TraceNode } from '../parse/trace';
import { isFailedRun } from './failedRun';
import {
  allNodes,
  clockSlackMs,
  isAsynchronous,
  isDwellTime,
  isFunctionOf,
  isFunctionSegment,
  isInit,
  isRestore,
  isServiceSegment,
} from './lambdaNodes';
import { type AttemptMatch, matchAttempts } from './matchAttempts';

/**
 * Extracts from a trace the evidence about the invocation of `functionName` that began it. Later calls of the same
 * function are ignored: the first service segment is the invocation's.
 */
export function traceEvidence(trace: Trace, functionName: string): TraceEvidence {
  const nodes = allNodes(trace);
  const isOurs = (node: TraceNode): boolean => isFunctionOf(node, functionName);
  const service = nodes
    .filter((node) => isServiceSegment(node) && isOurs(node))
    .sort((a, b) => Number(a.parentId !== undefined) - Number(b.parentId !== undefined) || a.startMs - b.startMs)[0];
  const runs = nodes.filter((node) => isFunctionSegment(node) && isOurs(node));
  const matches = service === undefined ? lonelyRuns(runs) : matchAttempts(service, runs);
  const epoch = (ms: number): number => trace.startMs + ms;
  const isEvent = service !== undefined && isAsynchronous(service);
  const dwell = service?.children.find(isDwellTime);
  return {
    accepted: isEvent ? { startMs: epoch(service.startMs), endMs: epoch(service.endMs ?? service.startMs) } : undefined,
    dwell: dwell?.endMs === undefined ? undefined : { startMs: epoch(dwell.startMs), endMs: epoch(dwell.endMs) },
    attempts: matches
      .map((match) => tracedAttempt(match, isEvent ? undefined : service, epoch))
      .sort((a, b) => a.startMs - b.startMs),
    isSettled:
      service?.endMs !== undefined &&
      matches.every(
        ({ attempt, run }) => (run !== undefined || isThrottled(attempt)) && (attempt !== undefined || !isEvent),
      ) &&
      nodes.every((node) => node.endMs !== undefined),
  };
}

function lonelyRuns(runs: readonly TraceNode[]): readonly AttemptMatch[] {
  return [...runs]
    .sort((a, b) => a.startMs - b.startMs)
    .map((run, index) => ({ number: index + 1, attempt: undefined, run }));
}

/** `service` is the segment that starts with the request, for a synchronous invocation. */
function tracedAttempt(
  { attempt, run }: AttemptMatch,
  service: TraceNode | undefined,
  epoch: (ms: number) => number,
): TracedAttempt {
  const endMs = attempt?.endMs ?? (attempt === undefined ? run?.endMs : undefined);
  const outcome = outcomeOf(attempt, run);
  const init = run?.children.find((child) => isInit(child) || isRestore(child));
  const isOfRequest = init !== undefined && init.startMs >= (attempt ?? service ?? init).startMs - clockSlackMs;
  // Lambda's attempt contains the init; without an attempt, environment work begins with the init, else with the handler.
  const startMs =
    attempt?.startMs ?? (isOfRequest ? Math.min(init.startMs, run?.startMs ?? init.startMs) : run?.startMs);
  return {
    startMs: epoch(startMs ?? 0),
    endMs: endMs === undefined || outcome === 'running' ? undefined : epoch(endMs),
    outcome,
    cause: outcome === 'functionError' || outcome === 'timedOut' ? causeOf(run) : undefined,
    start: startKindOf(run, isOfRequest ? init : undefined, outcome),
    initMs: isOfRequest && init.endMs !== undefined ? Math.round((init.endMs - init.startMs) * 1000) / 1000 : undefined,
  };
}

function startKindOf(run: TraceNode | undefined, init: TraceNode | undefined, outcome: AttemptOutcome): StartKind {
  if (init !== undefined) return isRestore(init) ? 'restored' : 'cold';
  return run === undefined || outcome === 'running' ? 'unknown' : 'warm';
}

function isThrottled(attempt: TraceNode | undefined): boolean {
  return attempt !== undefined && (attempt.state === 'throttle' || attempt.http?.status === 429);
}

function outcomeOf(attempt: TraceNode | undefined, run: TraceNode | undefined): AttemptOutcome {
  if (isThrottled(attempt)) return 'throttled';
  if (run === undefined) {
    if (attempt?.endMs === undefined) return 'running';
    return attempt.state === 'ok' ? 'unknown' : 'functionError';
  }
  if (run.endMs === undefined) return 'running';
  if (!isFailedRun(run) && (attempt === undefined || attempt.state === 'ok')) return 'succeeded';
  const cause = causeOf(run);
  const isTimeout = cause?.type === 'Sandbox.Timedout' || /Task timed out after/.test(cause?.message ?? '');
  return isTimeout ? 'timedOut' : 'functionError';
}

/** The runtime reports it on the function; tracers on the `Invocation` or a subsegment of their own. */
function causeOf(run: TraceNode | undefined): FailureCause | undefined {
  const stack = run === undefined ? [] : [run];
  for (let node = stack.shift(); node !== undefined; node = stack.shift()) {
    const exception = node.exceptions[0];
    if (exception !== undefined) {
      return { type: exception.type, message: exception.message, place: placeOf(exception.frames) };
    }
    stack.push(...node.children.filter((child) => child.state !== 'ok'));
  }
  return undefined;
}
