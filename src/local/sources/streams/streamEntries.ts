import type { JournalEntry } from '../../storage/journal';
import type { Shard, Stream, StreamRecord } from './shard';

/** One change of a stream in its journal. */
export type StreamEntry =
  | ({ readonly kind: 'stream' } & Omit<Stream, 'shards'>)
  | { readonly kind: 'removed'; readonly stream: string }
  | { readonly kind: 'shard'; readonly stream: string; readonly shard: Omit<Shard, 'records'> }
  | { readonly kind: 'closed'; readonly stream: string; readonly shard: string; readonly endSequence: string }
  | { readonly kind: 'record'; readonly stream: string; readonly shard: string; readonly record: StreamRecord }
  | { readonly kind: 'trimmed'; readonly stream: string; readonly shard: string; readonly count: number };

/** Applies a change; ignores one for a deleted stream or shard. */
export function applyStreamEntry(streams: Map<string, Stream>, entry: JournalEntry): void {
  if (!isStreamEntry(entry)) return;
  if (entry.kind === 'stream') {
    putStream(streams, entry);
    return;
  }
  const stream = streams.get(entry.stream);
  if (entry.kind === 'removed') streams.delete(entry.stream);
  else if (entry.kind === 'shard') stream?.shards.set(entry.shard.id, { ...entry.shard, records: [] });
  else applyToShard(stream?.shards.get(entry.shard), entry);
}

type ShardEntry = Extract<StreamEntry, { kind: 'closed' | 'record' | 'trimmed' }>;

function applyToShard(shard: Shard | undefined, entry: ShardEntry): void {
  if (shard === undefined) return;
  switch (entry.kind) {
    case 'closed':
      shard.endSequence = entry.endSequence;
      return;
    case 'record':
      shard.records.push(entry.record);
      return;
    case 'trimmed':
      shard.records.splice(0, entry.count);
  }
}

/** Entries that recreate the current streams. */
export function* streamEntries(streams: Iterable<Stream>): Generator<StreamEntry> {
  for (const { shards, ...stream } of streams) {
    yield { kind: 'stream', ...stream };
    for (const { records, ...shard } of shards.values()) {
      yield { kind: 'shard', stream: stream.name, shard };
      for (const record of records) yield { kind: 'record', stream: stream.name, shard: shard.id, record };
    }
  }
}

function putStream(streams: Map<string, Stream>, { kind: _kind, ...stream }: StreamEntry & { kind: 'stream' }): void {
  const present = streams.get(stream.name);
  if (present === undefined) {
    streams.set(stream.name, { ...stream, shards: new Map() });
    return;
  }
  present.retentionHours = stream.retentionHours;
  present.tags = stream.tags;
}

function isStreamEntry(entry: JournalEntry | StreamEntry): entry is StreamEntry {
  return typeof entry.kind === 'string';
}
