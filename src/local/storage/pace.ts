/**
 * How fast the time that AWS's settings speak of goes by. Times of day stay true; what is scaled is how long anything
 * takes: with a scale of 60, a visibility timeout of 30 seconds ends after half a second.
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
