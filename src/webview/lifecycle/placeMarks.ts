import { assertNever } from '../../model/base/assertNever';
import { type FoldedAxis, xOf } from '../../trace/axis/foldedAxis';
import type { StripPiece } from './stripPieces';

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

/** What the marks are placed on. */
export interface MarkAxis {
  /** Milliseconds after `originMs`. */
  readonly axis: FoldedAxis;
  /** Epoch milliseconds. */
  readonly originMs: number;
  /** Where the axis begins. */
  readonly insetPx: number;
}

/** An attempt is drawn at least as wide as its number, however fast it was. */
export const minAttemptPx = 24;
export const minInitPx = 10;
const iconPx = 48;

export function placeMarks(pieces: readonly StripPiece[], { axis, originMs, insetPx }: MarkAxis): readonly Mark[] {
  const x = (ms: number) => insetPx + xOf(axis, ms - originMs);
  const folds = axis.pieces.filter((piece) => piece.isFolded);
  const isFolded = (startMs: number, endMs: number) =>
    folds.some((fold) => fold.startMs + originMs < endMs && fold.endMs + originMs > startMs);
  return pieces.map((piece): Mark => {
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
        const width = Math.max(minAttemptPx, x(piece.endMs) - startPx);
        // At the right edge there is no room for the least width: the block ends where the axis ends.
        const fromPx = Math.max(insetPx, Math.min(startPx, insetPx + axis.widthPx - width));
        const initPx = Math.min(width - minAttemptPx, x(piece.startMs + piece.initMs) - startPx);
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
        return { ...bare, fromPx: x(piece.atMs) + 3, widthPx: 20 };
      case 'end':
        return { ...bare, fromPx: x(piece.atMs) + 3, widthPx: 20 };
      default:
        return assertNever(piece);
    }
  });
}

/** Attempts are painted over the waits they touch. */
export function inPaintOrder(marks: readonly Mark[]): readonly Mark[] {
  const order = ['wait', 'accepted', 'sent', 'answered', 'limit', 'attempt', 'ghost', 'end'];
  return [...marks].sort((a, b) => order.indexOf(a.piece.kind) - order.indexOf(b.piece.kind));
}
