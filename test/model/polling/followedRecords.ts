import type { MappingSettings } from '../../../src/model/function/eventSourceMapping';
import type { SourceFacts } from '../../../src/model/function/functionDetails';
import type { FollowedRecord } from '../../../src/model/polling/followedRecord';
import type { PollEvent, PollStep } from '../../../src/model/polling/pollEvent';
import type { SourceReading } from '../../../src/model/polling/sourceReading';

/** 2026-11-28 09:00:00 UTC. */
export const startMs = Date.UTC(2026, 10, 28, 9);

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:orders';
const streamArn = 'arn:aws:kinesis:us-east-1:000000000000:stream/clicks';

export const deadLetterArn = 'arn:aws:sqs:us-east-1:000000000000:orders-dead';
export const message = '5e0dd1cb-46f8-4ca1-8c8a-f88d88ebdd2b';
export const neighbor = '469c575e-b7b5-4215-bd9e-6eb2ab898194';
/** Records of one shard, in order. */
export const record = (number: number) => `shardId-000000000000:4900000000000000000000000000017958627790${number}`;

/** Events at seconds after the send. */
export function eventsAt(source: 'queue' | 'stream', steps: readonly (readonly [number, PollStep])[]): PollEvent[] {
  const place =
    source === 'queue'
      ? { sourceArn: queueArn, mappingUuid: 'm', shardId: undefined }
      : { sourceArn: streamArn, mappingUuid: 'm', shardId: 'shardId-000000000000' };
  return steps.map(([seconds, step], index) => ({
    sequence: index,
    atMs: startMs + seconds * 1000,
    ...place,
    ...step,
  }));
}

const settings: MappingSettings = {
  source: { kind: 'arn', arn: queueArn },
  topics: [],
  queues: [],
  collection: undefined,
  batchSize: 10,
  batchWindowSeconds: undefined,
  startingPosition: undefined,
  startingPositionMs: undefined,
  parallelizationFactor: undefined,
  tumblingWindowSeconds: undefined,
  maximumRetryAttempts: undefined,
  maximumRecordAgeSeconds: undefined,
  bisectsBatch: false,
  reportsItemFailures: false,
  filters: [],
  onFailure: undefined,
  maximumConcurrency: undefined,
  provisionedPollers: undefined,
  consumptionMode: undefined,
  metrics: [],
  systemLogLevel: undefined,
};

const queueFacts: SourceFacts = {
  kind: 'queue',
  visibilityTimeoutSeconds: 2,
  redrive: { deadLetterArn, maximumReceives: 3 },
};

/** A record in its source; `answered` seconds after the send. */
export function followed(
  source: 'queue' | 'stream',
  events: readonly PollEvent[],
  change: Partial<FollowedRecord> & { readonly filters?: readonly string[] } = {},
): FollowedRecord {
  const { filters = [], ...rest } = change;
  const isQueue = source === 'queue';
  return {
    id: 'r',
    target: { connectionId: 'local', functionName: 'consumer', qualifier: undefined },
    connectionName: 'Local',
    mappingUuid: 'm',
    source: isQueue
      ? { service: 'sqs', arn: queueArn, name: 'orders' }
      : { service: 'kinesis', arn: streamArn, name: 'clicks' },
    settings: { ...settings, filters, source: { kind: 'arn', arn: isQueue ? queueArn : streamArn } },
    facts: isQueue ? queueFacts : { kind: 'stream', retentionHours: 24 },
    isTraced: true,
    timeScale: 1,
    sentMs: startMs,
    bytes: 20,
    answer: {
      kind: 'sent',
      atMs: startMs + 8,
      recordId: isQueue ? message : record(2),
      traceId: isQueue ? '1-6b0ab0fb-0e3b96d444e7df0022f41692' : undefined,
    },
    evidence: { kind: 'decisions', events, isGap: false },
    following: { kind: 'following' },
    ...rest,
  };
}

/** What AWS lets be read, seconds after the send. */
export function reading(seconds: number, change: Partial<SourceReading>): SourceReading {
  return {
    atMs: startMs + seconds * 1000,
    queue: { waiting: 0, inFlight: 0, delayed: 0 },
    deadLetters: 0,
    mapping: { state: 'Enabled', lastResult: undefined },
    sightings: [],
    problems: [],
    ...change,
  };
}

const run = (attempt: number) => ({
  functionName: 'consumer',
  requestId: `request-${attempt}`,
  traceId: `1-6b0ab0fb-00000000000000000000000${attempt}`,
});

/** One receive of the poison message, at `at` seconds: polled with a neighbor the first time, failed after 40 ms. */
export function receive(at: number, attempt: number): readonly (readonly [number, PollStep])[] {
  const records = attempt === 1 ? [neighbor, message] : [message];
  const receiveCounts = records.map(() => attempt);
  const visibleAtMs = startMs + (at + 2) * 1000;
  return [
    [at, { kind: 'received', record: message, receiveCount: attempt, visibleAtMs }],
    [at, { kind: 'polled', records, receiveCounts }],
    [at, { kind: 'batched', batchId: `b${attempt}`, records, closedBy: 'drained' }],
    [at, { kind: 'invoked', batchId: `b${attempt}`, records, attempt, ...run(attempt) }],
    [
      at + 0.04,
      {
        kind: 'failed',
        batchId: `b${attempt}`,
        requestId: `request-${attempt}`,
        attempt,
        cause: 'functionError',
        errorType: 'TypeError',
        failed: records,
      },
    ],
  ];
}

/** A poison record in a stream that bisects: found in two splits, tried twice, given up. */
export function bisecting(): readonly (readonly [number, PollStep])[] {
  const all = [0, 1, 2, 3].map(record);
  const invoked = (batchId: string, records: readonly string[], attempt: number, id: number): PollStep => ({
    kind: 'invoked',
    batchId,
    records,
    attempt,
    ...run(id),
  });
  const failed = (batchId: string, records: readonly string[], attempt: number, id: number): PollStep => {
    const how = { cause: 'functionError', errorType: 'TypeError' } as const;
    return { kind: 'failed', batchId, requestId: `request-${id}`, attempt, failed: records, ...how };
  };
  const blocked = (records: readonly string[], attemptsLeft: number): PollStep => ({
    kind: 'blocked',
    batchId: 'b1',
    records,
    sinceMs: startMs + 2_100,
    untilMs: startMs + 86_400_000,
    until: 'dataExpires',
    attemptsLeft,
  });
  const half = all.slice(2);
  const one = all.slice(2, 3);
  return [
    [0.01, { kind: 'arrived', record: record(2), visibleAtMs: startMs + 10 }],
    [0.1, { kind: 'polled', records: all }],
    [2.1, { kind: 'batched', batchId: 'b1', records: all, closedBy: 'window' }],
    [2.1, invoked('b1', all, 1, 1)],
    [2.15, failed('b1', all, 1, 1)],
    [
      2.15,
      {
        kind: 'bisected',
        batchId: 'b1',
        into: [
          { batchId: 'b2', records: all.slice(0, 2) },
          { batchId: 'b3', records: half },
        ],
      },
    ],
    [2.15, blocked(half, 2)],
    [2.2, { kind: 'checkpointed', record: record(1) }],
    [2.2, invoked('b3', half, 1, 2)],
    [2.25, failed('b3', half, 1, 2)],
    [
      2.25,
      {
        kind: 'bisected',
        batchId: 'b3',
        into: [
          { batchId: 'b4', records: one },
          { batchId: 'b5', records: all.slice(3) },
        ],
      },
    ],
    [2.25, invoked('b4', one, 1, 3)],
    [2.3, failed('b4', one, 1, 3)],
    [2.3, blocked(one, 1)],
    [2.3, { kind: 'retried', batchId: 'b4', attempt: 2, retryAtMs: startMs + 3_300 }],
    [3.3, invoked('b4', one, 2, 4)],
    [3.35, failed('b4', one, 2, 4)],
    [
      3.35,
      { kind: 'givenUp', batchId: 'b4', records: one, reason: 'RetryAttemptsExhausted', destination: deadLetterArn },
    ],
    [3.36, { kind: 'delivered', batchId: 'b4', destination: deadLetterArn, problem: undefined }],
    [3.36, { kind: 'checkpointed', record: record(2) }],
    [3.4, { kind: 'unblocked', batchId: 'b1' }],
  ];
}
