import { describe, expect, test } from 'vitest';
import { encodeParts } from '../../src/events/encodedParts';
import { eventTypes } from '../../src/events/eventTypes';
import { isJsonObject, type JsonValue } from '../../src/events/json';
import { findSample, makeSample, sampleEvents } from '../../src/events/samples';
import { services } from '../../src/model/services/services';
import { serviceOfSource } from '../../src/triggers/findService';
import { validatorOf } from './jsonSchemas';
import { context, gzip } from './sampleContexts';

/** As it would be sent. */
function sent(id: string, sourceArn?: string): string {
  return encodeParts(JSON.stringify(makeSample(id, { ...context, sourceArn })), gzip);
}

describe('the registry', () => {
  test('has samples of every service, with a schema and a contract, or nobody reads the response', () => {
    const lacking = services.flatMap(({ id, eventTypes: types }) => {
      const samples = sampleEvents.filter((sample) => sample.service === id);
      const missing = types.filter((type) => !samples.some(({ eventType }) => eventType === type));
      return [
        ...missing.map((type) => `${id}: no sample of ${type}`),
        ...samples.flatMap((sample) => {
          const { schema, contract } = eventTypes[sample.eventType];
          const isRefused = contract === 'asynchronous' && sample.model !== 'async';
          return [
            ...(types.includes(sample.eventType) ? [] : [`${sample.id}: ${sample.eventType} is not an event of ${id}`]),
            ...(schema.title === undefined ? [`${sample.id} has no schema with a title`] : []),
            ...(isRefused ? [`${sample.id} is ${sample.model} but has no contract`] : []),
          ];
        }),
      ];
    });
    expect(lacking).toEqual([]);
  });

  test('has every id and every title of a service once', () => {
    expect(new Set(sampleEvents.map(({ id }) => id)).size).toBe(sampleEvents.length);
    const titles = sampleEvents.map(({ service, title }) => `${service}: ${title}`);
    expect(new Set(titles).size).toBe(sampleEvents.length);
    expect(findSample('sqs-batch')?.title).toBe('Batch of three, one with attributes');
    expect(makeSample('unheard-of', context)).toBeUndefined();
  });
});

describe.each(sampleEvents.map((sample) => [sample.id, sample] as const))('%s', (id, sample) => {
  test('fits its schema, in clear and as it is sent', () => {
    const validate = validatorOf(sample.eventType);
    expect(validate(makeSample(id, context))).toEqual([]);
    expect(validate(JSON.parse(sent(id)))).toEqual([]);
  });

  test('is the same for the same context, and names no other account and region', () => {
    expect(sent(id)).toBe(sent(id));
    const arns = sent(id).match(/arn:[\w-]+:[^"\\\s?]*/g) ?? [];
    for (const arn of arns) {
      const [, partition, , region, account] = arn.split(':');
      expect([partition, region || context.region, account || context.accountId], arn).toEqual([
        'aws',
        context.region,
        context.accountId,
      ]);
    }
  });

  test('is built for China with its partition', () => {
    const functionArn = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:checkout';
    const text = JSON.stringify(makeSample(id, { ...context, region: 'cn-north-1', functionArn }));
    expect(text).not.toMatch(/arn:aws:/);
  });
});

/** The samples that say where they come from, with the function's own trigger. */
const ownTriggers: readonly (readonly [id: string, arn: string])[] = [
  ['sqs-message', 'arn:aws:sqs:eu-west-1:123456789012:my-queue'],
  ['sns-notification', 'arn:aws:sns:eu-west-1:123456789012:my-topic'],
  ['kinesis-records', 'arn:aws:kinesis:eu-west-1:123456789012:stream/my-stream'],
  ['dynamodb-insert', 'arn:aws:dynamodb:eu-west-1:123456789012:table/mine/stream/2026-01-01T00:00:00.000'],
  ['msk-records', 'arn:aws:kafka:eu-west-1:123456789012:cluster/mine/6357e0b2-0e6a-4b86-a0b4-70df934c2e31-5'],
  ['activemq-messages', 'arn:aws:mq:eu-west-1:123456789012:broker:mine:b-1'],
  ['documentdb-insert', 'arn:aws:rds:eu-west-1:123456789012:cluster:mine'],
  ['eventbridge-scheduled', 'arn:aws:events:eu-west-1:123456789012:rule/mine'],
  ['alb-request', 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/mine/73e2d6bc24d8a067'],
  ['cloudwatch-alarm', 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:mine'],
  ['s3-put', 'arn:aws:s3:::my-bucket'],
];

describe('the function’s own trigger', () => {
  test.each(ownTriggers)('%s comes from it', (id, arn) => {
    expect(sent(id, arn)).toContain(JSON.stringify(arn));
  });

  test('is found by its ARN', () => {
    const found = ownTriggers.map(([id, arn]) => [id, serviceOfSource(arn)?.id]);
    expect(found).toEqual(ownTriggers.map(([id]) => [id, findSample(id)?.service]));
  });

  test('gives API Gateway its API, stage, method and path where the policy names them', () => {
    const event = makeSample('apigateway-rest-get', {
      ...context,
      sourceArn: 'arn:aws:execute-api:eu-west-1:123456789012:abc123/*/DELETE/carts/7',
    });
    expect(event).toMatchObject({
      httpMethod: 'DELETE',
      path: '/carts/7',
      requestContext: { apiId: 'abc123', stage: 'prod', path: '/prod/carts/7', httpMethod: 'DELETE' },
      headers: { Host: 'abc123.execute-api.eu-west-1.amazonaws.com' },
    });
  });

  test('with wildcards only is not copied into the event', () => {
    expect(sent('eventbridge-scheduled', 'arn:aws:events:eu-west-1:123456789012:rule/*')).not.toContain('*');
  });
});

describe('what one event says twice', () => {
  test('agrees', () => {
    const kinesis = at(makeSample('kinesis-records', context), 'Records', 0);
    expect(at(kinesis, 'eventID')).toBe(`shardId-000000000000:${String(at(kinesis, 'kinesis', 'sequenceNumber'))}`);
    const sns = at(makeSample('sns-notification', context), 'Records', 0);
    expect(String(at(sns, 'EventSubscriptionArn'))).toContain(`${String(at(sns, 'Sns', 'TopicArn'))}:`);
    const sqs = at(makeSample('sqs-batch', context), 'Records');
    expect(new Set([0, 1, 2].map((index) => at(sqs, index, 'messageId'))).size).toBe(3);
    const schedule = makeSample('apigateway-http-get', context);
    expect(at(schedule, 'requestContext', 'timeEpoch')).toBe(context.nowMs);
    expect(at(schedule, 'requestContext', 'time')).toBe('23/Nov/2026:08:22:05 +0000');
  });
});

function at(value: JsonValue | undefined, ...path: readonly (string | number)[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, step) => {
    if (Array.isArray(inner) && typeof step === 'number') return inner[step];
    return isJsonObject(inner) ? inner[step] : undefined;
  }, value);
}
