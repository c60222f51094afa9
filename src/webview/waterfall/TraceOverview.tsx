import type { ComponentChildren } from 'preact';
import type { FoldedAxis } from '../../trace/axis/foldedAxis';
import type { Interval } from '../../trace/axis/interval';
import type { Waterfall } from '../../trace/rows/waterfallRow';
import { Minimap } from '../minimap/Minimap';
import type { GridGeometry } from './grid/gridContent';
import { rangeText } from './grid/rangeText';

/** Draws a lifecycle on an axis. `originMs`: epoch milliseconds of its position 0. */
export type StripOnAxis = (axis: FoldedAxis, originMs: number) => ComponentChildren;

interface TraceOverviewProps {
  readonly waterfall: Waterfall;
  readonly noun: 'trace' | 'execution';
  /** The lifecycle around the rows, on their axis. */
  readonly strip: StripOnAxis | undefined;
  readonly geometry: GridGeometry;
  readonly zoom: Interval | undefined;
  readonly onZoom: (window: Interval | undefined) => void;
}

/** As many rows are seen at a glance: a picture of them in small would only repeat them. */
const glanceRows = 24;

/** Right above the bars and on their axis: the invocation's life; the minimap, and beside it what of the trace is shown. */
export function TraceOverview({ waterfall, noun, strip, geometry, zoom, onZoom }: TraceOverviewProps) {
  const { columns, axis, shown } = geometry;
  const { rows, startMs } = waterfall;
  const hasMinimap = strip === undefined || zoom !== undefined || rows.length > glanceRows;
  return (
    <div
      class={columns.isNarrow ? 'trace-overview narrow' : 'trace-overview'}
      ref={(element) => element?.style.setProperty('--name-width', `${columns.namePx}px`)}
    >
      {hasMinimap && (
        <>
          <OverviewText noun={noun} zoom={zoom} onZoom={onZoom} />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form. */}
          <div role="group" aria-label={`Overview of the ${noun}`}>
            <Minimap rows={rows} axis={axis} zoom={zoom} onZoom={onZoom} />
          </div>
        </>
      )}
      {strip !== undefined && (
        <>
          <div class="overview-text strip-title" aria-hidden="true">
            Lifecycle
          </div>
          {strip(shown, startMs)}
        </>
      )}
    </div>
  );
}

function OverviewText({ noun, zoom, onZoom }: Pick<TraceOverviewProps, 'noun' | 'zoom' | 'onZoom'>) {
  return (
    <div class="overview-text">
      {zoom === undefined ? (
        <span>Whole {noun}</span>
      ) : (
        <>
          <span class="overview-range">{rangeText(zoom)}</span>{' '}
          <button type="button" class="link" title={`Show the whole ${noun} (0)`} onClick={() => onZoom(undefined)}>
            Show all
          </button>
        </>
      )}
    </div>
  );
}
