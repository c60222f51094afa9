import type { Interval } from '../../../trace/axis/interval';
import type { MapNode } from '../../../trace/map/traceMap';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { Find } from './useFind';
import type { TraceRows } from './useTraceRows';

/** A trace and the view state that determines what is shown of it. */
export interface TracePicture {
  readonly noun: 'trace' | 'execution';
  readonly rows: TraceRows;
  readonly find: Find;
  readonly selected: WaterfallRow | undefined;
  /** The service whose rows are marked, as chosen on the map. */
  readonly service: MapNode | undefined;
  readonly failedCount: number;
  /** The time range that is shown, relative to the first bar; absent: all of it. */
  readonly zoom: Interval | undefined;
}
