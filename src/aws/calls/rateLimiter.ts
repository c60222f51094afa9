import type { Clock } from '../../model/base/clock';

/** AWS allows 15 control-plane calls a second to an account and region, to all its callers together. */
const callsPerWindow = 9;
const windowMs = 1_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

interface Waiter {
  readonly start: () => void;
}

/**
 * Lets calls begin in the order they came, nine in any second, so that opening a large account takes no more than its
 * share (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). A throttled call makes all of them
 * pause, twice as long each time, until one is answered.
 */
export class RateLimiter {
  /** When the calls of the last second began, oldest first. */
  private readonly begun: number[] = [];
  private readonly waiting: Waiter[] = [];
  private cancelTimer: (() => void) | undefined;
  private pauseMs = firstPauseMs;
  private resumeAtMs = 0;

  /** `onPause` is told until when nothing is sent, in epoch milliseconds. */
  constructor(
    private readonly clock: Clock,
    private readonly onPause: (untilMs: number) => void = () => {},
  ) {}

  /** Epoch milliseconds until which nothing is sent because AWS asked for less; `undefined` when nothing is held back. */
  get pausedUntilMs(): number | undefined {
    return this.resumeAtMs > this.clock.now() ? this.resumeAtMs : undefined;
  }

  /** Resolves when the call may begin. Rejects with the signal's reason, and takes no turn, when it is aborted before. */
  turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(waiter);
      this.admit();
    });
  }

  /** AWS answered a call. */
  succeeded(): void {
    this.pauseMs = firstPauseMs;
  }

  /** AWS answered that there were too many calls; `retryAfterMs` where it said how long to wait. */
  throttled(retryAfterMs = 0): void {
    // Calls that were already on their way are throttled together: one pause is for all of them.
    if (this.pausedUntilMs !== undefined) return;
    this.resumeAtMs = this.clock.now() + Math.max(this.pauseMs, retryAfterMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
    this.onPause(this.resumeAtMs);
    this.admit();
  }

  private admit(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    while (this.waiting.length > 0) {
      const waitMs = this.waitMs();
      if (waitMs > 0) {
        this.cancelTimer = this.clock.after(waitMs, () => this.admit());
        return;
      }
      this.begun.push(this.clock.now());
      this.waiting.shift()?.start();
    }
  }

  private waitMs(): number {
    const now = this.clock.now();
    while (this.begun.length > 0 && (this.begun[0] ?? 0) <= now - windowMs) this.begun.shift();
    const oldest = this.begun.length < callsPerWindow ? now : (this.begun[0] ?? now) + windowMs;
    return Math.max(oldest, this.resumeAtMs) - now;
  }
}
