/** The running time of a debugged function: it stops while the function is paused. Times are epoch milliseconds. */
export class PauseClock {
  private totalMs = 0;
  private sinceMs: number | undefined;
  private countdown: { remainingMs: number; readonly missed: () => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private startedMs = 0;

  constructor(
    private readonly now: () => number,
    /** Hears of every change: how long the pauses were together, and since when the current one lasts. */
    private readonly changed: (totalMs: number, sinceMs: number | undefined) => void,
  ) {}

  get isPaused(): boolean {
    return this.sinceMs !== undefined;
  }

  pause(): void {
    if (this.sinceMs !== undefined) return;
    this.sinceMs = this.now();
    if (this.countdown !== undefined) this.countdown.remainingMs -= this.sinceMs - this.startedMs;
    clearTimeout(this.timer);
    this.changed(this.totalMs, this.sinceMs);
  }

  resume(): void {
    if (this.sinceMs === undefined) return;
    this.totalMs += this.now() - this.sinceMs;
    this.sinceMs = undefined;
    this.changed(this.totalMs, undefined);
    this.arm();
  }

  /** Calls `missed` once `remainingMs` have passed outside of pauses; returns what takes that back. */
  count(remainingMs: number, missed: () => void): () => void {
    this.countdown = { remainingMs, missed };
    this.arm();
    return () => {
      this.countdown = undefined;
      clearTimeout(this.timer);
    };
  }

  private arm(): void {
    const { countdown } = this;
    if (countdown === undefined || this.sinceMs !== undefined) return;
    this.startedMs = this.now();
    this.timer = setTimeout(countdown.missed, Math.max(0, Math.ceil(countdown.remainingMs)));
  }
}
