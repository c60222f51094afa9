import type { Clock } from '../../model/base/clock';

/** AWS allows 15 control-plane calls per second in an account and region, for all callers together. */
const callsPerWindow = 9;
const windowMs = 1_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

interface Waiter {
  readonly start: () => void;
}

/**
 * Starts calls in order, at most nine in any second, so that listing a large account leaves capacity for other callers
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). A throttled call pauses all of them, twice as long
 * each time, until one succeeds.
 */
export class RateLimiter {
  /** The start times of the last second's calls, oldest first. */
  private readonly begun: number[] = [];
  private readonly waiting: Waiter[] = [];
  private cancelTimer: (() => void) | undefined;
  private pauseMs = firstPauseMs;
  private resumeAtMs = 0;

  /** `onPause` receives the time until which nothing is sent, in epoch milliseconds. */
  constructor(
    private readonly clock: Clock,
    private readonly onPause: (untilMs: number) => void = () => {},
  ) {}

  /** Epoch milliseconds until which nothing is sent because AWS throttled; `undefined` when not paused. */
  get pausedUntilMs(): number | undefined {
    return this.resumeAtMs > this.clock.now() ? this.resumeAtMs : undefined;
  }

  /** Resolves when the call may start. Rejects with the signal's reason when it is aborted before. */
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

  /** A call succeeded. */
  succeeded(): void {
    this.pauseMs = firstPauseMs;
  }

  /** AWS throttled a call; `retryAfterMs` if AWS returned a delay. */
  throttled(retryAfterMs = 0): void {
    // Calls that were already sent are throttled together: one pause applies to all of them.
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
