import type { Interval } from '../../../trace/axis/interval';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { Find } from './useFind';
import type { TraceRows } from './useTraceRows';

/** What a trace shows, before anything is done with it. */
export interface TracePicture {
  readonly rows: TraceRows;
  readonly find: Find;
  readonly selected: WaterfallRow | undefined;
  readonly failedCount: number;
  /** The part of the time that is shown, relative to the first bar; absent: all of it. */
  readonly zoom: Interval | undefined;
}
