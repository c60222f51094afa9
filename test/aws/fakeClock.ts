import type { Clock } from '../../src/model/base/clock';

/** Time that stands still until it is moved. */
export class FakeClock implements Clock {
  private nowMs = 1_000_000;
  private tasks: { readonly atMs: number; readonly run: () => void }[] = [];

  now(): number {
    return this.nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const task = { atMs: this.nowMs + delayMs, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((one) => one !== task);
    };
  }

  /** How many tasks are waiting for their time. */
  get waiting(): number {
    return this.tasks.length;
  }

  /** Moves to the end of `durationMs` and runs on the way what is due, in its order. */
  advance(durationMs: number): void {
    const endMs = this.nowMs + durationMs;
    for (let next = this.nextUntil(endMs); next !== undefined; next = this.nextUntil(endMs)) {
      this.nowMs = next.atMs;
      this.tasks = this.tasks.filter((one) => one !== next);
      next.run();
    }
    this.nowMs = endMs;
  }

  private nextUntil(endMs: number) {
    return [...this.tasks].sort((a, b) => a.atMs - b.atMs).find(({ atMs }) => atMs <= endMs);
  }
}
