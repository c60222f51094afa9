import { formatDuration } from '../../model/base/duration';
import { foldAxis, linearAxis, xOf } from '../../trace/axis/foldedAxis';
import { type LabelWish, type PlacedLabel, placeLabels } from './placeLabels';
import { inPaintOrder, type Mark, minAttemptPx, minInitPx, placeMarks } from './placeMarks';
import { makeRoom, type VisibleStretch } from './stripAxis';
import type { Strip, StripPiece } from './stripPieces';

export interface DrawnStrip {
  /** Where the line begins and ends. */
  readonly fromPx: number;
  readonly toPx: number;
  readonly marks: readonly Mark[];
  readonly labels: readonly PlacedLabel[];
  xOf(ms: number): number;
}

const insetPx = 6;
/** For what stands after the end: an expected attempt, a destination. */
const afterEndPx = 44;

/** The picture on an axis of its own, as wide as it has room. */
export function layOutStrip(strip: Strip, widthPx: number, isTrueScale: boolean): DrawnStrip {
  const hasMoreAfter = strip.pieces.some(({ kind }) => kind === 'ghost' || kind === 'end');
  const rightPx = hasMoreAfter ? afterEndPx : insetPx;
  const axisPx = Math.max(80, widthPx - insetPx - rightPx);
  const extent = { startMs: strip.startMs, endMs: strip.endMs };
  const foldPx = axisPx < 480 ? 40 : 76;
  const axis = isTrueScale
    ? linearAxis(extent, axisPx)
    : makeRoom(foldAxis(strip.busy, extent, axisPx, foldPx), visibleStretches(strip.pieces));
  const marks = placeMarks(strip.pieces, { axis, originMs: 0, insetPx });
  const x = (ms: number) => insetPx + xOf(axis, ms);
  return {
    fromPx: x(strip.startMs),
    toPx: x(strip.endMs) + (hasMoreAfter ? 20 : 0),
    marks: inPaintOrder(marks),
    labels: placeLabels(marks.flatMap(labelOf), widthPx),
    xOf: x,
  };
}

/** Attempts, their init apart: both must be seen. */
function visibleStretches(pieces: readonly StripPiece[]): VisibleStretch[] {
  const attempts = pieces.flatMap((piece) => (piece.kind === 'attempt' ? [piece] : []));
  return attempts
    .sort((a, b) => a.startMs - b.startMs)
    .flatMap(({ startMs, endMs, initMs }) => {
      const run = { startMs: startMs + initMs, endMs, minPx: minAttemptPx };
      return initMs > 0 ? [{ startMs, endMs: startMs + initMs, minPx: minInitPx }, run] : [run];
    });
}

function labelOf({ piece, fromPx, widthPx }: Mark): LabelWish[] {
  if (piece.kind === 'limit') return [{ key: 'limit', text: 'timeout', middlePx: fromPx, weight: 0 }];
  if (piece.kind !== 'wait' && piece.kind !== 'attempt') return [];
  // An open wait would change its label every moment; the header counts.
  if (piece.kind === 'attempt' && piece.outcome === 'unknown') return [];
  const lengthMs = piece.endMs - piece.startMs;
  if (lengthMs <= 0) return [];
  const weight = piece.kind === 'attempt' ? Number.MAX_SAFE_INTEGER - (piece.number ?? 0) : lengthMs;
  const wish = { key: piece.key, middlePx: fromPx + widthPx / 2, weight };
  const text = formatDuration(lengthMs);
  if (piece.kind === 'wait' || piece.initMs === 0) return [{ ...wish, text }];
  return [
    {
      ...wish,
      text: `${text}, ${piece.leading ?? 'init'} ${formatDuration(piece.initMs)}`,
      shortText: text,
      roomPx: widthPx,
    },
  ];
}
