import { describe, expect, test } from 'vitest';
import { closeBatch } from '../../../src/local/pollers/rules/closeBatch';
import { failureRecord } from '../../../src/local/pollers/rules/failureRecord';
import { readItemFailures } from '../../../src/local/pollers/rules/itemFailures';
import { initialConcurrency, lowered, raised } from '../../../src/local/pollers/rules/queueConcurrency';
import { afterStreamFailure, backoffSeconds } from '../../../src/local/pollers/rules/streamFailure';
import { readState, windowOf } from '../../../src/local/pollers/rules/tumblingWindow';
import { ShardProgress } from '../../../src/local/pollers/shards/shardProgress';

describe('a batch closes', () => {
  const megabyte = 1024 * 1024;
  const rule = { batchSize: 3, windowEndsMs: 1_000, nowMs: 0 };

  test.each([
    ['at its size', { ...rule, sizes: [1, 1, 1, 1] }, { count: 3, closedBy: 'size' }],
    ['at 6 MB', { ...rule, sizes: [4 * megabyte, 3 * megabyte] }, { count: 1, closedBy: 'bytes' }],
    ['with a record above 6 MB alone', { ...rule, sizes: [7 * megabyte] }, undefined],
    ['with the window', { ...rule, sizes: [1], nowMs: 1_000 }, { count: 1, closedBy: 'window' }],
    ['at once without a window', { ...rule, sizes: [1], windowEndsMs: undefined }, { count: 1, closedBy: 'drained' }],
    ['not while the window is open', { ...rule, sizes: [1, 1] }, undefined],
    ['never without records', { ...rule, sizes: [], nowMs: 2_000 }, undefined],
  ])('%s', (_what, given, expected) => {
    expect(closeBatch(given)).toEqual(expected);
  });
});

describe('a response', () => {
  const ids = new Set(['a', 'b']);

  test.each(['', 'null', '{}', '{"batchItemFailures":[]}', '{"batchItemFailures":null}', '{"other":1}'])(
    '%j is a success',
    (body) => {
      expect(readItemFailures(body, ids)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    '{"batchItemFailures":[{"itemIdentifier":""}]}',
    '{"batchItemFailures":[{"itemIdentifier":null}]}',
    '{"batchItemFailures":[{"id":"a"}]}',
    '{"batchItemFailures":[{"itemIdentifier":"c"}]}',
    '{"batchItemFailures":"a"}',
    '"text"',
  ])('%j fails the whole batch', (body) => {
    expect(readItemFailures(body, ids)).toEqual({ kind: 'all' });
  });

  test('names the records that failed', () => {
    const body = '{"batchItemFailures":[{"itemIdentifier":"b"}]}';
    expect(readItemFailures(body, ids)).toEqual({ kind: 'some', failed: new Set(['b']) });
  });
});

describe('after a failure a batch of a stream', () => {
  const failed = { size: 8, failedFrom: 0, attempts: 1, bisects: false, maximumRetryAttempts: 1 };

  test.each([
    ['is tried again', failed, { kind: 'retry', isFree: false }],
    ['is given up after the last retry', { ...failed, attempts: 2 }, { kind: 'giveUp' }],
    ['is given up at once without retries', { ...failed, maximumRetryAttempts: 0 }, { kind: 'giveUp' }],
    [
      'is tried for ever without a limit',
      { ...failed, attempts: 10_000, maximumRetryAttempts: 'untilExpired' as const },
      { kind: 'retry', isFree: false },
    ],
    ['is halved', { ...failed, bisects: true, attempts: 9 }, { kind: 'split', at: 4 }],
    ['is split at the named record', { ...failed, bisects: true, failedFrom: 5 }, { kind: 'retry', isFree: true }],
    [
      'is halved behind the named record',
      { ...failed, bisects: true, failedFrom: 0, size: 3 },
      { kind: 'split', at: 2 },
    ],
    ['of one record is given up', { ...failed, bisects: true, size: 1, attempts: 2 }, { kind: 'giveUp' }],
  ] as const)('%s', (_what, given, expected) => {
    expect(afterStreamFailure(given)).toEqual(expected);
  });

  test('waits a second, twice as long each time, a minute at most', () => {
    expect([1, 2, 3, 7, 50].map(backoffSeconds)).toEqual([1, 2, 4, 60, 60]);
  });
});

test('batches of a queue: five at first, 300 more a minute, half after an error', () => {
  const first = initialConcurrency(0, undefined);
  expect(first.allowed).toBe(5);
  expect(raised(first, 60_000, 1).allowed).toBe(305);
  expect(raised(first, 600_000, 10).allowed).toBe(1_250);
  expect(lowered(raised(first, 60_000, 1), 61_000).allowed).toBe(152);
  expect(lowered(lowered({ allowed: 2, raisedMs: 0 }, 0), 0).allowed).toBe(1);
  expect(initialConcurrency(0, 2).allowed).toBe(2);
});

test('windows begin at multiples of their length, and need a state', () => {
  expect(windowOf(61_500, 60_000)).toEqual({ startMs: 60_000, endMs: 120_000, state: {} });
  expect([readState('{"state":{"n":1}}'), readState('{}'), readState('nothing'), readState('null')]).toEqual([
    { n: 1 },
    undefined,
    undefined,
    undefined,
  ]);
});

test('the checkpoint waits for the first record that is not done', () => {
  const progress = new ShardProgress();
  const items = ['1', '2', '3'].map((sequence) => ({ sequence, key: '', arrivedMs: 0, record: {}, bytes: 1 }));
  progress.add(items);
  expect([items.slice(1, 2), items.slice(2), items.slice(0, 1)].map((done) => progress.finish(done))).toEqual([
    undefined,
    undefined,
    '3',
  ]);
  expect(progress.outstanding).toBe(0);
});

test('the record of a table’s failure has no response when the function was never called', () => {
  const record = failureRecord({
    requestId: 'r',
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
    condition: 'RecordAgeExceeded',
    invokeCount: 0,
    response: undefined,
    atMs: 0,
    shardId: 'shard',
    streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s',
    sequences: ['1', '2'],
    firstArrivedMs: 0,
    lastArrivedMs: 1_000,
  });
  expect(record).toEqual({
    requestContext: {
      requestId: 'r',
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
      condition: 'RecordAgeExceeded',
      approximateInvokeCount: 0,
    },
    version: '1.0',
    timestamp: '1970-01-01T00:00:00.000Z',
    DDBStreamBatchInfo: {
      shardId: 'shard',
      startSequenceNumber: '1',
      endSequenceNumber: '2',
      approximateArrivalOfFirstRecord: '1970-01-01T00:00:00.000Z',
      approximateArrivalOfLastRecord: '1970-01-01T00:00:01.000Z',
      batchSize: 2,
      streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s',
    },
  });
});
