import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventSourceMapping } from '../../src/model/function/eventSourceMapping';
import type { SourceFacts } from '../../src/model/function/functionDetails';
import { services } from '../../src/model/services/services';
import { collectTriggers } from '../../src/triggers/collectTriggers';
import { describeErrorBehavior } from '../../src/triggers/describeErrorBehavior';
import { errorBehavior } from '../../src/triggers/errorBehavior';
import { expectGolden } from '../golden';
import { exampleArn } from './exampleArn';
import { makeMapping } from './makeMapping';
import { renderErrorBehavior, renderTriggers } from './renderTriggers';

const golden = (name: string) => join(import.meta.dirname, 'golden', `${name}.txt`);
const configured = {
  source: 'configured',
  maximumRetryAttempts: 1,
  maximumEventAgeSeconds: 3_600,
  onSuccess: 'arn:aws:events:eu-west-1:123456789012:event-bus/done',
  onFailure: 'arn:aws:sqs:eu-west-1:123456789012:failed',
  deadLetter: undefined,
  retryDelaysMs: [60_000, 120_000],
} as const;
const defaults = {
  ...configured,
  source: 'default',
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 21_600,
  onSuccess: undefined,
  onFailure: undefined,
} as const;

/** What sets each source apart, beside what all have. */
const settings: Readonly<Record<string, Parameters<typeof makeMapping>[1]>> = {
  kinesis: {
    startingPosition: 'TRIM_HORIZON',
    parallelizationFactor: 2,
    maximumRetryAttempts: 3,
    maximumRecordAgeSeconds: 3_600,
    bisectsBatch: true,
    onFailure: 'arn:aws:sqs:eu-west-1:123456789012:failed-orders',
    batchWindowSeconds: 5,
    tumblingWindowSeconds: 30,
  },
  dynamodb: {
    startingPosition: 'LATEST',
    reportsItemFailures: true,
    filters: ['{"eventName":["INSERT"]}', '{"eventName":["REMOVE"]}'],
  },
  sqs: { batchSize: 10, reportsItemFailures: true, maximumConcurrency: 5 },
  msk: { startingPosition: 'LATEST', topics: ['orders'], batchWindowSeconds: undefined, maximumRetryAttempts: 0 },
  kafka: { startingPosition: 'LATEST', topics: ['orders'], provisionedPollers: { minimum: 1, maximum: 5 } },
  mq: { queues: ['orders'], batchWindowSeconds: undefined },
  documentdb: { startingPosition: 'LATEST', collection: 'shop/orders', batchWindowSeconds: undefined },
};

const mappings: readonly EventSourceMapping[] = services
  .filter(({ model }) => model === 'poll')
  .map((service) =>
    makeMapping(exampleArn(service), settings[service.id], {
      ...(service.id === 'kinesis' ? { lastResult: 'OK' } : {}),
      ...(service.id === 'msk' ? { state: 'Disabled' } : {}),
    }),
  );

/** A policy that lets in every service of the table that a policy can name. */
const policy = JSON.stringify({
  Version: '2012-10-17',
  Id: 'default',
  Statement: services.flatMap((service) =>
    service.principals.slice(0, 1).map((principal) => ({
      Sid: `allow-${service.id}`,
      Effect: 'Allow',
      Principal: { Service: principal },
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
      Condition: service.sourceArn === undefined ? undefined : { ArnLike: { 'AWS:SourceArn': exampleArn(service) } },
    })),
  ),
});

const url = {
  url: 'https://a1b2c3.lambda-url.eu-west-1.on.aws/',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  authType: 'NONE',
  isStreamed: true,
  allowedOrigins: ['https://shop.example'],
} as const;

test('a function with one trigger of each service', () => {
  const all = collectTriggers({ policy, mappings, url, declared: [] });
  const shown = new Set(all.triggers.map((one) => ('service' in one ? one.service?.id : undefined)));
  const missing = services.filter((service) => !shown.has(service.id) && !all.notShown.includes(service));
  expect(missing).toEqual([]);
  expectGolden(renderTriggers(all), golden('oneTriggerOfEachService'));
});

test('its error behavior, when sources were asked and everything is configured', () => {
  const facts = new Map<string, SourceFacts>(
    mappings.flatMap(({ settings: { source } }): readonly [string, SourceFacts][] => {
      if (source.kind !== 'arn') return [];
      if (source.arn.includes(':kinesis:')) return [[source.arn, { kind: 'stream', retentionHours: 168 }]];
      if (!source.arn.includes(':sqs:')) return [];
      const deadLetterArn = 'arn:aws:sqs:eu-west-1:123456789012:dead-orders';
      return [
        [source.arn, { kind: 'queue', visibilityTimeoutSeconds: 180, redrive: { deadLetterArn, maximumReceives: 3 } }],
      ];
    }),
  );
  expectGolden(renderErrorBehavior(errorBehavior(configured, mappings, facts)), golden('errorBehaviorConfigured'));
});

test('its error behavior by defaults, when no source was asked', () => {
  const plain = services.filter(({ model }) => model === 'poll').map((service) => makeMapping(exampleArn(service)));
  const behavior = errorBehavior(defaults, plain, new Map());
  expectGolden(renderErrorBehavior(behavior), golden('errorBehaviorByDefault'));
});

test('a queue without a redrive policy', () => {
  const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';
  const facts = new Map<string, SourceFacts>([
    [queue, { kind: 'queue', visibilityTimeoutSeconds: 30, redrive: undefined }],
  ]);
  expect(describeErrorBehavior(errorBehavior(defaults, [makeMapping(queue)], facts)).at(-1)).toEqual({
    about: { kind: 'mapping', mapping: makeMapping(queue) },
    service: 'Amazon SQS',
    source: 'orders',
    status: undefined,
    summary: 'messages return to the queue, which limits retries',
    icon: 'list-ordered',
    remarks: [
      'messages return after the visibility timeout of 30 s',
      'no redrive policy: messages are retried until their retention period ends',
    ],
  });
});
