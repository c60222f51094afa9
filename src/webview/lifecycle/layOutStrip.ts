import { assertNever } from '../../model/base/assertNever';
import { formatDuration } from '../../model/base/duration';
import { foldAxis, linearAxis, xOf } from '../../trace/axis/foldedAxis';
import { type LabelWish, type PlacedLabel, placeLabels } from './placeLabels';
import { makeRoom, type VisibleStretch } from './stripAxis';
import type { Strip, StripPiece } from './stripPieces';

/** A piece with its place. Pixels. */
export interface Mark {
  readonly piece: StripPiece;
  readonly fromPx: number;
  readonly widthPx: number;
  readonly isFolded: boolean;
  /** How much of an attempt is its init. */
  readonly initPx: number;
  /** Whether there is room for more than the number. */
  readonly fitsText: boolean;
}

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
/** An attempt is drawn at least as wide as its number, however fast it was. */
const leastAttemptPx = 24;
const leastInitPx = 10;
const iconPx = 48;

export function layOutStrip(strip: Strip, widthPx: number, isTrueScale: boolean): DrawnStrip {
  const hasMoreAfter = strip.pieces.some(({ kind }) => kind === 'ghost' || kind === 'end');
  const rightPx = hasMoreAfter ? afterEndPx : insetPx;
  const axisPx = Math.max(80, widthPx - insetPx - rightPx);
  const extent = { startMs: strip.startMs, endMs: strip.endMs };
  const foldPx = axisPx < 480 ? 40 : 76;
  const axis = isTrueScale
    ? linearAxis(extent, axisPx)
    : makeRoom(foldAxis(strip.busy, extent, axisPx, foldPx), visibleStretches(strip.pieces));
  const x = (ms: number) => insetPx + xOf(axis, ms);
  const folds = axis.pieces.filter((piece) => piece.isFolded);
  const isFolded = (startMs: number, endMs: number) =>
    folds.some((fold) => fold.startMs < endMs && fold.endMs > startMs);

  const marks = strip.pieces.map((piece): Mark => {
    const bare = { piece, isFolded: false, initPx: 0, fitsText: false };
    switch (piece.kind) {
      case 'sent':
      case 'answered':
        return { ...bare, fromPx: x(piece.atMs) - 4, widthPx: 8 };
      case 'accepted':
        return { ...bare, fromPx: x(piece.startMs), widthPx: Math.max(4, x(piece.endMs) - x(piece.startMs)) };
      case 'wait': {
        const fromPx = x(piece.startMs);
        return { ...bare, fromPx, widthPx: x(piece.endMs) - fromPx, isFolded: isFolded(piece.startMs, piece.endMs) };
      }
      case 'attempt': {
        const startPx = x(piece.startMs);
        const width = Math.max(leastAttemptPx, x(piece.endMs) - startPx);
        // At the right edge there is no room for the least width: the block ends where the axis ends.
        const fromPx = Math.max(insetPx, Math.min(startPx, insetPx + axisPx - width));
        const initPx = Math.min(width - leastAttemptPx, x(piece.startMs + piece.initMs) - startPx);
        return {
          ...bare,
          fromPx,
          widthPx: width,
          initPx: Math.max(0, initPx),
          fitsText: piece.number === undefined || width - initPx >= iconPx,
        };
      }
      case 'limit':
        return { ...bare, fromPx: x(piece.atMs) - 1, widthPx: 1 };
      case 'ghost':
        return { ...bare, fromPx: x(piece.atMs) + 4, widthPx: leastAttemptPx };
      case 'end':
        return { ...bare, fromPx: x(piece.atMs) + 20, widthPx: 20 };
      default:
        return assertNever(piece);
    }
  });
  const labels = placeLabels(marks.flatMap(labelOf), widthPx);
  return {
    fromPx: x(strip.startMs),
    toPx: x(strip.endMs) + (hasMoreAfter ? 20 : 0),
    marks: inPaintOrder(marks),
    labels,
    xOf: x,
  };
}

/** Attempts, their init apart: both must be seen. */
function visibleStretches(pieces: readonly StripPiece[]): VisibleStretch[] {
  const attempts = pieces.flatMap((piece) => (piece.kind === 'attempt' ? [piece] : []));
  return attempts
    .sort((a, b) => a.startMs - b.startMs)
    .flatMap(({ startMs, endMs, initMs }) => {
      const run = { startMs: startMs + initMs, endMs, leastPx: leastAttemptPx };
      return initMs > 0 ? [{ startMs, endMs: startMs + initMs, leastPx: leastInitPx }, run] : [run];
    });
}

/** Attempts are painted over the waits they touch. */
function inPaintOrder(marks: readonly Mark[]): readonly Mark[] {
  const order = ['wait', 'accepted', 'sent', 'answered', 'limit', 'attempt', 'ghost', 'end'];
  return [...marks].sort((a, b) => order.indexOf(a.piece.kind) - order.indexOf(b.piece.kind));
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
  return [{ ...wish, text: `${text}, init ${formatDuration(piece.initMs)}`, shortText: text, roomPx: widthPx }];
}
