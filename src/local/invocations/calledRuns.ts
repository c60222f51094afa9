import type { CalledRun } from '../../model/invocation/calledRun';
import { Signal } from '../storage/signal';

/** The oldest go first. */
const maxRuns = 200;
const maxBytes = 16 * 1024 * 1024;

/** In-memory log of the runs that pollers and HTTP clients started, with event and response, for clients that display them. */
export class CalledRuns {
  private runs: readonly CalledRun[] = [];
  private bytes = 0;
  private sequence: number;
  private readonly changed = new Signal();

  constructor(now: () => number) {
    // Based on the clock, so numbers increase across restarts without being stored.
    this.sequence = Math.floor(now()) * 1000;
  }

  add(run: Omit<CalledRun, 'sequence'>): void {
    this.sequence += 1;
    const added: CalledRun = { ...run, sequence: this.sequence };
    const all = [...this.runs, added];
    this.bytes += sizeOf(added);
    let first = Math.max(0, all.length - maxRuns);
    for (const dropped of all.slice(0, first)) this.bytes -= sizeOf(dropped);
    for (; this.bytes > maxBytes && first < all.length; first += 1) this.bytes -= sizeOf(all[first]);
    this.runs = all.slice(first);
    this.changed.notify();
  }

  find(requestId: string): CalledRun | undefined {
    return this.runs.findLast((run) => run.requestId === requestId);
  }

  /** Runs of HTTP clients, oldest first. */
  ofHttp(after: number): readonly CalledRun[] {
    return this.runs.filter(({ sequence, http }) => sequence > after && http !== undefined);
  }

  wait(maxMs: number, signal: AbortSignal): Promise<void> {
    return this.changed.wait(maxMs, signal);
  }
}

function sizeOf(run: CalledRun | undefined): number {
  return run === undefined ? 0 : run.event.length + run.response.length + run.logTail.length;
}
