/** A stretch of time, in milliseconds. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}
