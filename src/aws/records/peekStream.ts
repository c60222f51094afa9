import type { FilteredRecords } from '../../events/applyFilters';
import type { JsonObject } from '../../events/json';
import type { Clock } from '../../model/base/clock';
import type { PeekFrom } from '../../model/connection/recordSource';
import { pause } from '../calls/pause';
import type { ShardPage, ShardReader } from './shardReader';

/** The search criteria. */
export interface StreamSearch {
  readonly from: PeekFrom;
  /** Maximum number of records per read. */
  readonly readLimit: number;
  /** Selects the records that a batch would contain. */
  readonly filter: (records: readonly JsonObject[]) => FilteredRecords;
}

/** Records of one shard, as in a batch. */
export interface FoundRecords {
  readonly kept: readonly JsonObject[];
  /** Number of records that were read and dropped. */
  readonly dropped: number;
  readonly notes: readonly string[];
}

/** A shard allows five reads per second, shared with Lambda's own poller: these few reads are spaced. */
const betweenReadsMs = 300;
const maxReads = 60;
const maxShards = 50;
/** When a service does not report whether there is more, this many empty reads mean that there is none. */
const maxEmpty = 5;
const latestWaitMs = 10_000;
const betweenRoundsMs = 1_000;

/** Reads shards until one has matching records. Does not affect pollers. */
export class PeekStream {
  private reads = 0;
  private dropped = 0;

  constructor(
    private readonly reader: ShardReader,
    private readonly search: StreamSearch,
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
  ) {}

  /** Ends with the first shard that has matching records, at the tip of all shards, or after the maximum time. */
  async find(): Promise<FoundRecords> {
    const { from } = this.search;
    const all = await this.reader.shards();
    const wanted = all.filter(({ id, isOpen }) =>
      from.kind === 'sequence' ? id === from.shardId : from.kind !== 'latest' || isOpen,
    );
    if (from.kind === 'sequence' && wanted.length === 0)
      return this.nothing(`The stream has no shard ${from.shardId}.`);
    const ids = wanted.slice(0, maxShards).map(({ id }) => id);
    const unread = wanted.length > ids.length ? [`Only ${ids.length} of ${wanted.length} shards were read.`] : [];
    const found = from.kind === 'latest' ? await this.waitForNews(ids) : await this.readThrough(ids, from);
    if ('notes' in found) return { ...found, notes: [...unread, ...found.notes] };
    const { shardId, kept } = found;
    const of = all.length === 1 ? [] : [`These records are from shard ${shardId}: a batch comes from one shard.`];
    return { kept, dropped: this.dropped, notes: [...of, ...unread] };
  }

  private async readThrough(ids: readonly string[], from: PeekFrom): Promise<ShardBatch | FoundRecords> {
    for (const shardId of ids) {
      const found = await this.readShard(shardId, from);
      if (found !== undefined) return found;
    }
    return this.nothing(this.noneThere());
  }

  /** Reads one shard to its tip; `undefined` when it has no matching records. */
  private async readShard(shardId: string, from: PeekFrom): Promise<ShardBatch | FoundRecords | undefined> {
    let iterator = await this.reader.iterator(shardId, from);
    for (let empty = 0; iterator !== undefined && empty < maxEmpty; ) {
      if (this.reads === maxReads) return this.nothing(this.gaveUp());
      const page = await this.read(shardId, iterator);
      const kept = this.keptOf(page);
      if (kept.length > 0) return { shardId, kept };
      // A shard may return no records although more follow.
      if (page.isAtTip === undefined) empty = page.records.length === 0 ? empty + 1 : 0;
      iterator = page.isAtTip === true ? undefined : page.next;
      if (iterator !== undefined) await pause(this.clock, betweenReadsMs, this.signal);
    }
    return undefined;
  }

  private async waitForNews(ids: readonly string[]): Promise<ShardBatch | FoundRecords> {
    const iterators = new Map<string, string>();
    for (const id of ids) {
      const iterator = await this.reader.iterator(id, { kind: 'latest' });
      if (iterator !== undefined) iterators.set(id, iterator);
    }
    const untilMs = this.clock.now() + latestWaitMs;
    while (this.clock.now() < untilMs && iterators.size > 0) {
      for (const [shardId, iterator] of iterators) {
        const page = await this.read(shardId, iterator);
        const kept = this.keptOf(page);
        if (kept.length > 0) return { shardId, kept };
        if (page.next === undefined) iterators.delete(shardId);
        else iterators.set(shardId, page.next);
      }
      await pause(this.clock, betweenRoundsMs, this.signal);
    }
    const what = this.dropped === 0 ? 'Nothing' : 'No record that matches the filters';
    return this.nothing(
      `${what} arrived within ${latestWaitMs / 1000} seconds. Starting at the latest position only reads records that arrive during that time.`,
    );
  }

  private read(shardId: string, iterator: string): Promise<ShardPage> {
    this.signal.throwIfAborted();
    this.reads += 1;
    return this.reader.read(shardId, iterator, this.search.readLimit);
  }

  private keptOf({ records }: ShardPage): readonly JsonObject[] {
    const { kept, dropped } = this.search.filter(records);
    this.dropped += dropped.length;
    return kept;
  }

  private nothing(note: string): FoundRecords {
    return { kept: [], dropped: this.dropped, notes: [note] };
  }

  private noneThere(): string {
    return this.dropped === 0
      ? 'No records found at this position. The stream may be empty, or its records have expired.'
      : 'No other records found at this position.';
  }

  private gaveUp(): string {
    return `No record for a batch in ${maxReads} reads; the stream was not read to its end. Start later, at a timestamp or sequence number.`;
  }
}

interface ShardBatch {
  readonly shardId: string;
  readonly kept: readonly JsonObject[];
}
