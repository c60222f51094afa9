import { createHash } from 'node:crypto';
import type { BatchClosing } from '../../../model/polling/pollEvent';
import { Signal } from '../../storage/signal';
import { closeBatch } from '../rules/closeBatch';
import type { Matched } from '../rules/filterRecords';
import type { StreamItem } from './shardReader';

export type LaneItem = Matched<StreamItem>;

export interface LaneRule {
  readonly batchSize: number;
  /** 0: none. */
  readonly windowMs: number;
  now(): number;
}

/** One of the batches that a shard has at once: records wait here in order, and leave as batches. */
export class Lane {
  private items: LaneItem[] = [];
  private openedMs = 0;
  private readonly changed = new Signal();

  constructor(private readonly rule: LaneRule) {}

  get size(): number {
    return this.items.length;
  }

  get first(): LaneItem | undefined {
    return this.items[0];
  }

  add(item: LaneItem): void {
    if (this.items.length === 0) this.openedMs = this.rule.now();
    this.items.push(item);
    this.changed.notify();
  }

  wake(): void {
    this.changed.notify();
  }

  wait(maxMs: number, signal: AbortSignal): Promise<void> {
    return this.changed.wait(maxMs, signal);
  }

  /**
   * A batch as soon as there is one; the next batching window begins when this one leaves. `isAllowed`: which records may be in
   * it, from the first on. `undefined` when `signal` aborts, or at `untilMs`.
   */
  async next(
    signal: AbortSignal,
    isAllowed: (item: StreamItem) => boolean = () => true,
    untilMs = Number.POSITIVE_INFINITY,
  ): Promise<{ readonly items: readonly LaneItem[]; readonly closedBy: BatchClosing } | undefined> {
    const { batchSize, windowMs, now } = this.rule;
    for (;;) {
      if (signal.aborted) return undefined;
      const end = this.items.findIndex(({ item }) => !isAllowed(item));
      const allowed = end === -1 ? this.items : this.items.slice(0, end);
      const windowEndsMs = windowMs === 0 || end !== -1 ? undefined : this.openedMs + windowMs;
      const sizes = allowed.map(({ item }) => item.bytes);
      const closed = closeBatch({ sizes, batchSize, windowEndsMs, nowMs: now() });
      if (closed !== undefined) {
        this.openedMs = now();
        return { items: this.items.splice(0, closed.count), closedBy: closed.closedBy };
      }
      if (now() >= untilMs || end === 0) return undefined;
      const windowWaitMs = allowed.length === 0 || windowEndsMs === undefined ? 60_000 : windowEndsMs - now();
      await this.changed.wait(Math.min(windowWaitMs, untilMs - now()), signal);
    }
  }

  /** When the function has ended: what has gathered meanwhile waits for its own window from now on. */
  reopen(): void {
    this.openedMs = this.rule.now();
  }
}

/** The lane of a partition key: always the same, so that its records stay in order. */
export function laneOf(key: string, count: number): number {
  return count === 1 ? 0 : createHash('md5').update(key).digest().readUInt32BE(0) % count;
}
