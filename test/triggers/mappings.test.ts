import { expect, test } from 'vitest';
import { toEventSourceMapping } from '../../src/aws/lambda/toEventSourceMapping';
import { describeMappingSettings } from '../../src/triggers/describeMapping';
import { errorBehavior } from '../../src/triggers/errorBehavior';
import { makeMapping } from './makeMapping';

const queue = 'arn:aws-eusc:sqs:eusc-de-east-1:123456789012:orders';
const topic = 'arn:aws:kafka:eu-west-1:123456789012:cluster/orders/a1';
const defaults = {
  source: 'default',
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 21_600,
  onSuccess: undefined,
  onFailure: undefined,
  deadLetter: undefined,
  retryDelaysMs: [60_000, 120_000],
} as const;

test.each([
  [queue, {}, { minimum: 2, maximum: 200 }],
  [queue, { MinimumPollers: 5, MaximumPollers: 9 }, { minimum: 5, maximum: 9 }],
  [topic, {}, { minimum: 1, maximum: 200 }],
])('provisioned pollers of %s by default', (EventSourceArn, ProvisionedPollerConfig, pollers) => {
  expect(toEventSourceMapping({ EventSourceArn, ProvisionedPollerConfig }).settings.provisionedPollers).toEqual(
    pollers,
  );
});

test('what AWS says about metrics, logs, mode and start is kept and shown', () => {
  const { settings } = toEventSourceMapping({
    SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['one.example:9092'] } },
    SelfManagedKafkaEventSourceConfig: { ConsumptionMode: 'Queue' },
    StartingPosition: 'AT_TIMESTAMP',
    StartingPositionTimestamp: new Date('2026-11-01T08:00:00Z'),
    MetricsConfig: { Metrics: ['EventCount', 'KafkaMetrics'] },
    LoggingConfig: { SystemLogLevel: 'DEBUG' },
  });
  expect(describeMappingSettings(settings)).toEqual([
    'starting position AT_TIMESTAMP 2026-11-01T08:00:00.000Z',
    'consumption mode Queue',
    'metrics EventCount, KafkaMetrics',
    'system log level DEBUG',
  ]);
});

test.each([
  ['with a destination', topic, 'untilExpired', 'kafka://failed', 10],
  ['with a destination and retries of its own', topic, 3, 'kafka://failed', 3],
  ['without a destination', topic, 'untilExpired', undefined, 'untilExpired'],
  ['self-managed, with a destination', undefined, undefined, 'arn:aws:sqs:eu-west-1:123456789012:failed', 10],
] as const)('Kafka %s ends', (_, arn, maximumRetryAttempts, onFailure, retries) => {
  const mapping = makeMapping(arn, { maximumRetryAttempts, onFailure });
  expect(errorBehavior(defaults, [mapping], new Map()).poll[0]?.rule).toMatchObject({ maximumRetryAttempts: retries });
});

test('a stream with infinite retries and a destination goes on until its records expire', () => {
  const stream = makeMapping('arn:aws:kinesis:eu-west-1:123456789012:stream/a', { onFailure: 'arn:aws:sqs:x:1:a' });
  expect(errorBehavior(defaults, [stream], new Map()).poll[0]?.rule).toMatchObject({
    maximumRetryAttempts: 'untilExpired',
  });
});
