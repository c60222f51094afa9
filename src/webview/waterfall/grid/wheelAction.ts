/** The effect of the wheel on the waterfall's axis. */
export type WheelAction =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly px: number };

export type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const linePx = 16;
const pagePx = 400;

/**
 * Ctrl or Alt zooms, and so does a pinch, which is reported as a wheel with Ctrl. Shift or a horizontal wheel pans. `undefined`:
 * the rows scroll.
 */
export function wheelAction(wheel: Wheel): WheelAction | undefined {
  const unit = [1, linePx, pagePx][wheel.deltaMode] ?? 1;
  const x = wheel.deltaX * unit;
  const y = wheel.deltaY * unit;
  if (wheel.ctrlKey || wheel.metaKey || wheel.altKey) {
    const turned = Math.min(Math.max(y === 0 ? x : y, -300), 300);
    return { kind: 'zoom', factor: Math.exp(-turned * 0.003) };
  }
  if (wheel.shiftKey) return { kind: 'pan', px: y === 0 ? x : y };
  return Math.abs(x) > Math.abs(y) ? { kind: 'pan', px: x } : undefined;
}
