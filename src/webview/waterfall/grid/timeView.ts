import { clipAxis, moveWindow, panWindow, selectWindow, zoomWindow } from '../../../trace/axis/axisWindow';
import { type FoldedAxis, foldAxis, linearAxis, msAt } from '../../../trace/axis/foldedAxis';
import type { Interval } from '../../../trace/axis/interval';
import type { GridColumns } from './gridColumns';

const empty: FoldedAxis = { widthPx: 0, pieces: [] };

/** The input of the axis. Milliseconds from the start of the trace. */
export interface TimeContent {
  readonly durationMs: number;
  readonly busy: readonly Interval[];
  readonly isTrueScale: boolean;
}

/**
 * The axis of the whole trace (the same object until it changes), and the range that is shown. An `undefined` range: all of it.
 */
export class TimeView {
  whole = empty;
  shown = empty;
  window: Interval | undefined;
  private laidOut: (TimeContent & GridColumns) | undefined;

  layOut(content: TimeContent, columns: GridColumns): void {
    const before = this.laidOut;
    const { durationMs, busy, isTrueScale } = content;
    const { barPx, isNarrow } = columns;
    const isSame =
      before?.durationMs === durationMs &&
      before.busy === busy &&
      before.isTrueScale === isTrueScale &&
      before.barPx === barPx &&
      before.isNarrow === isNarrow;
    this.laidOut = { ...columns, durationMs, busy, isTrueScale };
    if (!isSame) this.measure(content, columns);
    this.show(this.window);
  }

  private measure({ durationMs, busy, isTrueScale }: TimeContent, { barPx, isNarrow }: GridColumns): void {
    const extent = { startMs: 0, endMs: Math.max(durationMs, 0.001) };
    this.whole = isTrueScale ? linearAxis(extent, barPx) : foldAxis(busy, extent, barPx, isNarrow ? 52 : 64);
  }

  private show(window: Interval | undefined): void {
    // A restored range may be outside the trace if the trace has changed.
    this.window = window === undefined ? undefined : selectWindow(this.whole, window.startMs, window.endMs);
    this.shown = clipAxis(this.whole, this.window);
  }

  /** Zooms around `px` on the shown axis; without it, around the middle. */
  zoomed(factor: number, px = this.shown.widthPx / 2): Interval | undefined {
    return zoomWindow(this.whole, this.window, msAt(this.shown, px), factor);
  }

  panned(px: number): Interval | undefined {
    return panWindow(this.whole, this.window, px);
  }

  /** Zooms to a range, with a margin on both sides. */
  fitting({ startMs, endMs }: Interval): Interval | undefined {
    const airMs = (endMs - startMs) * 0.05;
    return selectWindow(this.whole, startMs - airMs, endMs + airMs);
  }

  between(onePx: number, otherPx: number): Interval | undefined {
    return selectWindow(this.whole, msAt(this.shown, onePx), msAt(this.shown, otherPx));
  }

  /** Pans to a range only if none of it is visible. */
  showing({ startMs, endMs }: Interval): Interval | undefined {
    const { window } = this;
    const isSeen = window === undefined || (startMs <= window.endMs && endMs >= window.startMs);
    return isSeen ? window : moveWindow(this.whole, window, (startMs + endMs) / 2);
  }
}
