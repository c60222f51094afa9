import type { Clock } from './clock';
import { Emitter } from './event';

/** A clock whose tasks wait while it is paused. What came due meanwhile runs at once when it goes on. */
export class PausableClock implements Clock {
  private readonly due = new Set<{ readonly task: () => void }>();
  private readonly didChange = new Emitter<void>();
  /** `isResting` may have changed. */
  readonly onDidChange = this.didChange.event;
  private isPaused = false;
  private awakeUntilMs = 0;

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now();
  }

  /** Whether tasks wait. */
  get isResting(): boolean {
    return this.isPaused && this.now() >= this.awakeUntilMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry = { task };
    const cancel = this.clock.after(delayMs, () => {
      if (this.isResting) this.due.add(entry);
      else task();
    });
    return () => {
      cancel();
      this.due.delete(entry);
    };
  }

  pause(): void {
    this.isPaused = true;
    this.didChange.fire();
  }

  resume(): void {
    this.isPaused = false;
    this.didChange.fire();
    this.runDue();
  }

  /** Runs tasks for so long even while it is paused. */
  awakeFor(durationMs: number): void {
    this.awakeUntilMs = Math.max(this.awakeUntilMs, this.now() + durationMs);
    this.clock.after(durationMs, () => this.didChange.fire());
    this.didChange.fire();
    this.runDue();
  }

  private runDue(): void {
    const due = [...this.due];
    this.due.clear();
    for (const { task } of due) task();
  }
}
