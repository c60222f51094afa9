import { formatDuration } from '../../model/base/duration';
import { formatAxisTime } from './axisTime';
import type { AxisPiece, FoldedAxis } from './foldedAxis';

export interface AxisTick {
  readonly px: number;
  readonly ms: number;
  /**
   * Label: time from the start of the axis for the first tick of a stretch, `+100 ms` relative to it for the others.
   */
  readonly label: string;
}

/** Minimum distance between labels. */
const minDistancePx = 72;
/** Zoomed in, labels are absolute times with all digits and need more room. */
const minZoomedDistancePx = 112;

/**
 * Places ticks at round distances; after a fold they restart at the point where work continues. If a window cuts off
 * the beginning of a stretch, ticks are at round times from the start of the axis. `originMs`: the start of the axis
 * without the window.
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

/** Rounds up to 1, 2, or 5 times a power of ten, or above ten seconds to a clock step. */
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
