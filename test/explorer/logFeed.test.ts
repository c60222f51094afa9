import { describe, expect, it } from 'vitest';
import { type FeedQuery, LogFeed, maxLogEvents } from '../../src/explorer/logs/logFeed';
import type { LogReader, StoredEvent } from '../../src/model/connection/logReader';
import { FakeClock } from '../aws/fakeClock';
import { settled } from './pagedConnection';

const follow: FeedQuery = { mode: 'follow', logGroup: '/aws/lambda/orders', fromMs: 0, toMs: undefined, pattern: '' };

function event(id: string, timestampMs: number): StoredEvent {
  return { id, timestampMs, message: id, stream: 'one' };
}

/** A log group whose events the test writes. */
class FakeGroup implements LogReader {
  readonly written: StoredEvent[] = [];
  readonly asked: number[] = [];
  private failure: 'throttled' | 'accessDenied' | undefined;

  readonly readEvents: LogReader['readEvents'] = async ({ fromMs }) => {
    this.asked.push(fromMs);
    if (this.failure !== undefined) {
      const failure = { reason: this.failure, name: '', statusCode: 400, message: 'Refused.' };
      this.failure = undefined;
      return { ok: false, failure };
    }
    return {
      ok: true,
      value: { events: this.written.filter((one) => one.timestampMs >= fromMs), nextToken: undefined },
    };
  };

  readonly tail: LogReader['tail'] = async (_arn, _pattern, _signal, onBatch) => {
    onBatch({ events: this.written, isSampled: true });
    return { ok: true, value: undefined };
  };

  failOnce(reason: 'throttled' | 'accessDenied'): void {
    this.failure = reason;
  }
}

async function after(clock: FakeClock, seconds: number): Promise<void> {
  clock.advance(seconds * 1000);
  await settled();
}

describe('a followed log', () => {
  it('asks every two seconds, and keeps late and repeated events once, in order of time', async () => {
    const [clock, group] = [new FakeClock(), new FakeGroup()];
    const feed = new LogFeed(follow, group, clock);
    group.written.push(event('a', 100_000), event('c', 130_000));
    await feed.start();
    group.written.push(event('b', 120_000));
    await after(clock, 2);
    await after(clock, 2);
    expect(feed.state.events.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(group.asked).toEqual([0, 100_000, 100_000]);
    expect(feed.state.phase.kind).toBe('following');
  });

  it('asks nothing while its document is hidden or the window is in the background, and nothing once stopped', async () => {
    const [clock, group] = [new FakeClock(), new FakeGroup()];
    const feed = new LogFeed(follow, group, clock);
    await feed.start();
    feed.setActive(false);
    await after(clock, 600);
    expect([group.asked.length, feed.state.phase.kind, clock.waiting]).toEqual([1, 'paused', 0]);
    feed.setActive(true);
    await settled();
    expect(group.asked).toHaveLength(2);
    feed.stop();
    await after(clock, 600);
    feed.setActive(false);
    feed.setActive(true);
    expect([group.asked.length, feed.state.phase.kind, clock.waiting]).toEqual([2, 'ended', 0]);
  });

  it('asks less often when AWS throttles, and ends when it may not read', async () => {
    const [clock, group] = [new FakeClock(), new FakeGroup()];
    const feed = new LogFeed(follow, group, clock);
    group.failOnce('throttled');
    await feed.start();
    await after(clock, 9);
    expect(group.asked).toHaveLength(1);
    group.failOnce('accessDenied');
    await after(clock, 1);
    expect(feed.state.phase).toMatchObject({ kind: 'failed', failure: { message: 'Refused.' } });
    expect(clock.waiting).toBe(0);
  });

  it('keeps the newest events', async () => {
    const group = new FakeGroup();
    group.written.push(...Array.from({ length: maxLogEvents + 5 }, (_, at) => event(String(at), at)));
    const feed = new LogFeed({ ...follow, mode: 'range' }, group, new FakeClock());
    await feed.start();
    expect([feed.state.events.length, feed.state.dropped, feed.state.phase.kind]).toEqual([maxLogEvents, 5, 'ended']);
    expect(feed.state.events[0]?.id).toBe('5');
  });

  it('by Live Tail says that events are missing', async () => {
    const group = new FakeGroup();
    group.written.push(event('a', 1));
    const feed = new LogFeed({ ...follow, mode: 'tail', logGroupArn: 'arn' }, group, new FakeClock());
    await feed.start();
    expect(feed.state).toMatchObject({ isSampled: true, phase: { kind: 'ended' }, events: [{ id: 'a' }] });
    expect(group.asked).toEqual([]);
  });
});
