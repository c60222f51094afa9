import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventsOfRecord } from '../../../src/model/polling/eventsOfRecord';
import type { FollowedRecord } from '../../../src/model/polling/followedRecord';
import type { PollStep } from '../../../src/model/polling/pollEvent';
import { expectGolden } from '../../golden';
import {
  bisecting,
  deadLetterArn,
  eventsAt,
  followed,
  message,
  neighbor,
  reading,
  receive,
  record,
  startMs,
} from './followedRecords';
import { renderRecord } from './renderRecord';

const golden = join(import.meta.dirname, '..', 'golden');

type Timed = readonly (readonly [number, PollStep])[];

const arrived: Timed = [[0.005, { kind: 'arrived', record: message, visibleAtMs: startMs + 5 }]];
const again = (at: number, receiveCount: number): Timed => [[at, { kind: 'visible', record: message, receiveCount }]];

const poison: Timed = [
  ...arrived,
  ...receive(0.006, 1),
  ...again(2.006, 1),
  ...receive(2.006, 2),
  ...again(4.006, 2),
  ...receive(4.006, 3),
  [6.006, { kind: 'redriven', record: message, receiveCount: 3, targetArn: deadLetterArn }],
];

function at(seconds: number, title: string, one: FollowedRecord): string {
  return `# ${title}\n${renderRecord(one, startMs + seconds * 1000)}\n`;
}

const queue = (title: string, seconds: number, steps: Timed, change: Parameters<typeof followed>[2] = {}) =>
  at(seconds, title, followed('queue', eventsOfRecord(message, eventsAt('queue', steps)), change));

const stream = (title: string, seconds: number, steps: Timed, change: Parameters<typeof followed>[2] = {}) =>
  at(seconds, title, followed('stream', eventsOfRecord(record(2), eventsAt('stream', steps)), change));

const requestId = 'request-1';
const good: Timed = receive(0.006, 1).slice(0, -1);

test('a message, from the send to its end', () => {
  process.env.TZ = 'UTC';
  const delayed: Timed = [[0.005, { kind: 'arrived', record: message, visibleAtMs: startMs + 5_000 }]];
  const filtered: Timed = [
    ...arrived,
    [0.006, { kind: 'received', record: message, receiveCount: 1, visibleAtMs: startMs + 2_000 }],
    [0.006, { kind: 'polled', records: [message], receiveCounts: [1] }],
    [0.006, { kind: 'filtered', records: [message], isDeleted: true }],
    [0.007, { kind: 'deleted', record: message }],
  ];
  const throttled: Timed = [
    ...arrived,
    ...good,
    [0.01, { kind: 'throttled', batchId: 'b1', retryAtMs: startMs + 1_010 }],
    [1.05, { kind: 'deleted', record: message }],
    [1.05, { kind: 'succeeded', batchId: 'b1', requestId }],
  ];
  const partial: Timed = [
    ...arrived,
    ...good,
    [0.05, { kind: 'deleted', record: message }],
    [
      0.05,
      {
        kind: 'failed',
        batchId: 'b1',
        requestId,
        attempt: 1,
        cause: 'itemFailures',
        errorType: undefined,
        failed: [neighbor],
      },
    ],
  ];
  const bare = followed('queue', []);
  const failure = {
    reason: 'notFound',
    name: 'QueueDoesNotExist',
    statusCode: 400,
    message: 'No queue orders.',
  } as const;
  expectGolden(
    [
      at(1, 'sending', { ...bare, answer: { kind: 'waiting' } }),
      at(1, 'refused', { ...bare, answer: { kind: 'refused', atMs: startMs + 20, failure } }),
      queue('delayed', 1, delayed),
      queue('waiting, nobody polls', 4, arrived),
      queue('filtered out', 4, filtered, { filters: ['{}', '{}'] }),
      queue('running', 0.03, [...arrived, ...good]),
      queue('back in the queue after attempt 1', 1, poison.slice(0, 6)),
      queue('after the last receive', 5, poison.slice(0, -1)),
      queue('in the dead-letter queue', 9, poison),
      queue('throttled', 0.5, throttled.slice(0, 6)),
      queue('taken after a throttle', 2, throttled),
      queue('its neighbor was reported', 2, partial),
      queue('stopped', 2, arrived, { following: { kind: 'ended', reason: 'stopped' } }),
    ].join('\n'),
    join(golden, 'messageLifecycle.txt'),
  );
});

test('a record of a stream, from the send to its end', () => {
  process.env.TZ = 'UTC';
  const steps = bisecting();
  const unlimited: Timed = [
    ...steps.slice(0, 5),
    [
      2.15,
      {
        kind: 'blocked',
        batchId: 'b1',
        records: [0, 1, 2, 3].map(record),
        sinceMs: startMs + 2_100,
        untilMs: startMs + 86_400_000,
        until: 'dataExpires',
        attemptsLeft: undefined,
      },
    ],
    [2.15, { kind: 'retried', batchId: 'b1', attempt: 2, retryAtMs: startMs + 3_150 }],
  ];
  const dropped: Timed = steps.flatMap((one): Timed => {
    const [seconds, step] = one;
    if (step.kind === 'delivered') return [];
    return step.kind === 'givenUp' ? [[seconds, { ...step, destination: undefined }]] : [one];
  });
  const done: Timed = [
    ...steps.slice(0, 4),
    [2.15, { kind: 'succeeded', batchId: 'b1', requestId }],
    [2.16, { kind: 'checkpointed', record: record(3) }],
  ];
  expectGolden(
    [
      stream('polled, waiting for its batch', 1, steps.slice(0, 2)),
      stream('processed', 3, done),
      stream('never read, and passed by the poller', 3, [
        ...steps.slice(0, 1),
        [2.16, { kind: 'checkpointed', record: record(3) }],
      ]),
      stream('the shard is blocked', 180, unlimited),
      stream('bisected, waiting for attempt 2', 3, steps.slice(0, 15)),
      stream('given up, reported', 4, steps),
      stream('given up, dropped', 4, dropped),
    ].join('\n'),
    join(golden, 'streamRecordLifecycle.txt'),
  );
});

test('on AWS, what can be read and what cannot', () => {
  process.env.TZ = 'UTC';
  const seen = { requestId, startMs: startMs + 1_000, endMs: startMs + 1_080, outcome: 'functionError' } as const;
  const on = (readings: readonly ReturnType<typeof reading>[], change: Partial<FollowedRecord> = {}) =>
    followed('queue', [], { evidence: { kind: 'readings', readings }, connectionName: 'staging', ...change });
  const waiting = reading(2, { queue: { waiting: 3, inFlight: 1, delayed: 0 } });
  const disabled = reading(2, {
    queue: { waiting: 1, inFlight: 0, delayed: 0 },
    mapping: { state: 'Disabled', lastResult: undefined },
    problems: ['Not allowed to read log group /aws/lambda/consumer.'],
  });
  expectGolden(
    [
      at(3, 'waiting', on([waiting], { isTraced: false })),
      at(3, 'the mapping is off', on([disabled])),
      at(
        3,
        'a run was found',
        on([waiting, reading(3, { queue: { waiting: 0, inFlight: 1, delayed: 0 }, sightings: [seen] })]),
      ),
      at(9, 'succeeded', on([reading(3, { sightings: [{ ...seen, outcome: 'succeeded' }] })])),
      at(
        90,
        'gone',
        on([waiting, reading(30, { deadLetters: 1 })], { following: { kind: 'ended', reason: 'gaveUp' } }),
      ),
      at(
        9,
        'a stream',
        followed('stream', [], {
          evidence: {
            kind: 'readings',
            readings: [
              reading(2, {
                queue: undefined,
                deadLetters: undefined,
                mapping: { state: 'Enabled', lastResult: 'PROBLEM: Function call failed' },
              }),
            ],
          },
        }),
      ),
    ].join('\n'),
    join(golden, 'recordOnAws.txt'),
  );
});

test('only events of the record and its batches are its story', () => {
  const all = eventsAt('queue', [...poison, [1, { kind: 'deleted', record: neighbor }]]);
  expect(eventsOfRecord(neighbor, all).map(({ kind }) => kind)).toEqual([
    'polled',
    'batched',
    'invoked',
    'failed',
    'deleted',
  ]);
  expect(eventsOfRecord('other', all)).toEqual([]);
});
