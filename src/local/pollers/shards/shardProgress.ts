import type { StreamItem } from './shardReader';

/**
 * Which records of a shard are done. Several batches run at once, so that later records may be done before earlier ones; the
 * checkpoint is the last one before which nothing is missing.
 */
export class ShardProgress {
  private readonly order: string[] = [];
  private readonly done = new Set<string>();

  get outstanding(): number {
    return this.order.length;
  }

  /** In the shard's order. */
  add(items: readonly StreamItem[]): void {
    this.order.push(...items.map(({ sequence }) => sequence));
  }

  /** The new checkpoint; `undefined` when an earlier record is still missing. */
  finish(items: readonly StreamItem[]): string | undefined {
    for (const { sequence } of items) this.done.add(sequence);
    let count = 0;
    while (count < this.order.length && this.done.has(this.order[count] ?? '')) count += 1;
    if (count === 0) return undefined;
    const finished = this.order.splice(0, count);
    for (const sequence of finished) this.done.delete(sequence);
    return finished.at(-1);
  }
}
