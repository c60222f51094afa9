import { clipAxis, moveWindow, panWindow, selectWindow, zoomWindow } from '../../../trace/axis/axisWindow';
import { type FoldedAxis, foldAxis, linearAxis, msAt } from '../../../trace/axis/foldedAxis';
import type { Interval } from '../../../trace/axis/interval';
import type { GridColumns } from './gridColumns';

const empty: FoldedAxis = { widthPx: 0, pieces: [] };

/** What the axis is made of. Milliseconds from the start of the trace. */
export interface TimeContent {
  readonly durationMs: number;
  readonly busy: readonly Interval[];
  readonly isTrueScale: boolean;
}

/** The axis of the whole trace, the same object as long as nothing of it changes, and the part of it that is shown. `undefined` as a window: all of it. */
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
    // A window of an earlier life, when the trace was another, may lie beside it.
    this.window = window === undefined ? undefined : selectWindow(this.whole, window.startMs, window.endMs);
    this.shown = clipAxis(this.whole, this.window);
  }

  /** `px` on the shown axis stays where it is; without one the middle does. */
  zoomed(factor: number, px = this.shown.widthPx / 2): Interval | undefined {
    return zoomWindow(this.whole, this.window, msAt(this.shown, px), factor);
  }

  panned(px: number): Interval | undefined {
    return panWindow(this.whole, this.window, px);
  }

  /** Around a stretch, with a little air on both sides. */
  fitting({ startMs, endMs }: Interval): Interval | undefined {
    const airMs = (endMs - startMs) * 0.05;
    return selectWindow(this.whole, startMs - airMs, endMs + airMs);
  }

  between(onePx: number, otherPx: number): Interval | undefined {
    return selectWindow(this.whole, msAt(this.shown, onePx), msAt(this.shown, otherPx));
  }

  /** Moves only when nothing of the stretch would be seen. */
  showing({ startMs, endMs }: Interval): Interval | undefined {
    const { window } = this;
    const isSeen = window === undefined || (startMs <= window.endMs && endMs >= window.startMs);
    return isSeen ? window : moveWindow(this.whole, window, (startMs + endMs) / 2);
  }
}
