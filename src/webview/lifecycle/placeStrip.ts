import { type FoldedAxis, xOf } from '../../trace/axis/foldedAxis';
import type { DrawnStrip } from './layOutStrip';
import { inPaintOrder, placeMarks } from './placeMarks';
import type { Strip, StripPiece } from './stripPieces';

/**
 * The picture on the waterfall's axis, as much of it as is shown. What stands after the end, an expected attempt or a
 * destination, stands right of the axis. `originMs`: epoch milliseconds of the axis' 0.
 */
export function placeStrip(strip: Strip, axis: FoldedAxis, originMs: number): Omit<DrawnStrip, 'labels'> {
  const fromMs = originMs + (axis.pieces[0]?.startMs ?? 0);
  const toMs = originMs + (axis.pieces.at(-1)?.endMs ?? 0);
  const isShown = (piece: StripPiece): boolean =>
    'atMs' in piece ? piece.atMs >= fromMs && piece.atMs <= toMs : piece.endMs >= fromMs && piece.startMs <= toMs;
  const x = (ms: number) => xOf(axis, ms - originMs);
  return {
    fromPx: x(strip.startMs),
    toPx: x(strip.endMs),
    marks: inPaintOrder(placeMarks(strip.pieces.filter(isShown), { axis, originMs, insetPx: 0 })),
    xOf: x,
  };
}
