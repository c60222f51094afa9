import { useEffect, useRef } from 'preact/hooks';
import { formatAxisTime } from '../../trace/axis/axisTime';
import { extentOf, selectWindow } from '../../trace/axis/axisWindow';
import { type FoldedAxis, xOf } from '../../trace/axis/foldedAxis';
import type { Interval } from '../../trace/axis/interval';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { drawMinimap, markPx } from './drawMinimap';
import { minimapPicture } from './minimapPicture';
import { RangeHandle } from './RangeHandle';
import { useMinimapDrag } from './useMinimapDrag';
import { useTheme } from './useTheme';

interface MinimapProps {
  readonly rows: readonly WaterfallRow[];
  /** The axis of the whole trace, as wide as the minimap. */
  readonly axis: FoldedAxis;
  /** The range that the waterfall shows; absent: everything. */
  readonly zoom: Interval | undefined;
  readonly onZoom: (window: Interval | undefined) => void;
}

const minHeightPx = 30;
const maxHeightPx = 54;

/** An overview of the whole trace. A drag shows that range, a click centers it. The ends of the range are sliders. */
export function Minimap({ rows, axis, zoom, onZoom }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { draft, ...pointer } = useMinimapDrag({ axis, zoom, onZoom });
  const theme = useTheme();
  const heightPx = Math.min(Math.max(markPx + rows.length * 5, minHeightPx), maxHeightPx);
  // After the frame: the waterfall has priority.
  useEffect(() => {
    if (canvas.current === null) return;
    drawMinimap(canvas.current, minimapPicture(rows, axis, maxHeightPx - markPx), axis.widthPx, heightPx);
  }, [rows, axis, heightPx, theme]);

  const extent = extentOf(axis);
  const marked = draft ?? zoom;
  const { startMs, endMs } = marked ?? extent;
  const fromPx = xOf(axis, startMs);
  const toPx = xOf(axis, endMs);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way; the keyboard has the two sliders in it.
    <div
      class={marked === undefined ? 'minimap' : 'minimap zoomed'}
      ref={(element) => {
        element?.style.setProperty('width', `${axis.widthPx}px`);
        element?.style.setProperty('height', `${heightPx}px`);
        element?.style.setProperty('--from', `${fromPx}px`);
        element?.style.setProperty('--to', `${toPx}px`);
      }}
      {...pointer}
      onDblClick={() => onZoom(undefined)}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: this canvas takes no focus; the sliders do. */}
      <canvas ref={canvas} aria-hidden="true" />
      <Folds axis={axis} />
      {marked !== undefined && <MarkedRange range={marked} fromPx={fromPx} toPx={toPx} widthPx={axis.widthPx} />}
      <RangeHandle
        side="start"
        axis={axis}
        ms={startMs}
        minMs={extent.startMs}
        maxMs={endMs}
        onMove={(ms) => onZoom(selectWindow(axis, ms, endMs))}
      />
      <RangeHandle
        side="end"
        axis={axis}
        ms={endMs}
        minMs={startMs}
        maxMs={extent.endMs}
        onMove={(ms) => onZoom(selectWindow(axis, startMs, ms))}
      />
    </div>
  );
}

function Folds({ axis }: { readonly axis: FoldedAxis }) {
  return (
    <>
      {axis.pieces
        .filter(({ isFolded }) => isFolded)
        .map((piece) => (
          <span
            key={piece.startMs}
            class="minimap-fold"
            aria-hidden="true"
            ref={(element) => {
              element?.style.setProperty('left', `${piece.fromPx}px`);
              element?.style.setProperty('width', `${piece.toPx - piece.fromPx}px`);
            }}
          />
        ))}
    </>
  );
}

interface MarkedRangeProps {
  readonly range: Interval;
  readonly fromPx: number;
  readonly toPx: number;
  /** The width of the whole minimap. */
  readonly widthPx: number;
}

function MarkedRange({ range, fromPx, toPx, widthPx }: MarkedRangeProps) {
  const lengthMs = range.endMs - range.startMs;
  return (
    <>
      <span class="minimap-shade start" aria-hidden="true" />
      <span class="minimap-shade end" aria-hidden="true" />
      <span class="minimap-range" aria-hidden="true" />
      <span class={labelSide(fromPx, toPx, widthPx)} aria-hidden="true">
        {formatAxisTime(lengthMs, lengthMs / 100)}
      </span>
    </>
  );
}

/** Places the length of the range inside it, or beside it where there is room. */
function labelSide(fromPx: number, toPx: number, widthPx: number): string {
  if (toPx - fromPx > 80) return 'minimap-label inside';
  return toPx > widthPx / 2 ? 'minimap-label before' : 'minimap-label after';
}
