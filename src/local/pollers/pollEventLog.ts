import type { PollEvent, PollStep } from '../../model/polling/pollEvent';
import { Signal } from '../storage/signal';

/** How many events are kept; the oldest go first. */
const maxEvents = 20_000;

export interface PollEventPlace {
  readonly sourceArn: string;
  readonly mappingUuid?: string;
  readonly shardId?: string;
}

/** In-memory log of the decisions of all pollers and sources, for clients that display them. */
export class PollEventLog {
  /** Whether events were dropped to keep memory bounded. */
  hasForgotten = false;
  private events: PollEvent[] = [];
  private sequence: number;
  private readonly changed = new Signal();

  constructor(private readonly now: () => number) {
    // Based on the clock, so numbers increase across restarts without being stored: there are fewer than a thousand events per millisecond.
    this.sequence = Math.floor(now()) * 1000;
  }

  emit({ sourceArn, mappingUuid, shardId }: PollEventPlace, step: PollStep): void {
    this.sequence += 1;
    this.events.push({ sequence: this.sequence, atMs: this.now(), sourceArn, mappingUuid, shardId, ...step });
    if (this.events.length > maxEvents * 1.1) {
      this.events = this.events.slice(-maxEvents);
      this.hasForgotten = true;
    }
    this.changed.notify();
  }

  /** Events after a sequence number, oldest first. */
  after(sequence: number, limit: number): readonly PollEvent[] {
    let low = 0;
    for (let high = this.events.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.sequence ?? 0) > sequence) high = middle;
      else low = middle + 1;
    }
    return this.events.slice(low, low + limit);
  }

  /** The first number that `after` still covers; what came before is forgotten. */
  get oldest(): number | undefined {
    return this.events[0]?.sequence;
  }

  wait(maxMs: number, signal?: AbortSignal): Promise<void> {
    return this.changed.wait(maxMs, signal);
  }
}
