/** A stretch of the axis, linear in itself. Times in milliseconds, positions in pixels. */
export interface AxisPiece {
  readonly startMs: number;
  readonly endMs: number;
  readonly fromPx: number;
  readonly toPx: number;
  /** Drawn with a break mark and its true length as text. */
  readonly isFolded: boolean;
}

/** Maps time to position; folded stretches keep their order but not their scale. */
export interface FoldedAxis {
  readonly widthPx: number;
  readonly pieces: readonly AxisPiece[];
}
