import { groupDigits } from '../../model/base/groupDigits';
import { plural } from '../../model/base/plural';
import { allNodes, attemptNumber, clockSlackMs, isFunctionSegment } from '../normalize/lambdaNodes';
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

/** The nodes that failed and have nothing inside that did. `nodes`: all of a trace, as `allNodes` lists them. */
function failureOrigins(nodes: readonly TraceNode[]): readonly TraceNode[] {
  const failed = nodes.filter(({ state }) => state !== 'ok');
  if (failed.length === 0) return failed;
  const around = new Set<TraceNode>();
  // By index: the children of a node follow those of the node before. Sets of ten thousand nodes would take longer.
  const isFailing = new Uint8Array(nodes.length);
  let firstChild = nodes.length;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node === undefined) continue;
    firstChild -= node.children.length;
    const from = firstChild;
    if (node.state !== 'ok') isFailing[index] = 1;
    if (node.children.length === 0) continue;
    const inside = node.children.filter((_, at) => isFailing[from + at] === 1);
    if (inside.length === 0) continue;
    isFailing[index] = 1;
    around.add(node);
    for (const attempt of inside) if (inside.some((run) => isRunOf(attempt, run))) around.add(attempt);
  }
  return failed.filter((node) => !around.has(node));
}

/** In Lambda's documents the run of an attempt stands beside it, not inside it. */
function isRunOf(attempt: TraceNode, run: TraceNode): boolean {
  if (attemptNumber(attempt) === undefined || !isFunctionSegment(run)) return false;
  return run.startMs >= attempt.startMs - clockSlackMs && run.startMs <= (attempt.endMs ?? Number.POSITIVE_INFINITY);
}
