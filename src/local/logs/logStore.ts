import { randomBytes } from 'node:crypto';

export interface StoredLogEvent {
  /** Increases across all streams; breaks ties within a millisecond. */
  readonly sequence: number;
  readonly timestampMs: number;
  readonly ingestionMs: number;
  readonly message: string;
  readonly stream: string;
}

/** What is kept of one log group: about as many runs that fail as traces are kept of all. The oldest events go first. */
const maxBytesPerGroup = 4 * 1024 * 1024;

/** What an event takes besides its text. */
const eventBytes = 200;

interface Group {
  readonly events: StoredLogEvent[];
  bytes: number;
  /** How many at the beginning are gone: removing each by itself would move all others. */
  gone: number;
}

/** The log stream of one function process. */
export interface LogStream {
  readonly group: string;
  readonly name: string;
  append(timestampMs: number, message: string): void;
  /** Passes every new event to `listener` until the returned function is called. */
  listen(listener: (message: string) => void): () => void;
}

/** CloudWatch Logs in memory: groups, streams, events. */
export class LogStore {
  private readonly groups = new Map<string, Group>();
  private sequence = 0;

  /** The events of a group, sorted by time; `undefined` when nothing was ever written to it. */
  events(group: string): readonly StoredLogEvent[] | undefined {
    const found = this.groups.get(group);
    return found?.events.slice(found.gone).sort((a, b) => a.timestampMs - b.timestampMs || a.sequence - b.sequence);
  }

  /** Sorted. */
  groupNames(): readonly string[] {
    return [...this.groups.keys()].sort();
  }

  /** Creates a stream with a name of Lambda's form: `2026/11/23/[$LATEST]<32 hex digits>`. */
  openStream(group: string, nowMs: number): LogStream {
    const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '/');
    const name = `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
    const listeners = new Set<(message: string) => void>();
    let lastMs = 0;
    return {
      group,
      name,
      append: (timestampMs, message) => {
        // The clocks of the service and of a function's process differ by a millisecond or two: the order of writing
        // counts, or a line that a short run wrote would stand after its REPORT.
        lastMs = Math.max(lastMs, Math.floor(timestampMs));
        this.append(group, { stream: name, timestampMs: lastMs, message });
        for (const listener of listeners) listener(message);
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  private append(group: string, event: Pick<StoredLogEvent, 'stream' | 'timestampMs' | 'message'>): void {
    this.sequence += 1;
    const found = this.groups.get(group) ?? { events: [], bytes: 0, gone: 0 };
    this.groups.set(group, found);
    const { events } = found;
    const { stream, timestampMs, message } = event;
    // Spread, each event would have a hidden class of its own: as many bytes again as it has itself.
    events.push({ sequence: this.sequence, timestampMs, ingestionMs: Date.now(), message, stream });
    found.bytes += sizeOf(event);
    for (
      let oldest = events[found.gone];
      found.bytes > maxBytesPerGroup && oldest !== undefined;
      oldest = events[found.gone]
    ) {
      found.bytes -= sizeOf(oldest);
      found.gone += 1;
    }
    if (found.gone < 1_000) return;
    events.splice(0, found.gone);
    found.gone = 0;
  }
}

function sizeOf({ message }: Pick<StoredLogEvent, 'message'>): number {
  return Buffer.byteLength(message, 'utf8') + eventBytes;
}
