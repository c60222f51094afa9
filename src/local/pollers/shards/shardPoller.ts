import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../events/json';
import type { DestinationSender } from '../../destinations/destinationSender';
import { Signal } from '../../storage/signal';
import { type PollerContext, pause } from '../poller';
import { recordFilter } from '../rules/filterRecords';
import { isStateTooLarge, readState, windowFields, windowOf } from '../rules/tumblingWindow';
import { Lane, type LaneItem, laneOf } from './lane';
import { ShardBatch } from './shardBatch';
import { ShardProgress } from './shardProgress';
import type { ShardReader, StreamItem } from './shardReader';
import type { ShardState } from './shardState';

/**
 * Polling interval of a shard without change notifications:
 * https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
const pollMs = 1_000;

export interface ShardPollerOptions {
  readonly reader: ShardReader;
  readonly context: PollerContext;
  readonly destinations: DestinationSender;
  readonly functionArn: string;
  readonly shardId: string;
  readonly state: ShardState;
  save(state: ShardState): void;
}

/** Reads one shard in order and runs its batches, as many at once as the mapping's parallelization factor says. */
export class ShardPoller {
  private readonly stopping = new AbortController();
  private readonly progress = new ShardProgress();
  private readonly room = new Signal();
  private readonly lanes: readonly Lane[];
  private readonly filter: ReturnType<typeof recordFilter>;
  private readonly capacity: number;
  private state: ShardState;
  /** The last time nothing more was there to read. */
  private caughtUpMs = 0;
  /** Settles when the shard is read to its end, or the poller was stopped. */
  readonly ended: Promise<void>;

  constructor(private readonly options: ShardPollerOptions) {
    const { context, reader, state } = options;
    const { settings, pace, now } = context;
    this.state = state;
    const isTumbling = (settings.tumblingWindowSeconds ?? 0) > 0;
    // A window's state belongs to the shard: one batch after the other.
    const count = isTumbling ? 1 : (settings.parallelizationFactor ?? 1);
    const batchSize = settings.batchSize ?? 100;
    const windowMs = pace.fromSeconds(settings.batchWindowSeconds ?? 0);
    this.lanes = Array.from({ length: count }, () => new Lane({ batchSize, windowMs, now }));
    this.capacity = Math.max(1_000, batchSize * count * 2);
    this.filter = recordFilter(settings.filters, reader.sourceArn.split(':')[2] === 'kinesis' ? 'kinesis' : 'dynamodb');
    this.ended = this.run(isTumbling);
  }

  stop(): Promise<void> {
    this.stopping.abort();
    return this.ended;
  }

  private async run(isTumbling: boolean): Promise<void> {
    const { signal } = this.stopping;
    const finished = new AbortController();
    signal.addEventListener('abort', () => finished.abort());
    const lanes = this.lanes.map((lane) =>
      isTumbling ? this.runWindows(lane, finished.signal) : this.runLane(lane, finished.signal),
    );
    await this.read();
    while (!signal.aborted && this.progress.outstanding > 0) await this.room.wait(pollMs, signal);
    const isEnd = !signal.aborted;
    finished.abort();
    await Promise.all(lanes);
    if (isEnd) this.save({ isEnd: true });
  }

  /** Until the shard ends. */
  private async read(): Promise<void> {
    const { reader, context, shardId } = this.options;
    const { signal } = this.stopping;
    let { position } = this.state;
    while (!signal.aborted) {
      const free = this.capacity - this.progress.outstanding;
      if (free <= 0) {
        await this.room.wait(pollMs, signal);
        continue;
      }
      const begunMs = context.now();
      try {
        const { items, isEnd } = await reader.read(shardId, position, free);
        const last = items.at(-1);
        if (last !== undefined) {
          position = { kind: 'after', sequence: last.sequence };
          this.take(items);
        } else this.caughtUpMs = begunMs;
        if (isEnd) return;
        if (last === undefined) {
          for (const lane of this.lanes) lane.wake();
          await reader.wait(pollMs, signal);
        }
      } catch (error) {
        context.setResult('PROBLEM: Stream cannot be read');
        context.log(`${reader.sourceArn} ${shardId}: ${error instanceof Error ? error.message : String(error)}`);
        await pause(pollMs, signal);
      }
    }
  }

  private take(items: readonly StreamItem[]): void {
    const { context, shardId } = this.options;
    context.emit({ kind: 'polled', records: items.map((one) => this.idOf(one)) }, shardId);
    this.progress.add(items);
    const { kept, dropped } = this.filter(items);
    if (dropped.length > 0) {
      const records = dropped.map((one) => this.idOf(one));
      context.emit({ kind: 'filtered', records, isDeleted: false }, shardId);
      this.finish(dropped);
    }
    for (const one of kept) this.lanes[laneOf(one.item.key, this.lanes.length)]?.add(one);
  }

  private async runLane(lane: Lane, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const batch = await lane.next(signal);
      if (batch === undefined) continue;
      await this.runBatch(batch, (items) => ({ Records: items.map(({ record }) => record) }));
      lane.reopen();
    }
  }

  /** One tumbling window after the other; each ends with a call that has no records. */
  private async runWindows(lane: Lane, signal: AbortSignal): Promise<void> {
    const { context } = this.options;
    const lengthMs = context.pace.fromSeconds(context.settings.tumblingWindowSeconds ?? 0);
    while (!signal.aborted) {
      const first = lane.first?.item.arrivedMs;
      const window = this.state.window ?? (first === undefined ? undefined : windowOf(first, lengthMs));
      if (window === undefined) {
        await lane.wait(pollMs, signal);
        continue;
      }
      if (this.state.window === undefined) this.openWindow(window);
      const batch = await lane.next(signal, ({ arrivedMs }) => arrivedMs < window.endMs, window.endMs);
      if (batch !== undefined) {
        await this.runBatch(batch, (items) => this.windowEvent(items, 'open'));
        if (isStateTooLarge(this.state.window?.state ?? {})) await this.endWindow('early');
      } else if (context.now() >= window.endMs && this.isComplete(lane, window.endMs)) await this.endWindow('final');
      else await lane.wait(20, signal);
    }
  }

  /** Whether a window can receive no more records. */
  private isComplete(lane: Lane, endMs: number): boolean {
    return lane.size > 0 ? (lane.first?.item.arrivedMs ?? 0) >= endMs : this.caughtUpMs >= endMs;
  }

  private openWindow(window: NonNullable<ShardState['window']>): void {
    this.save({ window });
    const { startMs, endMs } = window;
    this.options.context.emit({ kind: 'window', startMs, endMs, state: 'begun' }, this.options.shardId);
  }

  private async endWindow(end: 'final' | 'early'): Promise<void> {
    const { context, shardId } = this.options;
    const { window } = this.state;
    if (window === undefined) return;
    await this.newBatch(randomUUID(), () => this.windowEvent([], end)).run([]);
    if (this.stopping.signal.aborted) return;
    this.save({ window: undefined });
    const { startMs, endMs } = window;
    context.emit({ kind: 'window', startMs, endMs, state: end === 'early' ? 'endedEarly' : 'ended' }, shardId);
  }

  private windowEvent(items: readonly StreamItem[], end: 'open' | 'final' | 'early'): JsonObject {
    const { reader, shardId } = this.options;
    const Records = items.map(({ record }) => record);
    const { window } = this.state;
    if (window === undefined) return { Records };
    return { Records, ...windowFields(window, { shardId, sourceArn: reader.sourceArn }, end) };
  }

  private async runBatch(
    { items, closedBy }: NonNullable<Awaited<ReturnType<Lane['next']>>>,
    eventOf: (items: readonly StreamItem[]) => JsonObject,
  ): Promise<void> {
    const { context, shardId } = this.options;
    const batchId = randomUUID();
    const records = items.map(({ item }) => this.idOf(item));
    const patterns = items.flatMap(({ pattern }: LaneItem) => (pattern === undefined ? [] : [pattern]));
    const batched = { kind: 'batched', batchId, records, closedBy } as const;
    context.emit(patterns.length === 0 ? batched : { ...batched, patterns }, shardId);
    await this.newBatch(batchId, eventOf).run(items.map(({ item }) => item));
  }

  private newBatch(batchId: string, eventOf: (items: readonly StreamItem[]) => JsonObject): ShardBatch {
    const { context, reader, shardId, functionArn, destinations } = this.options;
    const surroundings = {
      poller: context,
      shardId,
      sourceArn: reader.sourceArn,
      functionArn,
      destinations,
      signal: this.stopping.signal,
      retentionMs: () => reader.retentionMs(),
      eventOf,
      accepts: (body: string) => this.accepts(body),
      done: (items: readonly StreamItem[]) => this.finish(items),
    };
    return new ShardBatch(surroundings, batchId);
  }

  /** Within a tumbling window a response must have the state. */
  private accepts(body: string): boolean {
    const { window } = this.state;
    if (window === undefined) return true;
    const state = readState(body);
    if (state === undefined) return false;
    this.state = { ...this.state, window: { ...window, state } };
    return true;
  }

  private finish(items: readonly StreamItem[]): void {
    const sequence = this.progress.finish(items);
    this.room.notify();
    if (sequence === undefined) return;
    this.save({ position: { kind: 'after', sequence } });
    const { context, shardId } = this.options;
    context.emit({ kind: 'checkpointed', record: `${shardId}:${sequence}` }, shardId);
  }

  private save(change: Partial<ShardState>): void {
    this.state = { ...this.state, ...change };
    this.options.save(this.state);
  }

  private idOf({ sequence }: StreamItem): string {
    return `${this.options.shardId}:${sequence}`;
  }
}
