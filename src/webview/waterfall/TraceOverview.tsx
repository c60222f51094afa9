import type { Invocation } from '../../model/invocation/invocation';
import type { Interval } from '../../trace/axis/interval';
import type { Waterfall } from '../../trace/rows/waterfallRow';
import { SharedStrip } from '../lifecycle/LifecycleStrip';
import { Minimap } from '../minimap/Minimap';
import type { GridGeometry } from './grid/gridContent';
import { rangeText } from './grid/rangeText';

interface TraceOverviewProps {
  readonly waterfall: Waterfall;
  /** The one around the trace. */
  readonly invocation: Invocation | undefined;
  readonly geometry: GridGeometry;
  readonly zoom: Interval | undefined;
  readonly onZoom: (window: Interval | undefined) => void;
}

/** As many rows are seen at a glance: a picture of them in small would only repeat them. */
const glanceRows = 24;

/** Right above the bars and on their axis: the invocation's life; the minimap, and beside it what of the trace is shown. */
export function TraceOverview({ waterfall, invocation, geometry, zoom, onZoom }: TraceOverviewProps) {
  const { columns, axis, shown } = geometry;
  const { rows, startMs } = waterfall;
  const hasMinimap = invocation === undefined || zoom !== undefined || rows.length > glanceRows;
  return (
    <div
      class={columns.isNarrow ? 'trace-overview narrow' : 'trace-overview'}
      ref={(element) => element?.style.setProperty('--name-width', `${columns.namePx}px`)}
    >
      {hasMinimap && (
        <>
          <OverviewText zoom={zoom} onZoom={onZoom} />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form. */}
          <div role="group" aria-label="Overview of the trace">
            <Minimap rows={rows} axis={axis} zoom={zoom} onZoom={onZoom} />
          </div>
        </>
      )}
      {invocation !== undefined && (
        <>
          <div class="overview-text strip-title" aria-hidden="true">
            Lifecycle
          </div>
          <SharedStrip invocation={invocation} axis={shown} originMs={startMs} />
        </>
      )}
    </div>
  );
}

function OverviewText({ zoom, onZoom }: Pick<TraceOverviewProps, 'zoom' | 'onZoom'>) {
  return (
    <div class="overview-text">
      {zoom === undefined ? (
        <span>Whole trace</span>
      ) : (
        <>
          <span class="overview-range">{rangeText(zoom)}</span>{' '}
          <button type="button" class="link" title="Show the whole trace (0)" onClick={() => onZoom(undefined)}>
            Show all
          </button>
        </>
      )}
    </div>
  );
}
