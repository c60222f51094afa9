import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SourceConnection, SourceLists } from '../../src/explorer/sources/sourceLists';
import { failureQueueDescription, sourceDescription } from '../../src/explorer/sources/sourceTexts';
import type { Result } from '../../src/model/connection/result';
import type { DeclaredSource } from '../../src/model/function/declaredSource';
import type { EventSourceMapping } from '../../src/model/function/eventSourceMapping';
import type { QueueCounts } from '../../src/model/polling/sourceReading';
import { makeMapping } from '../triggers/makeMapping';

/** Rows of queues, streams and tables: what they say, and when something is read for them. */
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const functionArn = (name: string) => arn('lambda', `function:${name}`);
const orders = arn('sqs', 'orders');
const dead = arn('sqs', 'orders-dead');
const failedClicks = arn('sqs', 'failed-clicks');
const none: QueueCounts = { waiting: 0, inFlight: 0, delayed: 0 };
const denied = { reason: 'accessDenied', name: 'Denied', statusCode: 403, message: 'Not allowed.' } as const;

const mappings: readonly EventSourceMapping[] = [
  makeMapping(arn('kinesis', 'stream/clicks'), { onFailure: failedClicks }, { functionArn: functionArn('count') }),
  makeMapping(orders, {}, { functionArn: functionArn('take:live') }),
  makeMapping(orders, {}, { functionArn: functionArn('audit'), state: 'Disabled' }),
  makeMapping(arn('dynamodb', 'table/items/stream/2026-11-28T00:00:00.000'), {}, { state: 'Disabled' }),
  makeMapping(undefined),
];

const declared: readonly DeclaredSource[] = [
  { kind: 'queue', name: 'orders', attributes: {} },
  { kind: 'queue', name: 'orders-dead', attributes: {} },
  { kind: 'queue', name: 'results', attributes: {} },
];

/** A connection that writes down what is read of it. */
class Recorded implements SourceConnection {
  readonly calls: string[] = [];
  readonly counts = new Map([[orders, { waiting: 3, inFlight: 1, delayed: 0 }]]);
  readonly id = 'recorded';
  readonly details: SourceConnection['details'] = {
    listEventSourceMappings: async () => this.answer('mappings', mappings),
  };
  readonly sources: SourceConnection['sources'] = {
    getSourceFacts: async (of) =>
      this.answer(`facts ${of.split(':').at(-1)}`, {
        kind: 'queue',
        visibilityTimeoutSeconds: 30,
        redrive: { deadLetterArn: dead, maximumReceives: 3 },
      }),
  };
  readonly polled: SourceConnection['polled'] = {
    queueCounts: async (of) => {
      const name = of.split(':').at(-1);
      if (of === failedClicks) return { ok: false, failure: denied };
      return this.answer(`counts ${name}`, this.counts.get(of) ?? none);
    },
  };

  constructor(readonly spec: SourceConnection['spec']) {}

  private answer<T>(call: string, value: T): Result<T> {
    this.calls.push(call);
    return { ok: true, value };
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function listsOf(spec: SourceConnection['spec']) {
  const connection = new Recorded(spec);
  const lists = new SourceLists<Recorded>(async () => declared, Date.now);
  return { connection, lists, list: lists.of(connection) };
}

async function rowsOf({ list }: ReturnType<typeof listsOf>): Promise<readonly string[]> {
  const { sources, failures } = await list.load();
  return [
    ...sources.flatMap((source) => [
      `${source.name} ${sourceDescription(source, { blocked: undefined, counts: list.countsOf(source.arn) })}`,
      ...source.failures.map((queue) => {
        return `  ${queue.arn.split(':').at(-1)} ${failureQueueDescription(queue, list.countsOf(queue.arn))}`;
      }),
    ]),
    ...failures.map(({ message }) => message),
  ];
}

test('rows say what waits, who polls, and where failures end; what nothing polls stands last', async () => {
  expect(await rowsOf(listsOf({ kind: 'local', name: 'Local' }))).toEqual([
    'clicks count',
    '  failed-clicks on-failure destination',
    'items disabled · checkout',
    'orders 3 waiting · 1 in flight · take, audit',
    '  orders-dead empty · dead-letter queue',
    'results empty · not polled',
    'Not allowed.',
  ]);
});

test('what projects declare belongs to Local alone', async () => {
  expect(await rowsOf(listsOf({ kind: 'aws', name: 'Prod' }))).not.toContain('results empty · not polled');
});

test('a blocked shard stands first', async () => {
  const { list } = listsOf({ kind: 'local', name: 'Local' });
  const [clicks] = (await list.load()).sources;
  const blocked = 'blocked 3 min, data expires in 23 h';
  expect(clicks && sourceDescription(clicks, { blocked, counts: undefined })).toBe(`${blocked} · count`);
  expect(failureQueueDescription({ kind: 'deadLetters', arn: dead }, { ...none, waiting: 1, delayed: 1 })).toBe(
    '2 messages · dead-letter queue',
  );
});

test('nothing is read before it is asked for, and it is listed once', async () => {
  const { connection, list, lists } = listsOf({ kind: 'local', name: 'Local' });
  expect(connection.calls).toEqual([]);
  await list.load();
  const first = [...connection.calls];
  expect(first).toEqual(['mappings', 'facts orders', 'counts orders', 'counts orders-dead', 'counts results']);
  await list.load();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(connection.calls).toEqual(first);
  lists.forget();
  await list.load();
  expect(connection.calls).toEqual([...first, ...first]);
});

test('what is on the screen at once is counted once', async () => {
  const { connection, lists } = listsOf({ kind: 'local', name: 'Local' });
  lists.setShown([connection]);
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.calls.filter((call) => call === 'counts orders')).toHaveLength(1);
  lists.setShown([]);
});

test.each([
  ['this machine every 2 seconds', { kind: 'local', name: 'Local' } as const, 2_000],
  ['AWS every 30 seconds', { kind: 'aws', name: 'Prod' } as const, 30_000],
])('on the screen queues are counted again: of %s', async (_what, spec, everyMs) => {
  const { connection, list, lists } = listsOf(spec);
  const changes: string[] = [];
  lists.onDidCount(({ id }) => changes.push(id));
  await list.load();
  const counted = () => connection.calls.filter((call) => call === 'counts orders').length;
  lists.setShown([connection]);
  await vi.advanceTimersByTimeAsync(0);
  expect(counted()).toBe(2);
  connection.counts.set(orders, none);
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(counted()).toBe(5);
  expect(changes).toEqual(['recorded']);
  lists.setShown([]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(counted()).toBe(5);
});
