import type { Clock } from '../../model/base/clock';
import { Emitter } from '../../model/base/event';
import type { Connection } from '../../model/connection/connection';
import type { PollEvent } from '../../model/polling/pollEvent';

/** As many as the local service keeps; the oldest go first. */
const maxEvents = 20_000;
const waitSeconds = 10;
/** Before asking again after a failure. */
const pauseMs = 2_000;

/** The decisions of a local connection's pollers: read as long as somebody listens, kept in memory. */
export class PollEventFeed {
  events: readonly PollEvent[] = [];
  isGap = false;
  private readonly emitter = new Emitter<undefined>();
  private listeners = 0;
  private after = 0;
  private reading: AbortController | undefined;

  constructor(
    private connection: Pick<Connection, 'polled'>,
    private readonly clock: Clock,
  ) {}

  /** Reads from here on: Local was started again, as another connection with the same id. Sequence numbers go on. */
  readFrom(connection: Pick<Connection, 'polled'>): void {
    if (connection === this.connection) return;
    this.connection = connection;
    if (this.reading === undefined) return;
    this.reading.abort();
    this.startReading();
  }

  /** Calls `listener` after new events, until it is disposed. */
  listen(listener: () => void): { dispose(): void } {
    const subscription = this.emitter.event(listener);
    this.listeners += 1;
    if (this.reading === undefined) this.startReading();
    let isOver = false;
    return {
      dispose: () => {
        if (isOver) return;
        isOver = true;
        subscription.dispose();
        this.listeners -= 1;
        if (this.listeners === 0) this.stop();
      },
    };
  }

  stop(): void {
    this.reading?.abort();
    this.reading = undefined;
  }

  private startReading(): void {
    this.reading = new AbortController();
    void this.read(this.reading.signal);
  }

  private async read(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const page = await this.connection.polled.decisions(this.after, waitSeconds, signal);
      if (signal.aborted) return;
      if (!page.ok) {
        await new Promise<void>((resolve) => this.clock.after(pauseMs, resolve));
        continue;
      }
      if (page.value === undefined) return;
      const { events, next, isGap } = page.value;
      this.after = next;
      this.isGap ||= isGap;
      if (events.length === 0) continue;
      this.events = [...this.events, ...events].slice(-maxEvents);
      this.emitter.fire(undefined);
    }
  }
}
