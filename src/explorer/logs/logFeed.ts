import type { Clock } from '../../model/base/clock';
import { Emitter } from '../../model/base/event';
import type { AwsFailure } from '../../model/connection/awsFailure';
import type { LogReader, LogSelection, StoredEvent, TailBatch } from '../../model/connection/logReader';

/** Older events are dropped: more lines are slow to lay out. */
export const maxLogEvents = 10_000;

const pollMs = 2_000;
/** After a failure that may pass, such as throttling. */
const slowPollMs = 10_000;
/** CloudWatch may store an event this long after it was written. */
const lateMs = 30_000;

/** How far a feed is. */
export type FeedPhase =
  | { readonly kind: 'reading' }
  | { readonly kind: 'following' }
  /** The document is hidden or the window is in the background: nothing is asked. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: AwsFailure };

/** What is asked for. `follow`: new events too, by polling. `tail`: new events by Live Tail, from a log group's ARN. */
export interface FeedQuery extends LogSelection {
  readonly mode: 'range' | 'follow' | 'tail';
  readonly logGroupArn?: string | undefined;
}

export interface FeedState {
  /** In order of time. */
  readonly events: readonly StoredEvent[];
  readonly dropped: number;
  /** Live Tail sent only some of the events. */
  readonly isSampled: boolean;
  readonly phase: FeedPhase;
  /** Requests sent so far. */
  readonly requests: number;
}

/** Reads the events of a log group, once or until it is stopped. Sends nothing before `start` and while it is not active. */
export class LogFeed {
  private readonly didChange = new Emitter<FeedState>();
  readonly onDidChange = this.didChange.event;
  private current: FeedState = { events: [], dropped: 0, isSampled: false, phase: { kind: 'reading' }, requests: 0 };
  private readonly ids = new Set<string>();
  private readonly ending = new AbortController();
  private isActive = true;
  private cancelPoll: (() => void) | undefined;

  constructor(
    private readonly query: FeedQuery,
    private readonly reader: LogReader,
    private readonly clock: Clock,
  ) {}

  get state(): FeedState {
    return this.current;
  }

  get isEnded(): boolean {
    return this.ending.signal.aborted;
  }

  /** Begins to read; resolves when the first events are read, or when a Live Tail session ends. */
  async start(): Promise<void> {
    if (this.query.mode === 'tail') return this.tail();
    await this.poll();
  }

  /** Pauses or continues a feed that follows. Live Tail goes on: its session is billed until it is stopped. */
  setActive(isActive: boolean): void {
    if (this.query.mode !== 'follow' || isActive === this.isActive || this.isEnded) return;
    this.isActive = isActive;
    this.cancelPoll?.();
    this.cancelPoll = undefined;
    if (isActive) void this.poll();
    else this.set({ phase: { kind: 'paused' } });
  }

  /** Ends the feed; its events stay. */
  stop(): void {
    if (this.isEnded) return;
    this.cancelPoll?.();
    this.ending.abort();
    this.set({ phase: { kind: 'ended' } });
  }

  private async poll(): Promise<void> {
    const isFollowed = this.query.mode === 'follow';
    const failure = await this.readPages();
    if (this.isEnded) return;
    if (!isFollowed) {
      this.ending.abort();
      this.set({ phase: failure === undefined ? { kind: 'ended' } : { kind: 'failed', failure } });
      return;
    }
    if (failure !== undefined && failure.reason !== 'throttled') {
      this.ending.abort();
      this.set({ phase: { kind: 'failed', failure } });
      return;
    }
    if (!this.isActive) return;
    this.set({ phase: { kind: 'following' } });
    this.cancelPoll?.();
    this.cancelPoll = this.clock.after(failure === undefined ? pollMs : slowPollMs, () => void this.poll());
  }

  private async readPages(): Promise<AwsFailure | undefined> {
    const last = this.current.events.at(-1)?.timestampMs;
    const fromMs = last === undefined ? this.query.fromMs : Math.max(this.query.fromMs, last - lateMs);
    let token: string | undefined;
    do {
      this.set({ requests: this.current.requests + 1 });
      const page = await this.reader.readEvents({ ...this.query, fromMs }, token, this.ending.signal);
      if (this.isEnded) return undefined;
      if (!page.ok) return page.failure;
      this.add(page.value.events);
      token = page.value.nextToken;
    } while (token !== undefined && (this.query.mode === 'follow' || this.current.dropped === 0) && this.isActive);
    return undefined;
  }

  private async tail(): Promise<void> {
    const { logGroupArn = '', pattern } = this.query;
    this.set({ phase: { kind: 'following' }, requests: 1 });
    const onBatch = ({ events, isSampled }: TailBatch): void => {
      this.add(events);
      if (isSampled) this.set({ isSampled });
    };
    const result = await this.reader.tail(logGroupArn, pattern, this.ending.signal, onBatch);
    if (this.isEnded) return;
    this.ending.abort();
    this.set({ phase: result.ok ? { kind: 'ended' } : { kind: 'failed', failure: result.failure } });
  }

  /** Windows overlap, and events arrive late: each is kept once, in order of time. */
  private add(events: readonly StoredEvent[]): void {
    const added = events.filter(({ id }) => !this.ids.has(id));
    if (added.length === 0) return;
    for (const { id } of added) this.ids.add(id);
    const all = [...this.current.events, ...added].sort((a, b) => a.timestampMs - b.timestampMs);
    const surplus = Math.max(0, all.length - maxLogEvents);
    this.set({ events: all.slice(surplus), dropped: this.current.dropped + surplus });
  }

  private set(change: Partial<FeedState>): void {
    this.current = { ...this.current, ...change };
    this.didChange.fire(this.current);
  }
}
