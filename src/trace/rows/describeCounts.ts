import { groupDigits } from '../../model/base/groupDigits';
import { plural } from '../../model/base/plural';
import { attemptNumber, clockSlackMs, isFunctionSegment } from '../normalize/lambdaNodes';
import type { Trace, TraceNode } from '../parse/trace';

/**
 * Counts the segments and subsegments of a trace, and those where a failure began: `4 segments, 22 subsegments, 3 failed`. What
 * failed only because something inside it did is not counted.
 */
export function describeCounts(trace: Trace): string {
  const before = described.get(trace);
  if (before !== undefined) return before;
  const counts = countsOf(trace);
  described.set(trace, counts);
  return counts;
}

// Several places of the panel say it.
const described = new WeakMap<Trace, string>();

function countsOf(trace: Trace): string {
  const { segmentCount, nodeCount } = trace;
  const origins = failureOrigins(trace);
  const throttled = origins.filter(({ state }) => state === 'throttle').length;
  const failed = origins.length - throttled;
  const subsegments = nodeCount - segmentCount;
  return [
    plural(segmentCount, 'segment'),
    subsegments > 0 ? plural(subsegments, 'subsegment') : '',
    failed > 0 ? `${groupDigits(failed)} failed` : 'none failed',
    throttled > 0 ? `${groupDigits(throttled)} throttled` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The nodes that failed and have nothing inside that did. */
function failureOrigins({ failed }: Trace): readonly TraceNode[] {
  const around = new Set<TraceNode>();
  for (const node of failed) {
    for (let at = node.parent; at !== undefined && !around.has(at); at = at.parent) around.add(at);
  }
  const isFailing = new Set([...failed, ...around]);
  for (const parent of [...around]) {
    const inside = parent.children.filter((child) => isFailing.has(child));
    for (const attempt of inside) if (inside.some((run) => isRunOf(attempt, run))) around.add(attempt);
  }
  return failed.filter((node) => !around.has(node));
}

/** In Lambda's documents the run of an attempt stands beside it, not inside it. */
function isRunOf(attempt: TraceNode, run: TraceNode): boolean {
  if (attemptNumber(attempt) === undefined || !isFunctionSegment(run)) return false;
  return run.startMs >= attempt.startMs - clockSlackMs && run.startMs <= (attempt.endMs ?? Number.POSITIVE_INFINITY);
}
