import { groupDigits } from '../../model/base/groupDigits';
import { plural } from '../../model/base/plural';
import { allNodes, attemptNumber, clockSlackMs, isFunctionSegment } from '../normalize/lambdaNodes';
import type { Trace, TraceNode } from '../parse/trace';

/**
 * Counts the segments and subsegments of a trace, and those where a failure began: `4 segments, 22 subsegments, 3 failed`. What
 * failed only because something inside it did is not counted.
 */
export function describeCounts(trace: Trace): string {
  const { segmentCount, nodeCount } = trace;
  const origins = failureOrigins(allNodes(trace));
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

/** The nodes that failed and have nothing inside that did. `nodes`: parents first. */
function failureOrigins(nodes: readonly TraceNode[]): readonly TraceNode[] {
  const failed = nodes.filter(({ state }) => state !== 'ok');
  if (failed.length === 0) return failed;
  const failing = new Set<TraceNode>();
  const around = new Set<TraceNode>();
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    const inside = node.children.filter((child) => failing.has(child));
    if (inside.length > 0) around.add(node);
    if (inside.length > 0 || node.state !== 'ok') failing.add(node);
    for (const attempt of inside) if (inside.some((run) => isRunOf(attempt, run))) around.add(attempt);
  }
  return failed.filter((node) => !around.has(node));
}

/** In Lambda's documents the run of an attempt stands beside it, not inside it. */
function isRunOf(attempt: TraceNode, run: TraceNode): boolean {
  if (attemptNumber(attempt) === undefined || !isFunctionSegment(run)) return false;
  return run.startMs >= attempt.startMs - clockSlackMs && run.startMs <= (attempt.endMs ?? Number.POSITIVE_INFINITY);
}
