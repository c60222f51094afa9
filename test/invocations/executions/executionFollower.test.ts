import { afterEach, describe, expect, it, vi } from 'vitest';
import { ExecutionFollower } from '../../../src/invocations/executions/executionFollower';
import { nextReadMs } from '../../../src/invocations/executions/nextReadMs';
import type { Connection, ConnectionSpec } from '../../../src/model/connection/connection';
import type { Result } from '../../../src/model/connection/result';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import type { DurableExecutions, HistoryPage, HistoryRequest } from '../../../src/model/durable/durableExecutions';
import { readHistory } from '../../../src/model/durable/readHistory';
import type { ShownExecution } from '../../../src/protocol/shownExecution';
import { FakeClock } from '../../aws/fakeClock';
import { histories } from '../../model/durable/histories';
import { at, type RawEvent } from '../../model/durable/makeHistory';

const executionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/9f3c';

/** A history that grows, read as from AWS. */
class FakeExecutions implements DurableExecutions {
  readonly requests: Omit<HistoryRequest, 'arn'>[] = [];
  failure: Extract<Result<never>, { ok: false }> | undefined;

  constructor(
    public events: readonly RawEvent[],
    private readonly largestPage = 1_000,
  ) {}

  get: DurableExecutions['get'] = () =>
    Promise.resolve({ ok: false, failure: { reason: 'other', name: 'X', statusCode: undefined, message: 'No.' } });

  readHistory({ arn: _, ...request }: HistoryRequest): Promise<Result<HistoryPage>> {
    this.requests.push(request);
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    const { marker = '0', order, maxEvents } = request;
    const all = order === 'oldestFirst' ? this.events : this.events.toReversed();
    const endAt = Number(marker) + Math.min(maxEvents, this.largestPage);
    const events = all.slice(Number(marker), endAt).map((event) => JSON.stringify(event));
    return Promise.resolve({ ok: true, value: { events, nextMarker: endAt < all.length ? String(endAt) : undefined } });
  }

  skipWait: DurableExecutions['skipWait'] = () => Promise.resolve({ ok: true, value: undefined });
}

let follower: ExecutionFollower | undefined;
afterEach(() => follower?.dispose());

function follow(durable: FakeExecutions, spec: ConnectionSpec = { kind: 'aws', name: 'Prod' }) {
  const clock = new FakeClock();
  const seen: ShownExecution[] = [];
  const connection: Pick<Connection, 'spec' | 'durable'> = { spec, durable };
  const made = new ExecutionFollower({ connection, executionArn, clock, onChange: (one) => seen.push(one) });
  follower = made;
  made.start();
  return { clock, seen, follower: made };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 2 });

describe('following an execution', () => {
  it('reads what there is from the beginning, page by page, and shows each', async () => {
    const durable = new FakeExecutions(histories.chained ?? [], 3);
    const { seen, follower: made } = follow(durable);
    await until(() => expect(made.current.following).toBe('ended'));
    expect(durable.requests.map(({ marker, order }) => `${order} ${marker ?? '–'}`)).toEqual([
      'oldestFirst –',
      'oldestFirst 3',
      'oldestFirst 6',
    ]);
    expect(seen.map(({ events }) => events.length)).toEqual(expect.arrayContaining([0, 3, 6, 9]));
    expect(made.current).toMatchObject({ origin: 'Prod', source: 'aws', notice: undefined });
  });

  it('then only what is new, from the end, and nothing after the end', async () => {
    const whole = histories['callback that timed out'] ?? [];
    const durable = new FakeExecutions(whole.slice(0, 4));
    const { clock, follower: made } = follow(durable);
    await until(() => expect(clock.waiting).toBe(1));
    expect(made.current).toMatchObject({ following: 'following', notice: undefined });
    durable.events = whole;
    clock.advance(1_000);
    await until(() => expect(made.current.following).toBe('ended'));
    expect(made.current.events).toHaveLength(whole.length);
    await until(() => expect(clock.waiting).toBe(1));
    clock.advance(3_000);
    await until(() =>
      expect(durable.requests.map(({ order }) => order)).toEqual(['oldestFirst', 'newestFirst', 'newestFirst']),
    );
    await until(() => expect(clock.waiting).toBe(0));
  });

  it('reads newer pages until it meets what it knows', async () => {
    const whole = histories['step with retries'] ?? [];
    const durable = new FakeExecutions(whole.slice(0, 2), 4);
    const { clock, follower: made } = follow(durable);
    await until(() => expect(clock.waiting).toBe(1));
    durable.events = whole;
    clock.advance(60_000);
    await until(() => expect(made.current.events).toHaveLength(whole.length));
    expect(durable.requests.slice(1).map(({ marker }) => marker)).toEqual([undefined, '4', '8']);
  });

  it('reads at once when it is woken, and not at all once it was stopped', async () => {
    const durable = new FakeExecutions(histories['callback that waits'] ?? []);
    const { clock, follower: made } = follow(durable);
    await until(() => expect(clock.waiting).toBe(1));
    made.wake();
    await until(() => expect(durable.requests).toHaveLength(2));
    await until(() => expect(clock.waiting).toBe(1));
    made.stop();
    expect(made.current.following).toBe('stopped');
    await until(() => expect(clock.waiting).toBe(0));
    clock.advance(600_000);
    expect(durable.requests).toHaveLength(2);
  });

  it('goes on after a failure that passes', async () => {
    const durable = new FakeExecutions(histories.empty ?? []);
    durable.failure = failed('throttled', 'Lambda throttled lambda:GetDurableExecutionHistory.');
    const { clock, follower: made } = follow(durable);
    await until(() => expect(clock.waiting).toBe(1));
    clock.advance(2_000);
    await until(() =>
      expect(made.current.notice?.text).toBe('Lambda throttled lambda:GetDurableExecutionHistory. Retrying…'),
    );
    durable.failure = undefined;
    await until(() => expect(clock.waiting).toBe(1));
    clock.advance(4_000);
    await until(() => expect(made.current).toMatchObject({ following: 'ended', notice: undefined }));
  });

  it('ends with the sentence of a failure that stays', async () => {
    const durable = new FakeExecutions([]);
    durable.failure = failed('accessDenied', 'You may not read this.');
    const { clock, follower: made } = follow(durable);
    await until(() => expect(made.current.following).toBe('failed'));
    expect(made.current.notice).toEqual({ kind: 'error', text: 'You may not read this.' });
    expect(clock.waiting).toBe(0);
  });
});

describe('the pace of reading', () => {
  const nowMs = Date.parse(at(1_000));
  const paceOf = (name: string, pace: Parameters<typeof nextReadMs>[2]) =>
    Math.round(nextReadMs(buildExecutionTree(readHistory(JSON.stringify(histories[name])) ?? [], nowMs), nowMs, pace));

  it('slows down while nothing happens', () => {
    const delays = [0, 1, 4, 20].map((quietReads) => paceOf('callback that waits', { isLocal: false, quietReads }));
    expect(delays).toEqual([1_000, 1_500, 5_063, 10_000]);
  });

  it('sleeps while a timer runs, for half a minute at most', () => {
    const events = histories['wait of two hours']?.slice(0, 5);
    const tree = buildExecutionTree(readHistory(JSON.stringify(events)) ?? [], nowMs);
    const pace = { isLocal: false, quietReads: 0 };
    expect(nextReadMs(tree, nowMs, pace)).toBe(30_000);
    expect(nextReadMs(tree, Date.parse(at(31 + 7_190_000)), pace)).toBe(10_500);
  });

  it('is quick on this machine', () => {
    expect(paceOf('callback that waits', { isLocal: true, quietReads: 20 })).toBe(2_000);
  });
});

function failed(reason: 'throttled' | 'accessDenied', message: string): Extract<Result<never>, { ok: false }> {
  return { ok: false, failure: { reason, name: 'E', statusCode: 400, message } };
}
