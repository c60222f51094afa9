import type { ExecutionTree } from '../../model/durable/executionTree';
import { barExtent } from '../rows/barExtent';
import { waterfallOfBars } from '../rows/waterfallOfBars';
import type { Waterfall } from '../rows/waterfallRow';
import type { ExecutionBars } from './executionBars';

/**
 * An execution as rows: its operations in order, then its invocations. Open ones end at `nowMs`. The critical path leads through
 * the operations.
 */
export function executionRows(
  { execution, invocations }: ExecutionBars,
  tree: ExecutionTree,
  nowMs: number,
): Waterfall {
  const roots = invocations === undefined ? [execution] : [execution, invocations];
  const known = barExtent(roots) ?? { startMs: 0, endMs: 0 };
  const endMs = tree.endMs === undefined ? Math.max(known.endMs, nowMs - tree.startMs) : known.endMs;
  const notes = tree.isPartial
    ? ['The history begins after the start of the execution. Times and totals cover this part.']
    : [];
  return waterfallOfBars({ roots, timed: [execution], extent: { ...known, endMs }, notes }, tree.startMs);
}
