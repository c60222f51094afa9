import type { FoldedAxis } from '../../../trace/axis/foldedAxis';
import type { Interval } from '../../../trace/axis/interval';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { GridColumns } from './gridColumns';
import type { RowPlaces } from './rowPlaces';
import type { TimeContent } from './timeView';

/** All that the waterfall draws; each `show` brings the whole of it. */
export interface GridContent extends TimeContent {
  readonly label: string;
  /** Those that no closed row hides. */
  readonly rows: readonly WaterfallRow[];
  readonly places: RowPlaces;
  readonly collapsed: ReadonlySet<string>;
  readonly selectedId: string | undefined;
  /** Rows that stand for a run of equal siblings. */
  readonly groupIds: ReadonlySet<string>;
  /** Rows in which the searched words were found, and the one among them that the reader is at. */
  readonly hitIds: ReadonlySet<string>;
  readonly currentHitId: string | undefined;
  /** The part of the time that is shown; absent: all of it. */
  readonly zoom: Interval | undefined;
}

/** How the grid is laid out: what stands above it lines up with it. */
export interface GridGeometry {
  readonly columns: GridColumns;
  /** The axis of the whole trace. */
  readonly axis: FoldedAxis;
  /** The part of it that is shown. */
  readonly shown: FoldedAxis;
}

export interface GridListener {
  onSelect(id: string | undefined): void;
  onToggle(ids: readonly string[], isOpen: boolean): void;
  onDetails(id: string): void;
  onSource(id: string): void;
  onZoom(window: Interval | undefined): void;
  onLayout(geometry: GridGeometry): void;
}
