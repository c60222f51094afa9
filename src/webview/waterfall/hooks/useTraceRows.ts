import { useMemo } from 'preact/hooks';
import type { Interval } from '../../../trace/axis/interval';
import { busyIntervals } from '../../../trace/measure/busyIntervals';
import { failedRows } from '../../../trace/rows/failedRows';
import { groupRows, type RowGroup } from '../../../trace/rows/groupRows';
import { visibleRows } from '../../../trace/rows/visibleRows';
import type { Waterfall, WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { ViewState } from '../../viewState';
import { collapsedRows } from '../grid/collapsedRows';
import { type RowPlaces, rowPlaces } from '../grid/rowPlaces';
import { axisEndMs, inFrame, mergeBusy, type TraceFrame } from '../traceFrame';

/** The steps from all rows to those of the grid. Each is recomputed only when its own input changes. */
export interface TraceRows {
  readonly waterfall: Waterfall;
  /** How long the axis is: an invocation may last longer than its trace. */
  readonly axisMs: number;
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

export function useTraceRows(all: Waterfall, viewState: ViewState, frame: TraceFrame | undefined): TraceRows {
  const { closedRows, openedRows, showsEverySibling, showsFailedOnly } = viewState;
  const frameStartMs = frame?.startMs;
  const waterfall = useMemo(() => inFrame(all, frame), [all, frameStartMs]);
  const axisMs = useMemo(() => axisEndMs(waterfall, frame), [waterfall, frame]);
  const worked = useMemo(() => busyIntervals(waterfall), [waterfall]);
  const busy = useMemo(
    () => (frame === undefined ? worked : mergeBusy(worked, frame, waterfall.startMs)),
    [worked, frame, waterfall],
  );
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
  return { waterfall, axisMs, busy, kept, grouped, groups, places, collapsed, visible };
}
