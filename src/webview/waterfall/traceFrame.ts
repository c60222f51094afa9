import type { Interval } from '../../trace/axis/interval';
import type { Waterfall } from '../../trace/rows/waterfallRow';
import type { Strip } from '../lifecycle/stripPieces';

/** The stretch of time that lifecycle strip and waterfall have in common. Epoch milliseconds. */
export interface TraceFrame extends Interval {
  /** When the invocation was at work, besides what the trace says. */
  readonly busy: readonly Interval[];
}

/** The way to Lambda and back is not worth a fold; what is longer, such as between clocks that differ, is. */
const maxUnfoldedMs = 10_000;

export function traceFrame({ startMs, endMs, pieces, busy: busyOfStrip }: Strip): TraceFrame {
  if (endMs - startMs < maxUnfoldedMs) return { startMs, endMs, busy: busyOfStrip };
  const busy = pieces.flatMap((piece) =>
    piece.kind === 'attempt' || piece.kind === 'accepted' ? [{ startMs: piece.startMs, endMs: piece.endMs }] : [],
  );
  return { startMs, endMs, busy };
}

/** The waterfall with its position 0 at the beginning of the frame, where that comes first. */
export function inFrame(waterfall: Waterfall, frame: TraceFrame | undefined): Waterfall {
  const byMs = frame === undefined ? 0 : Math.max(0, waterfall.startMs - frame.startMs);
  if (byMs === 0) return waterfall;
  const rows = waterfall.rows.map((row) => ({ ...row, startMs: row.startMs + byMs, endMs: row.endMs + byMs }));
  return { ...waterfall, rows, startMs: waterfall.startMs - byMs };
}

/** Where the axis ends: with the last row, or with the frame. Milliseconds after the waterfall's position 0. */
export function axisEndMs({ rows, startMs }: Waterfall, frame: TraceFrame | undefined): number {
  const lastMs = rows.reduce((latest, row) => Math.max(latest, row.endMs), 0);
  return frame === undefined ? lastMs : Math.max(lastMs, frame.endMs - startMs);
}

/** Both in one list, in order and without overlap. `frame` is in epoch milliseconds, `busy` after the waterfall's position 0. */
export function mergeBusy(busy: readonly Interval[], frame: TraceFrame, originMs: number): readonly Interval[] {
  const all = [
    ...busy,
    ...frame.busy.map(({ startMs, endMs }) => ({ startMs: startMs - originMs, endMs: endMs - originMs })),
  ];
  const merged: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of all.sort((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last === undefined || startMs > last.endMs) merged.push({ startMs, endMs });
    else last.endMs = Math.max(last.endMs, endMs);
  }
  return merged;
}
