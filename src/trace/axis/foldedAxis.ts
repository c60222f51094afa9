import { uncoveredStretches } from '../measure/uncoveredStretches';
import type { Interval } from './interval';

/** A piece of the axis with a linear scale. Times in milliseconds, positions in pixels. */
export interface AxisPiece extends Interval {
  readonly fromPx: number;
  readonly toPx: number;
  /** Drawn with a break mark and its true length as text. */
  readonly isFolded: boolean;
}

/** Maps time to position; folded stretches keep their order but not their scale. */
export interface FoldedAxis {
  readonly widthPx: number;
  readonly pieces: readonly AxisPiece[];
}

/** Width of a fold: fits a break mark and a short duration. */
const foldPx = 36;

/** Minimum share of the width for work, regardless of the number of waits. */
const minWorkShare = 1 / 3;

/**
 * Builds one axis for 300 ms of work and 120 s of waiting. Idle stretches wider than two folds and more than 5 % of the
 * unfolded time are folded; each fold gives the rest more room, so this repeats until nothing more folds. Widths are
 * measured in pixels, not in time, which keeps attempts wide.
 *
 *     |##|                       |##|                                    |##|     linear
 *     |########|//|########|//|########|                                          folded
 */
export function foldAxis(busy: readonly Interval[], extent: Interval, widthPx: number, gapPx = foldPx): FoldedAxis {
  const gaps = uncoveredStretches(extent, busy);
  const folded = new Set<Interval>();
  const maxFolds = Math.floor((widthPx * (1 - minWorkShare)) / gapPx);
  for (let grew = true; grew; ) {
    grew = false;
    const leftMs = extent.endMs - extent.startMs - sum([...folded]);
    const scale = (widthPx - gapPx * folded.size) / leftMs;
    for (const gap of gaps) {
      const lengthMs = gap.endMs - gap.startMs;
      if (folded.has(gap) || folded.size >= maxFolds) continue;
      if (lengthMs * scale > 2 * gapPx && lengthMs > 0.05 * leftMs) {
        folded.add(gap);
        grew = true;
      }
    }
  }
  return layOut(
    [...folded].sort((a, b) => a.startMs - b.startMs),
    extent,
    widthPx,
    gapPx,
  );
}

/** The axis in linear scale. */
export function linearAxis(extent: Interval, widthPx: number): FoldedAxis {
  return layOut([], extent, widthPx, 0);
}

/** Position of a time, clamped to the axis. */
export function xOf(axis: FoldedAxis, ms: number): number {
  const first = axis.pieces[0];
  if (first === undefined || ms <= first.startMs) return 0;
  const piece = pieceBy(axis.pieces, (each) => ms <= each.endMs);
  if (piece === undefined) return axis.widthPx;
  const lengthMs = piece.endMs - piece.startMs;
  return lengthMs === 0 ? piece.fromPx : piece.fromPx + ((ms - piece.startMs) / lengthMs) * (piece.toPx - piece.fromPx);
}

/** Time at a position: the inverse of `xOf`. */
export function msAt(axis: FoldedAxis, px: number): number {
  const last = axis.pieces.at(-1);
  const piece = pieceBy(axis.pieces, (each) => px <= each.toPx) ?? last;
  if (piece === undefined) return 0;
  const width = piece.toPx - piece.fromPx;
  const share = width === 0 ? 0 : Math.min(1, Math.max(0, (px - piece.fromPx) / width));
  return piece.startMs + share * (piece.endMs - piece.startMs);
}

/** The first piece that `holds`; pieces are in order, so a binary search finds it. */
function pieceBy(pieces: readonly AxisPiece[], holds: (piece: AxisPiece) => boolean): AxisPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && holds(piece)) high = middle;
    else low = middle + 1;
  }
  return pieces[low];
}

function layOut(folds: readonly Interval[], extent: Interval, widthPx: number, gapPx: number): FoldedAxis {
  const workMs = extent.endMs - extent.startMs - sum(folds);
  const scale = workMs > 0 ? (widthPx - gapPx * folds.length) / workMs : 0;
  const pieces: AxisPiece[] = [];
  let atMs = extent.startMs;
  let atPx = 0;
  const advance = (endMs: number, toPx: number, isFolded: boolean): void => {
    pieces.push({ startMs: atMs, endMs, fromPx: atPx, toPx, isFolded });
    atMs = endMs;
    atPx = toPx;
  };
  for (const fold of folds) {
    if (fold.startMs > atMs) advance(fold.startMs, atPx + (fold.startMs - atMs) * scale, false);
    advance(fold.endMs, atPx + gapPx, true);
  }
  if (extent.endMs > atMs || pieces.length === 0) advance(extent.endMs, widthPx, false);
  return { widthPx, pieces };
}

function sum(intervals: readonly Interval[]): number {
  return intervals.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
}
