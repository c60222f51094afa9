/**
 * The speed at which durations of AWS settings elapse. Clock times are not scaled, only durations: with a scale of 60,
 * a visibility timeout of 30 seconds ends after half a second.
 */
export class Pace {
  constructor(readonly scale: number) {}

  /** Seconds of a setting as milliseconds of this machine's clock. */
  fromSeconds(seconds: number): number {
    return (seconds * 1000) / this.scale;
  }

  /** Milliseconds that went by here as seconds of a setting. */
  toSeconds(ms: number): number {
    return (ms * this.scale) / 1000;
  }
}
