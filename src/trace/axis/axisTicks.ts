import { formatDuration } from '../../model/base/duration';
import { formatAxisTime } from './axisTime';
import type { AxisPiece, FoldedAxis } from './foldedAxis';

export interface AxisTick {
  readonly px: number;
  readonly ms: number;
  /** From the start of the axis for the first tick of a stretch, `+100 ms` from that one for the others. */
  readonly label: string;
}

/** Two labels nearer than this would touch. */
const minDistancePx = 72;
/** Zoomed in, a label is a whole time with all its digits. */
const minZoomedDistancePx = 112;

/**
 * Ticks at round distances; after a fold they count anew from where work goes on. Where a window cut the beginning of a
 * stretch off, they stand at round times from the start of the axis. `originMs`: the start of the axis before a
 * window was put over it.
 */
export function axisTicks(axis: FoldedAxis, originMs = axis.pieces[0]?.startMs ?? 0): readonly AxisTick[] {
  return axis.pieces.flatMap((piece, index) => {
    if (piece.isFolded) return [];
    return index === 0 && piece.startMs > originMs ? ticksOfCut(piece, originMs) : ticksOf(piece, originMs);
  });
}

function ticksOf(piece: AxisPiece, originMs: number): AxisTick[] {
  const lengthMs = piece.endMs - piece.startMs;
  const widthPx = piece.toPx - piece.fromPx;
  const isFirst = piece.startMs === originMs;
  const ticks = [
    { px: piece.fromPx, ms: piece.startMs, label: isFirst ? '0' : formatDuration(piece.startMs - originMs) },
  ];
  if (lengthMs <= 0 || widthPx < 2 * minDistancePx) return ticks;
  const stepMs = roundStep((minDistancePx / widthPx) * lengthMs);
  for (let count = 1; count * stepMs < lengthMs; count += 1) {
    const offsetMs = count * stepMs;
    const px = piece.fromPx + (offsetMs / lengthMs) * widthPx;
    if (piece.toPx - px < minDistancePx / 2) break;
    const label = `${isFirst ? '' : '+'}${formatAxisTime(offsetMs, stepMs)}`;
    ticks.push({ px, ms: piece.startMs + offsetMs, label });
  }
  return ticks;
}

function ticksOfCut(piece: AxisPiece, originMs: number): AxisTick[] {
  const lengthMs = piece.endMs - piece.startMs;
  const widthPx = piece.toPx - piece.fromPx;
  const ticks: AxisTick[] = [];
  if (lengthMs <= 0 || widthPx <= 0) return ticks;
  const stepMs = roundStep((minZoomedDistancePx / widthPx) * lengthMs);
  const first = Math.ceil((piece.startMs - originMs) / stepMs);
  for (let count = first; originMs + count * stepMs < piece.endMs; count += 1) {
    const ms = originMs + count * stepMs;
    const px = piece.fromPx + ((ms - piece.startMs) / lengthMs) * widthPx;
    ticks.push({ px, ms, label: formatAxisTime(ms - originMs, stepMs) });
  }
  return ticks;
}

const minuteMs = 60_000;

/** The next of 1, 2, 5 times a power of ten, and of the steps of a clock above ten seconds. */
function roundStep(minMs: number): number {
  const clockSteps = [
    15_000,
    30_000,
    minuteMs,
    2 * minuteMs,
    5 * minuteMs,
    10 * minuteMs,
    30 * minuteMs,
    60 * minuteMs,
  ];
  if (minMs > 10_000) return clockSteps.find((step) => step >= minMs) ?? Math.ceil(minMs / 3_600_000) * 3_600_000;
  const power = 10 ** Math.floor(Math.log10(minMs));
  return ([1, 2, 5].find((digit) => digit * power >= minMs) ?? 10) * power;
}
