import type { TraceException } from '../../../trace/parse/trace';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/**
 * Returns the errors to show for a row: its own, else those of the failed rows inside it. Lambda writes an error into the segment
 * of the function and marks the attempt around it and the handler inside it as failed, without saying why. `rows` in pre-order.
 */
export function exceptionsOf(row: WaterfallRow, rows: readonly WaterfallRow[]): readonly TraceException[] {
  const own = row.node?.exceptions ?? [];
  if (own.length > 0 || row.state === 'ok') return own;
  for (let at = rows.indexOf(row) + 1; at < rows.length; at += 1) {
    const inner = rows[at];
    if (inner === undefined || inner.level <= row.level) break;
    if (inner.node !== undefined && inner.node.exceptions.length > 0) return inner.node.exceptions;
  }
  const parent = row.kind === 'handler' ? rows.find(({ id }) => id === row.parentId) : undefined;
  return parent?.node?.exceptions ?? [];
}
