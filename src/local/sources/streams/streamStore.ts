import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SourceStep } from '../../../model/polling/pollEvent';
import { Journal, type JournalEntry } from '../../storage/journal';
import type { Pace } from '../../storage/pace';
import { Signal } from '../../storage/signal';
import { kinesisForm, Sequences } from './sequences';
import type { Shard, Stream, StreamRecord } from './shard';
import { applyStreamEntry, type StreamEntry, streamEntries } from './streamEntries';

export interface StreamSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly pace: Pace;
  /** `undefined`: nothing is persisted across restarts. */
  readonly stateFolder: string | undefined;
  now(): number;
  emit(sourceArn: string, step: SourceStep, shardId: string): void;
}

/** Maximum number of records in a shard, regardless of the retention period, to bound memory. */
const maxRecordsPerShard = 100_000;

/** The end of the hashes: 2^128 - 1. */
const hashEnd = (1n << 128n) - 1n;

/** Kinesis data streams: shards with records in order, splits and merges, retention. */
export class StreamStore {
  readonly streams = new Map<string, Stream>();
  readonly changed = new Signal();
  private readonly sequences = new Sequences();
  private readonly journal: Journal;

  constructor(private readonly surroundings: StreamSurroundings) {
    const { stateFolder } = surroundings;
    this.journal = new Journal(stateFolder && join(stateFolder, 'streams.journal'), () =>
      streamEntries(this.streams.values()),
    );
  }

  open(): void {
    this.journal.replay((entry: JournalEntry) => applyStreamEntry(this.streams, entry));
  }

  written(): Promise<void> {
    return this.journal.written();
  }

  arnOf(name: string): string {
    const { region, accountId } = this.surroundings.place;
    return `arn:aws:kinesis:${region}:${accountId}:stream/${name}`;
  }

  byArn(arn: string): Stream | undefined {
    return [...this.streams.values()].find((stream) => stream.arn === arn);
  }

  create(name: string, shardCount: number, mode: Stream['mode']): Stream {
    const nowMs = this.surroundings.now();
    this.change({ kind: 'stream', name, arn: this.arnOf(name), createdMs: nowMs, mode, retentionHours: 24, tags: {} });
    const size = (hashEnd + 1n) / BigInt(shardCount);
    for (let index = 0; index < shardCount; index += 1) {
      const start = size * BigInt(index);
      const end = index === shardCount - 1 ? hashEnd : start + size - 1n;
      this.addShard(name, { hashStart: String(start), hashEnd: String(end), parents: [] });
    }
    const stream = this.streams.get(name);
    if (stream === undefined) throw new Error(`stream ${name} was not made`);
    this.changed.notify();
    return stream;
  }

  configure(stream: Stream, settings: Partial<Pick<Stream, 'retentionHours' | 'tags'>>): void {
    const { name, arn, createdMs, mode, retentionHours, tags } = stream;
    this.change({ kind: 'stream', name, arn, createdMs, mode, retentionHours, tags, ...settings });
  }

  remove(name: string): void {
    this.change({ kind: 'removed', stream: name });
    this.changed.notify();
  }

  put(stream: Stream, partitionKey: string, data: string, explicitHash?: string): StreamRecord & { shardId: string } {
    const hash = explicitHash === undefined ? hashOf(partitionKey) : BigInt(explicitHash);
    const shard = openShards(stream).find((one) => BigInt(one.hashStart) <= hash && hash <= BigInt(one.hashEnd));
    if (shard === undefined) throw new Error(`stream ${stream.name} has no open shard for ${hash}`);
    const nowMs = this.surroundings.now();
    const sequence = this.sequences.next(nowMs, kinesisForm(indexOf(shard)));
    const record = { sequence, partitionKey, data, arrivedMs: nowMs };
    this.change({ kind: 'record', stream: stream.name, shard: shard.id, record });
    this.trim(stream, shard);
    const arrived = { kind: 'arrived', record: `${shard.id}:${sequence}`, visibleAtMs: nowMs } as const;
    this.surroundings.emit(stream.arn, arrived, shard.id);
    this.changed.notify();
    return { ...record, shardId: shard.id };
  }

  split(stream: Stream, shard: Shard, at: bigint): void {
    this.close(stream, shard);
    const parents = [shard.id];
    this.addShard(stream.name, { hashStart: shard.hashStart, hashEnd: String(at - 1n), parents });
    this.addShard(stream.name, { hashStart: String(at), hashEnd: shard.hashEnd, parents });
    this.changed.notify();
  }

  merge(stream: Stream, one: Shard, other: Shard): void {
    this.close(stream, one);
    this.close(stream, other);
    const [low, high] = BigInt(one.hashStart) < BigInt(other.hashStart) ? [one, other] : [other, one];
    this.addShard(stream.name, { hashStart: low.hashStart, hashEnd: high.hashEnd, parents: [one.id, other.id] });
    this.changed.notify();
  }

  /** Drops records past the retention period. */
  trim(stream: Stream, shard: Shard): void {
    const oldestMs = this.surroundings.now() - this.retentionMs(stream);
    const surplus = shard.records.length - maxRecordsPerShard;
    const expired = shard.records.findIndex(({ arrivedMs }, index) => index >= surplus && arrivedMs >= oldestMs);
    const gone = expired === -1 ? shard.records.length : expired;
    if (gone === 0) return;
    this.change({ kind: 'trimmed', stream: stream.name, shard: shard.id, count: gone });
  }

  retentionMs({ retentionHours }: Stream): number {
    return this.surroundings.pace.fromSeconds(retentionHours * 3600);
  }

  /** A sequence number that all records from now on are behind. */
  presentSequence(): string {
    return this.sequences.next(this.surroundings.now(), kinesisForm(0));
  }

  private addShard(name: string, shard: Pick<Shard, 'hashStart' | 'hashEnd' | 'parents'>): void {
    const index = this.streams.get(name)?.shards.size ?? 0;
    const id = `shardId-${String(index).padStart(12, '0')}`;
    const startSequence = this.sequences.next(this.surroundings.now(), kinesisForm(index));
    this.change({ kind: 'shard', stream: name, shard: { ...shard, id, startSequence, endSequence: undefined } });
  }

  private close(stream: Stream, shard: Shard): void {
    const endSequence = this.sequences.next(this.surroundings.now(), kinesisForm(indexOf(shard)));
    this.change({ kind: 'closed', stream: stream.name, shard: shard.id, endSequence });
  }

  private change(entry: StreamEntry): void {
    applyStreamEntry(this.streams, entry);
    this.journal.append(entry);
  }
}

export function openShards(stream: Stream): readonly Shard[] {
  return [...stream.shards.values()].filter(({ endSequence }) => endSequence === undefined);
}

function indexOf({ id }: Shard): number {
  return Number(id.split('-')[1] ?? 0);
}

/** Kinesis maps a key to a shard by its MD5, read as a number. */
function hashOf(partitionKey: string): bigint {
  return BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`);
}
