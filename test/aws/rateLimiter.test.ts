import { expect, test, vi } from 'vitest';
import { RateLimiter } from '../../src/aws/calls/rateLimiter';
import { FakeClock } from './fakeClock';

/** Calls that ask for a turn at once; `begun` has when each one got it, in milliseconds after the first. */
function makeCalls(number: number) {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock);
  const startMs = clock.now();
  const begun: number[] = [];
  const ask = (signal?: AbortSignal) => limiter.turn(signal).then(() => begun.push(clock.now() - startMs));
  const calls = Array.from({ length: number }, () => ask());
  return { clock, limiter, begun, ask, calls };
}

/** Waits until `number` calls have begun; promises settle on their own, no time passes. */
async function untilBegun(begun: readonly number[], number: number): Promise<void> {
  await vi.waitFor(() => expect(begun.length).toBe(number));
}

/** Lets promises settle that have nothing left to wait for. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('nine calls begin at once, and nine more each second', async () => {
  const { clock, begun } = makeCalls(25);
  await untilBegun(begun, 9);
  clock.advance(999);
  expect(clock.waiting).toBe(1);
  clock.advance(1);
  await untilBegun(begun, 18);
  clock.advance(1_000);
  await untilBegun(begun, 25);
  expect(begun).toEqual([...Array(9).fill(0), ...Array(9).fill(1_000), ...Array(7).fill(2_000)]);
  expect(clock.waiting).toBe(0);
});

test('no second has more than nine, wherever it begins', async () => {
  const { clock, begun, ask } = makeCalls(5);
  await untilBegun(begun, 5);
  clock.advance(600);
  const more = Array.from({ length: 20 }, () => ask());
  for (let step = 0; step < 100; step += 1) {
    await settled();
    clock.advance(100);
  }
  await Promise.all(more);
  for (const from of begun) {
    expect(begun.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(9);
  }
});

test('a call that is canceled while it waits takes nobody’s turn', async () => {
  const { clock, begun, ask } = makeCalls(9);
  await untilBegun(begun, 9);
  const controller = new AbortController();
  const canceled = ask(controller.signal);
  const next = ask();
  controller.abort(new Error('the node was collapsed'));
  await expect(canceled).rejects.toThrow('the node was collapsed');
  clock.advance(1_000);
  await next;
  expect(begun.at(-1)).toBe(1_000);
  expect(begun).toHaveLength(10);
});

test('a call that was canceled before does not wait at all', async () => {
  const { ask, begun } = makeCalls(0);
  await expect(ask(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  expect(begun).toEqual([]);
});

test('a throttled call holds all others back, twice as long each time, until one is answered', async () => {
  const { clock, limiter, begun, ask } = makeCalls(1);
  await untilBegun(begun, 1);
  const pauses: number[] = [];
  for (let time = 0; time < 9; time += 1) {
    limiter.throttled();
    pauses.push((limiter.pausedUntilMs ?? 0) - clock.now());
    const held = ask();
    clock.advance((pauses.at(-1) ?? 0) - 1);
    expect(begun).toHaveLength(time + 1);
    clock.advance(1);
    await held;
  }
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(limiter.pausedUntilMs).toBeUndefined();
  limiter.succeeded();
  limiter.throttled();
  expect((limiter.pausedUntilMs ?? 0) - clock.now()).toBe(500);
});

test('calls that are throttled together make one pause, as long as AWS says', () => {
  const { clock, limiter } = makeCalls(0);
  limiter.throttled(7_000);
  limiter.throttled(9_000);
  expect((limiter.pausedUntilMs ?? 0) - clock.now()).toBe(7_000);
});
