import { type FoldedAxis, xOf } from '../../trace/axis/foldedAxis';
import type { RowKind, WaterfallRow } from '../../trace/rows/waterfallRow';

/** The color of a segment of the minimap. */
export type MinimapInk = 'frame' | 'function' | 'init' | 'work' | 'call' | 'wait' | 'failed';

/** One segment of one line: whole pixels, `toPx` excluded. */
export interface MinimapStretch {
  readonly line: number;
  readonly fromPx: number;
  readonly toPx: number;
  readonly ink: MinimapInk;
}

/** The overview of a trace. */
export interface MinimapPicture {
  readonly lines: number;
  readonly stretches: readonly MinimapStretch[];
  /** Positions of failures, in pixels: also marked above the lines, because a line may be one pixel high. */
  readonly failedAtPx: readonly number[];
}

/** Where rows share a line, later entries cover earlier ones. */
const inks: readonly MinimapInk[] = ['frame', 'wait', 'function', 'init', 'work', 'call', 'failed'];

/**
 * Arranges the rows as lines, in order; when there are more rows than lines, neighbors share one. Every pixel is written once, so
 * the cost of drawing does not depend on the size of the trace.
 */
export function minimapPicture(rows: readonly WaterfallRow[], axis: FoldedAxis, maxLines: number): MinimapPicture {
  const lines = Math.min(rows.length, maxLines);
  const width = Math.max(1, Math.floor(axis.widthPx));
  // 0 is empty, else the index of the ink and one.
  const cells = new Uint8Array(lines * width);
  const failed = new Set<number>();
  const ranks = new Map(inks.map((ink, index) => [ink, index + 1]));
  for (const [index, row] of rows.entries()) {
    const line = Math.floor((index * lines) / rows.length);
    const ink = inkOf(row);
    const rank = ranks.get(ink) ?? 0;
    const from = Math.min(width - 1, Math.floor(xOf(axis, row.startMs)));
    const to = Math.min(width, Math.max(from + 1, Math.ceil(xOf(axis, row.endMs))));
    if (ink === 'failed') failed.add(to - 1);
    for (let cell = line * width + from; cell < line * width + to; cell += 1) {
      if ((cells[cell] ?? 0) < rank) cells[cell] = rank;
    }
  }
  return { lines, stretches: stretchesOf(cells, lines, width), failedAtPx: [...failed].sort((a, b) => a - b) };
}

function stretchesOf(cells: Uint8Array, lines: number, width: number): readonly MinimapStretch[] {
  const stretches: MinimapStretch[] = [];
  for (let line = 0; line < lines; line += 1) {
    for (let px = 0; px < width; ) {
      const rank = cells[line * width + px] ?? 0;
      const fromPx = px;
      while (px < width && cells[line * width + px] === rank) px += 1;
      const ink = inks[rank - 1];
      if (ink !== undefined) stretches.push({ line, fromPx, toPx: px, ink });
    }
  }
  return stretches;
}

/** A row that only contains others is a frame even if it failed; otherwise one error would color the whole picture. */
function inkOf({ kind, state, hasChildren }: WaterfallRow): MinimapInk {
  return state !== 'ok' && !hasChildren ? 'failed' : inkOfKind[kind];
}

const inkOfKind: Readonly<Record<RowKind, MinimapInk>> = {
  lifecycle: 'frame',
  accepted: 'frame',
  dwell: 'wait',
  attempt: 'function',
  backOff: 'wait',
  service: 'frame',
  function: 'function',
  environment: 'init',
  init: 'init',
  restore: 'init',
  handler: 'work',
  overhead: 'frame',
  extensions: 'frame',
  call: 'call',
  segment: 'frame',
  subsegment: 'work',
  operation: 'frame',
  wait: 'wait',
  replay: 'frame',
  unaccounted: 'frame',
  placeholder: 'frame',
};
