import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../../src/model/connection/connection';
import type { Result } from '../../../src/model/connection/result';
import { collectTriggers } from '../../../src/triggers/collectTriggers';
import { describeErrorBehavior } from '../../../src/triggers/describeErrorBehavior';
import { describeTrigger } from '../../../src/triggers/describeTrigger';
import { errorBehavior } from '../../../src/triggers/errorBehavior';
import { connectionTo } from '../../aws/testConnection';
import { isSkippedWithout } from '../tools';
import { createMotoRole, motoFunction } from './motoFunctions';
import { type MotoServer, startMoto } from './motoServer';

const isWithoutMoto = isSkippedWithout('moto');
const motoTest = test.skipIf(isWithoutMoto);

let moto: MotoServer | undefined;
let connection: Connection;
let endpoint: string;
const region = 'eu-west-1';
const { signal } = new AbortController();

beforeAll(async () => {
  if (isWithoutMoto) return;
  moto = await startMoto();
  ({ endpoint } = moto);
  connection = connectionTo(endpoint);
  await seed();
});

afterAll(() => {
  connection?.dispose();
  moto?.stop();
});

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.failure.message);
}

motoTest('lists functions and who the connection is', async () => {
  const { functions } = unwrap(await connection.directory.listFunctions(undefined, signal));
  expect(functions.map(({ name, runtime, tracing }) => [name, runtime, tracing])).toEqual([
    ['orders', 'nodejs22.x', 'Active'],
  ]);
  expect(unwrap(await connection.identity.getIdentity(signal))?.accountId).toBe('123456789012');
});

motoTest('knows the triggers, by invocation model', async () => {
  const { triggers } = collectTriggers({
    policy: unwrap(await connection.details.getPolicy('orders', undefined, signal)),
    mappings: unwrap(await connection.details.listEventSourceMappings('orders', signal)),
    url: unwrap(await connection.details.getUrl('orders', undefined, signal)),
    declared: [],
  });
  const rows = triggers.map(describeTrigger).map(({ name, model }) => `${name}: ${model}`);
  expect(rows).toEqual(['Amazon S3: async', 'Amazon Kinesis Data Streams: poll', 'Amazon SQS: poll']);
});

motoTest('knows how often a message comes back, and how long a stream keeps its records', async () => {
  const mappings = unwrap(await connection.details.listEventSourceMappings('orders', signal));
  const facts = new Map<string, NonNullable<Awaited<ReturnType<typeof factsOf>>>>();
  for (const { settings } of mappings) {
    if (settings.source.kind !== 'arn') continue;
    const found = await factsOf(settings.source.arn);
    if (found !== undefined) facts.set(settings.source.arn, found);
  }
  const config = unwrap(await connection.directory.getEventInvokeConfig('orders', undefined, signal));
  const lines = describeErrorBehavior(errorBehavior(config, mappings, facts)).flatMap(({ service, source, remarks }) =>
    remarks.map((remark) => `${service}: ${source}: ${remark}`),
  );
  expect(lines).toContain('Amazon SQS: orders: messages return after the visibility timeout of 45 s');
  expect(lines).toContain(
    'Amazon SQS: orders: after 4 receives, messages move to arn:aws:sqs:eu-west-1:123456789012:orders-dead',
  );
  expect(lines).toContain('Amazon Kinesis Data Streams: clicks: retention period of the stream: 24 h');
});

motoTest('lists versions and aliases, and the tags of all functions', async () => {
  expect(unwrap(await connection.details.listAliases('orders', signal)).map(({ name }) => name)).toEqual(['live']);
  const { tags } = unwrap(await connection.directory.listFunctionTags(undefined, signal));
  expect([...tags.values()]).toEqual([{ team: 'shop' }]);
});

motoTest('switches a mapping off', async () => {
  const queue = (await unwrapMappings()).find(
    ({ settings }) => settings.source.kind === 'arn' && settings.source.arn.includes(':sqs:'),
  );
  if (queue === undefined) throw new Error('moto has lost the mapping.');
  unwrap(await connection.editor.setMappingEnabled(queue.uuid, false, signal));
  expect((await unwrapMappings()).find(({ uuid }) => uuid === queue.uuid)?.state).toMatch(/^Disabl/);
});

async function unwrapMappings() {
  return unwrap(await connection.details.listEventSourceMappings('orders', signal));
}

async function factsOf(arn: string) {
  return unwrap(await connection.sources.getSourceFacts(arn, signal));
}

/** A function with a bucket, a queue that gives up after four times, and a stream. */
async function seed(): Promise<void> {
  const settings = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const [lambda, sqs] = [new LambdaClient(settings), new SQSClient(settings)];
  // By itself it speaks HTTP/2, which moto does not.
  const kinesis = new KinesisClient({ ...settings, requestHandler: new NodeHttpHandler() });
  await createMotoRole(endpoint);
  await lambda.send(
    new CreateFunctionCommand({
      ...motoFunction,
      FunctionName: 'orders',
      TracingConfig: { Mode: 'Active' },
      Tags: { team: 'shop' },
    }),
  );
  await lambda.send(new CreateAliasCommand({ FunctionName: 'orders', Name: 'live', FunctionVersion: '$LATEST' }));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'orders',
      StatementId: 'uploads',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
      SourceArn: 'arn:aws:s3:::uploads',
    }),
  );
  await sqs.send(new CreateQueueCommand({ QueueName: 'orders-dead' }));
  const redrive = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:orders-dead', maxReceiveCount: 4 };
  await sqs.send(
    new CreateQueueCommand({
      QueueName: 'orders',
      Attributes: { VisibilityTimeout: '45', RedrivePolicy: JSON.stringify(redrive) },
    }),
  );
  await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 1 }));
  for (const source of [
    { EventSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:orders' },
    { EventSourceArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks', StartingPosition: 'LATEST' as const },
  ]) {
    await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'orders', ...source }));
  }
  for (const client of [lambda, sqs, kinesis]) client.destroy();
}
