import { type AxisPiece, type FoldedAxis, linearAxis, xOf } from './foldedAxis';
import type { Interval } from './interval';

/** Times have microsecond resolution, so a narrower window would show nothing new. */
const minWindowMs = 0.05;

/**
 * Stretches the part of an axis inside a time window over the whole width. Folds keep their width and only work grows,
 * so zooming never folds or unfolds anything; a window inside a fold is drawn to scale.
 */
export function clipAxis(axis: FoldedAxis, window: Interval | undefined): FoldedAxis {
  if (window === undefined) return axis;
  const scale = scaleWithin(axis, window);
  if (scale === undefined) return linearAxis(window, axis.widthPx);
  const pieces: AxisPiece[] = [];
  let fromPx = 0;
  for (const piece of axis.pieces) {
    const startMs = Math.max(piece.startMs, window.startMs);
    const endMs = Math.min(piece.endMs, window.endMs);
    if (endMs <= startMs) continue;
    const toPx = fromPx + (endMs - startMs) * pxPerMs(piece, scale);
    pieces.push({ startMs, endMs, fromPx, toPx, isFolded: piece.isFolded });
    fromPx = toPx;
  }
  return { widthPx: axis.widthPx, pieces };
}

/**
 * The window after zooming by `factor` (above 1: closer) around a time, which stays at its position as far as the ends of
 * the axis allow. `undefined`: everything is shown.
 */
export function zoomWindow(
  axis: FoldedAxis,
  window: Interval | undefined,
  atMs: number,
  factor: number,
): Interval | undefined {
  const shown = window ?? extentOf(axis);
  const scale = scaleWithin(axis, shown);
  if (scale === undefined) {
    return selectWindow(axis, atMs - (atMs - shown.startMs) / factor, atMs + (shown.endMs - atMs) / factor);
  }
  return windowAt(axis, atMs, xOf(clipAxis(axis, window), atMs), scale * factor);
}

/** The window moved along the axis by pixels, to the right for positive ones; it stops at the ends. */
export function panWindow(axis: FoldedAxis, window: Interval | undefined, px: number): Interval | undefined {
  return window === undefined ? undefined : moveWindow(axis, window, window.startMs, -px);
}

/** The window at the same scale in which `atMs` stands at `px`, as far as the ends of the axis allow. */
export function moveWindow(
  axis: FoldedAxis,
  window: Interval | undefined,
  atMs: number,
  px = axis.widthPx / 2,
): Interval | undefined {
  if (window === undefined) return undefined;
  const scale = scaleWithin(axis, window);
  if (scale !== undefined) return windowAt(axis, atMs, px, scale);
  const extent = extentOf(axis);
  const lengthMs = window.endMs - window.startMs;
  const wishedMs = atMs - (px / axis.widthPx) * lengthMs;
  const startMs = Math.min(Math.max(wishedMs, extent.startMs), extent.endMs - lengthMs);
  return { startMs, endMs: startMs + lengthMs };
}

/** The window between two times in any order, clamped to the axis and to the minimum width. */
export function selectWindow(axis: FoldedAxis, oneMs: number, otherMs: number): Interval | undefined {
  const extent = extentOf(axis);
  const onAxis = (ms: number): number => Math.min(Math.max(ms, extent.startMs), extent.endMs);
  const lengthMs = Math.max(Math.abs(onAxis(oneMs) - onAxis(otherMs)), minWindowMs);
  const wishedMs = (onAxis(oneMs) + onAxis(otherMs) - lengthMs) / 2;
  const startMs = Math.max(extent.startMs, Math.min(wishedMs, extent.endMs - lengthMs));
  const endMs = Math.min(extent.endMs, startMs + lengthMs);
  return startMs <= extent.startMs && endMs >= extent.endMs ? undefined : { startMs, endMs };
}

/** The whole time of an axis. */
export function extentOf({ pieces }: FoldedAxis): Interval {
  return { startMs: pieces[0]?.startMs ?? 0, endMs: pieces.at(-1)?.endMs ?? 0 };
}

/** Pixels per millisecond of work in the window; `undefined` when there is none, or no room for it. */
function scaleWithin(axis: FoldedAxis, window: Interval): number | undefined {
  let workMs = 0;
  let foldedPx = 0;
  for (const piece of axis.pieces) {
    const lengthMs = Math.min(piece.endMs, window.endMs) - Math.max(piece.startMs, window.startMs);
    if (lengthMs <= 0) continue;
    if (piece.isFolded) foldedPx += lengthMs * pxPerMs(piece, 0);
    else workMs += lengthMs;
  }
  return workMs > 0 && foldedPx < axis.widthPx ? (axis.widthPx - foldedPx) / workMs : undefined;
}

function pxPerMs({ startMs, endMs, fromPx, toPx, isFolded }: AxisPiece, scale: number): number {
  return isFolded ? (toPx - fromPx) / (endMs - startMs) : scale;
}

/** The window of a scale in which `atMs` stands at `px`. */
function windowAt(axis: FoldedAxis, atMs: number, px: number, wishedScale: number): Interval | undefined {
  const { widthPx } = axis;
  const extent = extentOf(axis);
  const scale = Math.min(wishedScale, widthPx / minWindowMs);
  // Tolerance: zooming out in steps must end at the whole axis, not just short of it.
  if (scale <= (scaleWithin(axis, extent) ?? 0) * 1.0001) return undefined;
  const before = walk(axis, atMs, -px, scale);
  const after = walk(axis, atMs, widthPx - px, scale);
  if (before.leftPx > 0) return { startMs: extent.startMs, endMs: walk(axis, extent.startMs, widthPx, scale).ms };
  if (after.leftPx > 0) return { startMs: walk(axis, extent.endMs, -widthPx, scale).ms, endMs: extent.endMs };
  return { startMs: Math.max(before.ms, extent.startMs), endMs: Math.min(after.ms, extent.endMs) };
}

/** The time that lies `px` away, to the left for negative ones; `leftPx` is what the axis was too short for. */
function walk(axis: FoldedAxis, fromMs: number, px: number, scale: number): { ms: number; leftPx: number } {
  const isForward = px >= 0;
  let leftPx = Math.abs(px);
  let ms = fromMs;
  for (const piece of isForward ? axis.pieces : axis.pieces.toReversed()) {
    const roomMs = isForward ? piece.endMs - Math.max(ms, piece.startMs) : Math.min(ms, piece.endMs) - piece.startMs;
    if (roomMs <= 0) continue;
    const perMs = pxPerMs(piece, scale);
    if (roomMs * perMs >= leftPx) return { ms: ms + ((isForward ? 1 : -1) * leftPx) / perMs, leftPx: 0 };
    leftPx -= roomMs * perMs;
    ms = isForward ? piece.endMs : piece.startMs;
  }
  return { ms, leftPx };
}
