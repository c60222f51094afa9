import { extentOf, moveWindow, selectWindow } from '../../trace/axis/axisWindow';
import { type FoldedAxis, msAt, xOf } from '../../trace/axis/foldedAxis';
import type { Interval } from '../../trace/axis/interval';

/** What the pointer grabbed. */
export type Grip =
  | { readonly kind: 'start' | 'end' }
  /** Inside the shown range. */
  | { readonly kind: 'range' }
  /** Anywhere else, or anywhere while everything is shown. */
  | { readonly kind: 'open' };

export interface MinimapDrag {
  readonly grip: Grip;
  readonly fromPx: number;
  readonly toPx: number;
  /** The range that was shown when the drag began. */
  readonly window: Interval | undefined;
}

/** A shorter drag is a click. */
export const minDragPx = 3;

export function gripAt(axis: FoldedAxis, window: Interval | undefined, px: number): Grip {
  if (window === undefined) return { kind: 'open' };
  return px >= xOf(axis, window.startMs) && px <= xOf(axis, window.endMs) ? { kind: 'range' } : { kind: 'open' };
}

/** Computes the range that a drag or click on the minimap selects. `axis`: of the whole trace. */
export function windowOfDrag(axis: FoldedAxis, { grip, fromPx, toPx, window }: MinimapDrag): Interval | undefined {
  const toMs = msAt(axis, Math.min(Math.max(toPx, 0), axis.widthPx));
  const { startMs, endMs } = window ?? extentOf(axis);
  if (grip.kind === 'start') return selectWindow(axis, Math.min(toMs, endMs), endMs);
  if (grip.kind === 'end') return selectWindow(axis, startMs, Math.max(toMs, startMs));
  if (Math.abs(toPx - fromPx) < minDragPx) return moveWindow(axis, window, toMs);
  if (grip.kind === 'open') return selectWindow(axis, msAt(axis, fromPx), toMs);
  // The range follows the pointer: its start moves as far on the minimap as the pointer has.
  return moveWindow(axis, window, msAt(axis, Math.max(0, xOf(axis, startMs) + toPx - fromPx)), 0);
}
