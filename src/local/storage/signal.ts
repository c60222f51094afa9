/** Wakes all waiters when something changes. */
export class Signal {
  private readonly waiting = new Set<() => void>();

  notify(): void {
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake();
  }

  /** Settles with the next `notify`, after `maxMs`, or when `signal` aborts. */
  wait(maxMs: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(Math.max(0, maxMs), 0x7fffffff));
      this.waiting.add(done);
      signal?.addEventListener('abort', done);
    });
  }
}
