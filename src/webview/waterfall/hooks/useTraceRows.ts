import { useMemo } from 'preact/hooks';
import type { Interval } from '../../../trace/axis/interval';
import { busyIntervals } from '../../../trace/measure/busyIntervals';
import type { Trace } from '../../../trace/parse/trace';
import { buildWaterfall } from '../../../trace/rows/buildWaterfall';
import { failedRows } from '../../../trace/rows/failedRows';
import { groupRows, type RowGroup } from '../../../trace/rows/groupRows';
import { visibleRows } from '../../../trace/rows/visibleRows';
import type { Waterfall, WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { ViewState } from '../../viewState';
import { collapsedRows } from '../grid/collapsedRows';
import { type RowPlaces, rowPlaces } from '../grid/rowPlaces';

/** The steps from the trace to the rows of the grid. Each is recomputed only when its own input changes. */
export interface TraceRows {
  readonly waterfall: Waterfall;
  readonly busy: readonly Interval[];
  /** The rows that match the filter. */
  readonly kept: readonly WaterfallRow[];
  /** The same rows, with a group row before each run of equal siblings. */
  readonly grouped: readonly WaterfallRow[];
  readonly groups: ReadonlyMap<string, RowGroup>;
  readonly places: RowPlaces;
  readonly collapsed: ReadonlySet<string>;
  /** The rows that are not inside a collapsed row. */
  readonly visible: readonly WaterfallRow[];
}

export function useTraceRows(trace: Trace, viewState: ViewState): TraceRows {
  const { closedRows, openedRows, showsEverySibling, showsFailedOnly } = viewState;
  const waterfall = useMemo(() => buildWaterfall(trace), [trace]);
  const busy = useMemo(() => busyIntervals(waterfall), [waterfall]);
  const kept = useMemo(
    () => (showsFailedOnly ? failedRows(waterfall.rows) : waterfall.rows),
    [waterfall, showsFailedOnly],
  );
  const { rows: grouped, groups } = useMemo(
    () => (showsEverySibling ? { rows: kept, groups: new Map() } : groupRows(kept)),
    [kept, showsEverySibling],
  );
  const collapsed = useMemo(
    () => collapsedRows(grouped, groups, { closedRows, openedRows }),
    [grouped, groups, closedRows, openedRows],
  );
  const visible = useMemo(() => visibleRows(grouped, collapsed), [grouped, collapsed]);
  const places = useMemo(() => rowPlaces(grouped, visible), [grouped, visible]);
  return { waterfall, busy, kept, grouped, groups, places, collapsed, visible };
}
