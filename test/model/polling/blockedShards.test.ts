import { expect, test } from 'vitest';
import { blockedShards, describeBlocked } from '../../../src/model/polling/blockedShards';
import { bisecting, eventsAt, startMs } from './followedRecords';

test('a shard is blocked from the first failure until its batch is done', () => {
  const steps = bisecting();
  const counts = steps.map((_step, index) => blockedShards(eventsAt('stream', steps.slice(0, index + 1))).length);
  expect(counts.join('')).toBe(`${'0'.repeat(6)}${'1'.repeat(14)}0`);
  const [shard] = blockedShards(eventsAt('stream', steps.slice(0, 15)));
  expect(shard).toMatchObject({ functionName: 'consumer', shardId: 'shardId-000000000000', attemptsLeft: 1 });
});

test('how long, and how much time is left', () => {
  const shards = blockedShards(eventsAt('stream', bisecting().slice(0, 15)));
  const at = (seconds: number) => describeBlocked(shards, startMs + seconds * 1000);
  expect(describeBlocked([], startMs)).toBeUndefined();
  expect(at(14)).toBe('blocked 11 s, data expires in 23 h');
  expect(at(190)).toBe('blocked 3 min, data expires in 23 h');
  expect(at(86_000)).toBe('blocked 23 h, data expires in 6 min');
  expect(at(86_401)).toBe('blocked 23 h, data expires any moment now');
  expect(describeBlocked([...shards, ...shards], startMs + 190_000)).toBe(
    '2 shards blocked 3 min, data expires in 23 h',
  );
});
