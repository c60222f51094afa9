import type { Interval } from '../../trace/axis/interval';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { Minimap } from '../minimap/Minimap';
import type { GridGeometry } from './grid/gridContent';
import { rangeText } from './grid/rangeText';

interface TraceOverviewProps {
  readonly rows: readonly WaterfallRow[];
  readonly geometry: GridGeometry;
  readonly zoom: Interval | undefined;
  readonly onZoom: (window: Interval | undefined) => void;
}

/** The minimap above the bars, and next to it the range that is shown. */
export function TraceOverview({ rows, geometry, zoom, onZoom }: TraceOverviewProps) {
  const { columns, axis } = geometry;
  return (
    <div
      class={columns.isNarrow ? 'trace-overview narrow' : 'trace-overview'}
      ref={(element) => element?.style.setProperty('--name-width', `${columns.namePx}px`)}
    >
      <div class="overview-text">
        {zoom === undefined ? (
          <span>Whole trace</span>
        ) : (
          <>
            <span class="overview-range">{rangeText(zoom)}</span>
            <button type="button" class="link" title="Show the whole trace (0)" onClick={() => onZoom(undefined)}>
              Show all
            </button>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form. */}
      <div role="group" aria-label="Overview of the trace">
        <Minimap rows={rows} axis={axis} zoom={zoom} onZoom={onZoom} />
      </div>
    </div>
  );
}
