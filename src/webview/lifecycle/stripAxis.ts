import type { AxisPiece, FoldedAxis } from '../../trace/axis/foldedAxis';
import type { Interval } from '../../trace/axis/interval';

/** A stretch of time that must stay visible, however short it was. */
export interface VisibleStretch extends Interval {
  readonly minPx: number;
}

interface Part extends AxisPiece {
  readonly minPx: number;
}

/**
 * The axis with room for every visible stretch: what a 5 ms attempt needs beside a 300 ms one is taken from the others in
 * proportion, folds keep their width, and order and continuity stay. `stretches` are in order and do not overlap.
 */
export function makeRoom(axis: FoldedAxis, stretches: readonly VisibleStretch[]): FoldedAxis {
  const parts = axis.pieces.flatMap((piece) => (piece.isFolded ? [{ ...piece, minPx: 0 }] : cut(piece, stretches)));
  const sharedPx = sum(parts, (part) => (part.isFolded ? 0 : part.toPx - part.fromPx));
  const wishedPx = sum(parts, (part) => part.minPx);
  // More attempts than the width has room for share half of it evenly.
  const relief = wishedPx > sharedPx / 2 ? sharedPx / 2 / wishedPx : 1;
  const widths = share(parts, sharedPx, relief);
  let atPx = 0;
  const pieces = parts.map((part, index): AxisPiece => {
    const { startMs, endMs, isFolded } = part;
    const fromPx = atPx;
    atPx += widths[index] ?? 0;
    return { startMs, endMs, isFolded, fromPx, toPx: atPx };
  });
  return { widthPx: axis.widthPx, pieces };
}

/** The piece in parts: each stretch in it is one, and what lies between. */
function cut(piece: AxisPiece, stretches: readonly VisibleStretch[]): Part[] {
  const parts: Part[] = [];
  let atMs = piece.startMs;
  const perMs = piece.endMs > piece.startMs ? (piece.toPx - piece.fromPx) / (piece.endMs - piece.startMs) : 0;
  const px = (ms: number) => piece.fromPx + (ms - piece.startMs) * perMs;
  const until = (endMs: number, minPx: number): void => {
    parts.push({ startMs: atMs, endMs, fromPx: px(atMs), toPx: px(endMs), isFolded: false, minPx });
    atMs = endMs;
  };
  for (const { startMs, endMs, minPx } of stretches) {
    if (startMs < atMs || endMs > piece.endMs) continue;
    if (startMs > atMs) until(startMs, 0);
    until(endMs, minPx);
  }
  if (atMs < piece.endMs || parts.length === 0) until(piece.endMs, 0);
  return parts;
}

/**
 * Widths in proportion to time, but for those that would fall below their minimum: these get the minimum, and the rest
 * is distributed again.
 */
function share(parts: readonly Part[], sharedPx: number, relief: number): readonly number[] {
  const pinned = new Set<Part>();
  for (;;) {
    const free = parts.filter((part) => !part.isFolded && !pinned.has(part));
    const freePx = sharedPx - sum([...pinned], (part) => part.minPx * relief);
    const freeMs = sum(free, lengthMs);
    const perMs = freeMs > 0 ? freePx / freeMs : 0;
    const short = free.filter((part) => lengthMs(part) * perMs < part.minPx * relief);
    if (short.length > 0) {
      for (const part of short) pinned.add(part);
      continue;
    }
    return parts.map((part) => {
      if (part.isFolded) return part.toPx - part.fromPx;
      return pinned.has(part) ? part.minPx * relief : lengthMs(part) * perMs;
    });
  }
}

function lengthMs({ startMs, endMs }: Interval): number {
  return endMs - startMs;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
