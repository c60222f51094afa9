import { expect, it } from 'vitest';
import { PollEventFeed } from '../../src/invocations/records/pollEventFeed';
import { systemClock } from '../../src/model/base/systemClock';
import { LazyConnection } from '../../src/model/connection/lazyConnection';
import type { PollEvent } from '../../src/model/polling/pollEvent';
import type { PolledRecords } from '../../src/model/polling/recordContent';

/** A service that has decided something once, and then nothing until it is asked no longer. */
class Decider {
  readonly asked: number[] = [];

  constructor(private readonly sequence: number) {}

  readonly decisions: PolledRecords['decisions'] = async (after, _waitSeconds, signal) => {
    this.asked.push(after);
    if (after >= this.sequence) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    }
    const place = { sourceArn: 'arn', mappingUuid: undefined, shardId: undefined };
    const event: PollEvent = { kind: 'deleted', record: 'm', sequence: this.sequence, atMs: 1, ...place };
    return { ok: true, value: { events: [event], next: this.sequence, isGap: false } };
  };

  get connection(): { readonly polled: PolledRecords } {
    const unused = () => Promise.reject(new Error('not asked here'));
    const { decisions } = this;
    return {
      polled: {
        decisions,
        send: unused,
        read: unused,
        queueCounts: unused,
        readMetrics: unused,
        redrive: unused,
        change: unused,
        reservedConcurrency: unused,
      },
    };
  }
}

it('decisions are read on from the service that took the place of another', async () => {
  const [first, second] = [new Decider(10), new Decider(20)];
  const feed = new PollEventFeed(first.connection, systemClock);
  const subscription = feed.listen(() => undefined);
  await expect.poll(() => feed.events.map(({ sequence }) => sequence)).toEqual([10]);
  await expect.poll(() => first.asked).toEqual([0, 10]);
  feed.readFrom(second.connection);
  await expect.poll(() => feed.events.map(({ sequence }) => sequence)).toEqual([10, 20]);
  await expect.poll(() => second.asked).toEqual([10, 20]);
  subscription.dispose();
  expect(first.asked).toEqual([0, 10]);
});

it('a connection that was closed is not opened again by who still holds it', async () => {
  let opened = 0;
  const connection = new LazyConnection(
    { kind: 'local', name: 'Local' },
    async () => {
      opened += 1;
      throw new Error('nothing to open');
    },
    Date.now,
  );
  await connection.polled.decisions(0, 1, new AbortController().signal);
  connection.dispose();
  const after = await connection.polled.decisions(0, 1, new AbortController().signal);
  expect([opened, after.ok ? '' : after.failure.name]).toEqual([1, 'ConnectionClosed']);
});
