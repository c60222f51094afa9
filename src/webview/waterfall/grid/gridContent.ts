import type { FoldedAxis } from '../../../trace/axis/foldedAxis';
import type { Interval } from '../../../trace/axis/interval';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { GridColumns } from './gridColumns';
import type { RowPlaces } from './rowPlaces';
import type { TimeContent } from './timeView';

/** The content of the waterfall; each `show` replaces all of it. */
export interface GridContent extends TimeContent {
  readonly label: string;
  /** The rows that are not inside a collapsed row. */
  readonly rows: readonly WaterfallRow[];
  readonly places: RowPlaces;
  readonly collapsed: ReadonlySet<string>;
  readonly selectedId: string | undefined;
  /** Rows that represent a run of equal siblings. */
  readonly groupIds: ReadonlySet<string>;
  /** Rows that match the search, and the current match. */
  readonly hitIds: ReadonlySet<string>;
  readonly currentHitId: string | undefined;
  /** The time range that is shown; absent: all of it. */
  readonly zoom: Interval | undefined;
}

/** The layout of the grid, for aligning what is above it. */
export interface GridGeometry {
  readonly columns: GridColumns;
  /** The axis of the whole trace. */
  readonly axis: FoldedAxis;
}

export interface GridListener {
  onSelect(id: string | undefined): void;
  onToggle(ids: readonly string[], isOpen: boolean): void;
  onDetails(id: string): void;
  onSource(id: string): void;
  onZoom(window: Interval | undefined): void;
  onLayout(geometry: GridGeometry): void;
}
