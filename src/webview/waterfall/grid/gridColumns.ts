/** The dimensions of the waterfall at one width, in pixels. */
export interface GridColumns {
  readonly isNarrow: boolean;
  readonly namePx: number;
  readonly barPx: number;
  readonly rowPx: number;
}

/** Below this width, the bar is placed under the name. */
const narrowPx = 480;
const durationPx = 88;
const paddingPx = 12;

export function gridColumns(widthPx: number): GridColumns {
  if (widthPx < narrowPx) {
    return { isNarrow: true, namePx: widthPx - durationPx, barPx: Math.max(80, widthPx - 2 * paddingPx), rowPx: 40 };
  }
  const namePx = Math.round(Math.min(Math.max(widthPx * 0.36, 200), 400));
  return { isNarrow: false, namePx, barPx: Math.max(80, widthPx - namePx - durationPx - paddingPx), rowPx: 24 };
}
