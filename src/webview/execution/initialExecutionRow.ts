import type { ExecutionBars } from '../../trace/durable/executionBars';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { nothingChosen } from '../waterfall/initialRow';

/** The row that is selected at first: a callback that waits, else the last thing that failed by itself, else the longest wait. */
export function initialExecutionRow({ subjects }: ExecutionBars) {
  return (rows: readonly WaterfallRow[], chosenId: string | undefined): WaterfallRow | undefined => {
    if (chosenId === nothingChosen) return undefined;
    const operationOf = ({ id }: WaterfallRow) => {
      const subject = subjects.get(id);
      return subject?.kind === 'operation' ? subject.operation : undefined;
    };
    const waiting = rows.find((row) => {
      const operation = operationOf(row);
      return operation?.callback !== undefined && operation.status === 'waiting';
    });
    if (waiting !== undefined) return waiting;
    const failed = rows.findLast((row) => row.state !== 'ok' && !row.hasChildren && operationOf(row) !== undefined);
    if (failed !== undefined) return failed;
    return rows.reduce<WaterfallRow | undefined>(
      (most, row) => (row.criticalMs > (most?.criticalMs ?? 0) ? row : most),
      rows[0],
    );
  };
}
