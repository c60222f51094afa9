import type { PeekFrom } from '../model/recordSource';

/** The calls that Kinesis and DynamoDB Streams have in common. */
export interface ShardReader<R> {
  /** Oldest first. */
  shards(): Promise<readonly { readonly id: string; readonly isOpen: boolean }[]>;
  iterator(shardId: string, from: PeekFrom): Promise<string | undefined>;
  /** `next`: absent at the end of a closed shard. `isAtTip`: there is nothing newer now. */
  records(
    iterator: string,
    limit: number,
  ): Promise<{ readonly records: readonly R[]; readonly next: string | undefined; readonly isAtTip: boolean }>;
}

/** Records of one shard, as a batch has them. */
export interface ShardRecords<R> {
  readonly shardId: string;
  readonly records: readonly R[];
  readonly notes: readonly string[];
}

/** A shard allows five reads a second, which it shares with Lambda's own poller: these few are far apart. */
const betweenReadsMs = 300;
const mostReads = 60;
const mostShards = 50;
/** DynamoDB does not say whether there is more: so often nothing means nothing. */
const mostEmpty = 5;
const latestWaitMs = 10_000;

/** Reads until a shard has given something, or all were read to their tip. Nothing a poller knows of is moved. */
export async function peekStream<R>(
  reader: ShardReader<R>,
  from: PeekFrom,
  limit: number,
  signal: AbortSignal,
): Promise<ShardRecords<R>> {
  const all = await reader.shards();
  const wanted = all.filter(({ id, isOpen }) =>
    from.kind === 'sequence' ? id === from.shardId : from.kind === 'latest' ? isOpen : true,
  );
  const read = wanted.slice(0, mostShards);
  const unread = wanted.length > read.length ? [`Only ${read.length} of ${wanted.length} shards were looked at.`] : [];
  const found =
    from.kind === 'latest'
      ? await waitForNews(
          reader,
          read.map(({ id }) => id),
          limit,
          signal,
        )
      : await readThrough(
          reader,
          read.map(({ id }) => id),
          from,
          limit,
          signal,
        );
  if (found === undefined) return { shardId: '', records: [], notes: [...unread, nothingFound(from)] };
  const of = all.length === 1 ? [] : [`These are of shard ${found.shardId}: a batch comes from one shard.`];
  return { ...found, notes: [...of, ...unread] };
}

function nothingFound(from: PeekFrom): string {
  return from.kind === 'latest'
    ? `Nothing arrived within ${latestWaitMs / 1000} seconds.`
    : 'No record was found there: the stream may be empty, or its records have expired.';
}

async function readThrough<R>(
  reader: ShardReader<R>,
  shardIds: readonly string[],
  from: PeekFrom,
  limit: number,
  signal: AbortSignal,
): Promise<Omit<ShardRecords<R>, 'notes'> | undefined> {
  let reads = 0;
  for (const shardId of shardIds) {
    let iterator = await reader.iterator(shardId, from);
    let empty = 0;
    while (iterator !== undefined && reads < mostReads && empty < mostEmpty) {
      signal.throwIfAborted();
      reads += 1;
      const page = await reader.records(iterator, limit);
      if (page.records.length > 0) return { shardId, records: page.records };
      empty += 1;
      // A shard may answer with nothing although there is more further on.
      iterator = page.isAtTip ? undefined : page.next;
      if (iterator !== undefined) await sleep(betweenReadsMs, signal);
    }
  }
  return undefined;
}

async function waitForNews<R>(
  reader: ShardReader<R>,
  shardIds: readonly string[],
  limit: number,
  signal: AbortSignal,
): Promise<Omit<ShardRecords<R>, 'notes'> | undefined> {
  const iterators = new Map<string, string>();
  for (const id of shardIds) {
    const iterator = await reader.iterator(id, { kind: 'latest' });
    if (iterator !== undefined) iterators.set(id, iterator);
  }
  const untilMs = Date.now() + latestWaitMs;
  while (Date.now() < untilMs && iterators.size > 0) {
    for (const [shardId, iterator] of iterators) {
      signal.throwIfAborted();
      const page = await reader.records(iterator, limit);
      if (page.records.length > 0) return { shardId, records: page.records };
      if (page.next === undefined) iterators.delete(shardId);
      else iterators.set(shardId, page.next);
    }
    await sleep(1_000, signal);
  }
  return undefined;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
