import { expect, test } from 'vitest';
import { PeekStream } from '../../src/aws/records/peekStream';
import type { ShardPage, ShardReader } from '../../src/aws/records/shardReader';
import { applyFilters } from '../../src/events/applyFilters';
import { textToBase64 } from '../../src/events/base64';
import { readFilters } from '../../src/events/readFilters';
import type { PeekFrom } from '../../src/model/connection/recordSource';
import { FakeClock } from './fakeClock';

/** What reads of a shard give one after the other: texts of records, `tip` where the service says that it is the tip. */
type Reads = readonly (readonly string[] | 'tip')[];

/** Shards by id. `repeats`: the last read is given again and again, as an open shard does. */
interface Stream {
  readonly [shardId: string]: { readonly reads: Reads; readonly repeats?: boolean };
}

function readerOf(stream: Stream, log: string[]): ShardReader {
  return {
    shards: async () => Object.entries(stream).map(([id, { repeats }]) => ({ id, isOpen: repeats === true })),
    iterator: async () => '0',
    async read(shardId, iterator): Promise<ShardPage> {
      log.push(`${shardId} ${iterator}`);
      const { reads, repeats } = stream[shardId] ?? { reads: [] };
      const index = Number(iterator);
      const given = reads[Math.min(index, reads.length - 1)] ?? [];
      const hasMore = repeats === true || index < reads.length - 1;
      return {
        records: given === 'tip' ? [] : given.map((text) => ({ kinesis: { data: textToBase64(text) } })),
        next: hasMore ? String(index + 1) : undefined,
        isAtTip: given === 'tip' ? true : undefined,
      };
    },
  };
}

/** The batch, one line a text; then the notes; then where it was read. Time passes by itself. */
async function look(stream: Stream, from: PeekFrom, filters: readonly string[] = []): Promise<readonly string[]> {
  const read = readFilters(filters);
  if (!read.ok) throw new Error(read.message);
  const [clock, log] = [new FakeClock(), [] as string[]];
  const { signal } = new AbortController();
  const search = {
    from,
    readLimit: 100,
    filter: (records: Parameters<typeof applyFilters>[0]) => applyFilters(records, read.filters, 'kinesis', 3),
  };
  const found = await passing(clock, new PeekStream(readerOf(stream, log), search, clock, signal).find());
  const texts = found.kept.map((record) => atob(String(Reflect.get(Object(record.kinesis), 'data'))));
  return [...texts, `${found.dropped} dropped`, ...found.notes, log.join(', ')];
}

async function passing<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(100);
  }
  return done;
}

const horizon: PeekFrom = { kind: 'horizon' };

test('the first shard that has records gives the batch', async () => {
  expect(await look({ a: { reads: [[]] }, b: { reads: [[], ['x', 'y']] } }, horizon)).toEqual([
    'x',
    'y',
    '0 dropped',
    'These records are from shard b: a batch comes from one shard.',
    'a 0, b 0, b 1',
  ]);
});

test('what the filters leave out is read past', async () => {
  const reads = [['no'], ['no', 'yes 1', 'no', 'yes 2', 'yes 3', 'no']];
  expect(await look({ a: { reads, repeats: true } }, horizon, ['{"data": [{"prefix": "yes"}]}'])).toEqual([
    'yes 1',
    'yes 2',
    'yes 3',
    '3 dropped',
    'a 0, a 1',
  ]);
});

test('a shard is left at its tip, and one that says nothing of it after five empty reads', async () => {
  expect(await look({ a: { reads: ['tip'], repeats: true }, b: { reads: [[]], repeats: true } }, horizon)).toEqual([
    '0 dropped',
    'No records found at this position. The stream may be empty, or its records have expired.',
    'a 0, b 0, b 1, b 2, b 3, b 4',
  ]);
});

test('a stream that was not read to its end is not called empty', async () => {
  const lines = await look({ a: { reads: [['no']], repeats: true } }, horizon, ['{"data": ["yes"]}']);
  expect(lines.slice(0, 2)).toEqual([
    '60 dropped',
    'No record for a batch in 60 reads; the stream was not read to its end. Start later, at a timestamp or sequence number.',
  ]);
});

test('a shard that is not there is said to be not there', async () => {
  const from: PeekFrom = { kind: 'sequence', shardId: 'z', sequenceNumber: '1' };
  expect(await look({ a: { reads: [['x']] } }, from)).toEqual(['0 dropped', 'The stream has no shard z.', '']);
});

test('from latest on, open shards are read in turn until something arrives', async () => {
  const stream: Stream = {
    closed: { reads: [['old']] },
    a: { reads: [[]], repeats: true },
    b: { reads: [[], [], ['new']], repeats: true },
  };
  expect(await look(stream, { kind: 'latest' })).toEqual([
    'new',
    '0 dropped',
    'These records are from shard b: a batch comes from one shard.',
    'a 0, b 0, a 1, b 1, a 2, b 2',
  ]);
});

test('from latest on, waiting has an end', async () => {
  const lines = await look({ a: { reads: [[]], repeats: true } }, { kind: 'latest' });
  expect(lines.slice(0, 2)).toEqual([
    '0 dropped',
    'Nothing arrived within 10 seconds. Starting at the latest position only reads records that arrive during that time.',
  ]);
});

test('who stops waiting is not kept waiting', async () => {
  const [clock, controller] = [new FakeClock(), new AbortController()];
  const reader = readerOf({ a: { reads: [[]], repeats: true } }, []);
  const filter = (records: Parameters<typeof applyFilters>[0]) => applyFilters(records, [], 'kinesis');
  const search = { from: { kind: 'latest' } as const, readLimit: 1, filter };
  const finding = new PeekStream(reader, search, clock, controller.signal).find();
  await expect.poll(() => clock.waiting).toBe(1);
  controller.abort(new Error('enough'));
  await expect(finding).rejects.toThrow('enough');
  expect(clock.waiting).toBe(0);
});
