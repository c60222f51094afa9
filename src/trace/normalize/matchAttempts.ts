import type { TraceNode } from '../parse/trace';
import { attemptNumber, clockSlackMs, isFunctionSegment } from './lambdaNodes';

/** One attempt of an event: Lambda's view, the function's view, or both. */
export interface AttemptMatch {
  /** From 1. */
  readonly number: number;
  readonly attempt: TraceNode | undefined;
  readonly run: TraceNode | undefined;
}

/**
 * Pairs the `Attempt #n` subsegments of a service segment with the function segments of the same invocation. No public
 * document shows which of the two a function segment names as its parent under retries, so neither is relied on: as many
 * runs as attempts are paired by order, else a run belongs to the last attempt that began before it. Attempts without
 * a run were throttled or are not written yet, runs without an attempt likewise.
 */
export function matchAttempts(service: TraceNode, candidates: readonly TraceNode[]): readonly AttemptMatch[] {
  const attempts = service.children
    .flatMap((node) => {
      const number = attemptNumber(node);
      return number === undefined ? [] : [{ node, number }];
    })
    .sort((a, b) => a.number - b.number);
  const runs = candidates.filter((run) => belongsTo(run, service)).sort((a, b) => a.startMs - b.startMs);
  const matches = new Map<number, { attempt: TraceNode | undefined; run: TraceNode | undefined }>();
  for (const { node, number } of attempts) matches.set(number, { attempt: node, run: undefined });
  const isComplete = attempts.length === runs.length;
  runs.forEach((run, index) => {
    const paired = isComplete
      ? attempts[index]
      : attempts.findLast(
          ({ node, number }) => node.startMs <= run.startMs + clockSlackMs && isFree(matches, number, node, run),
        );
    const match = paired === undefined ? undefined : matches.get(paired.number);
    if (match === undefined) matches.set(nextNumber(matches), { attempt: undefined, run });
    else match.run = run;
  });
  return [...matches].map(([number, match]) => ({ number, ...match })).sort((a, b) => a.number - b.number);
}

type OpenMatches = ReadonlyMap<number, { readonly run: TraceNode | undefined }>;

/** An attempt that ended before the run began does not match. */
function isFree(matches: OpenMatches, number: number, attempt: TraceNode, run: TraceNode): boolean {
  const hasEndedBefore = attempt.endMs !== undefined && attempt.endMs + clockSlackMs < run.startMs;
  return matches.get(number)?.run === undefined && !hasEndedBefore;
}

function nextNumber(matches: OpenMatches): number {
  return Math.max(0, ...matches.keys()) + 1;
}

function belongsTo(run: TraceNode, service: TraceNode): boolean {
  if (!isFunctionSegment(run)) return false;
  if (run.parentId === service.id) return true;
  if (service.children.some((child) => child.id === run.parentId)) return true;
  return run.parentId === undefined && run.name === service.name;
}
