import { useMemo } from 'preact/hooks';
import type { LogEvent } from '../../../model/invocation/invocation';
import type { RowGroup } from '../../../trace/rows/groupRows';
import type { Waterfall, WaterfallRow } from '../../../trace/rows/waterfallRow';
import { exceptionsOf } from './exceptionsOf';
import { GroupDetails } from './GroupDetails';
import { logsOfRow } from './logsOfRow';
import { RowDetails } from './RowDetails';
import { RowLog } from './RowLog';

interface DetailsPaneProps {
  readonly row: WaterfallRow;
  /** The row represents a run of equal siblings. */
  readonly group: RowGroup | undefined;
  readonly waterfall: Waterfall;
  readonly logs: readonly LogEvent[];
  readonly onGoTo: (id: string) => void;
}

/** The details of the selected row. */
export function DetailsPane({ row, group, waterfall, logs, onGoTo }: DetailsPaneProps) {
  const { rows, startMs, durationMs } = waterfall;
  const exceptions = useMemo(() => exceptionsOf(row, rows), [row, rows]);
  const lines = useMemo(() => logsOfRow(row, startMs, logs), [row, startMs, logs]);
  return (
    <>
      {group === undefined ? (
        <RowDetails row={row} exceptions={exceptions} startMs={startMs} traceMs={durationMs} />
      ) : (
        <GroupDetails row={row} group={group} rows={rows} onGoTo={onGoTo} />
      )}
      {lines.length > 0 && <RowLog events={lines} rowName={row.name} />}
    </>
  );
}
