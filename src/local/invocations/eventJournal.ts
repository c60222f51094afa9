import { join } from 'node:path';
import { Journal, type JournalEntry } from '../storage/journal';
import type { TraceDecision } from '../tracing/invocationTrace';
import type { TraceHeader } from '../tracing/traceHeader';
import type { EventProgress } from './queuedEvent';

/** An accepted event as it is stored. */
export interface StoredEvent {
  readonly functionName: string;
  readonly qualifier?: string | undefined;
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly acceptedMs: number;
  readonly header: TraceHeader;
  readonly decision: TraceDecision;
}

interface Waiting {
  readonly event: StoredEvent;
  readonly progress: EventProgress;
}

type Entry =
  | { readonly kind: 'accepted'; readonly event: StoredEvent; readonly progress: EventProgress }
  | { readonly kind: 'waits'; readonly requestId: string; readonly progress: EventProgress }
  | { readonly kind: 'ended'; readonly requestId: string };

/** The events that were accepted and have not ended, on disk. */
export class EventJournal {
  private readonly waiting = new Map<string, Waiting>();
  private readonly journal: Journal;

  constructor(stateFolder: string | undefined) {
    this.journal = new Journal(stateFolder && join(stateFolder, 'events.journal'), () => this.entries());
  }

  /** What an earlier process did not end. */
  open(): readonly Waiting[] {
    this.journal.replay((entry: JournalEntry) => {
      if (isEntry(entry)) this.apply(entry);
    });
    return [...this.waiting.values()];
  }

  /** Settles when the event is on disk. */
  async accept(event: StoredEvent, progress: EventProgress): Promise<void> {
    this.change({ kind: 'accepted', event, progress });
    await this.journal.written();
  }

  waits(requestId: string, progress: EventProgress): void {
    this.change({ kind: 'waits', requestId, progress });
  }

  ended(requestId: string): void {
    this.change({ kind: 'ended', requestId });
  }

  private change(entry: Entry): void {
    this.apply(entry);
    this.journal.append(entry);
  }

  private apply(entry: Entry): void {
    switch (entry.kind) {
      case 'accepted':
        this.waiting.set(entry.event.requestId, entry);
        return;
      case 'waits': {
        const known = this.waiting.get(entry.requestId);
        if (known !== undefined) this.waiting.set(entry.requestId, { ...known, progress: entry.progress });
        return;
      }
      case 'ended':
        this.waiting.delete(entry.requestId);
    }
  }

  private *entries(): Generator<Entry> {
    for (const { event, progress } of this.waiting.values()) yield { kind: 'accepted', event, progress };
  }
}

function isEntry(entry: JournalEntry | Entry): entry is Entry {
  return typeof entry.kind === 'string';
}
