import { rmSync } from 'node:fs';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnection } from '../../../src/aws/openConnection';
import { RecordTracker } from '../../../src/invocations/records/recordTracker';
import { systemClock } from '../../../src/model/base/systemClock';
import type { Connection } from '../../../src/model/connection/connection';
import { peekableService } from '../../../src/model/connection/recordSource';
import type { FollowedRecord } from '../../../src/model/polling/followedRecord';
import { lifecycleOfRecord } from '../../../src/model/polling/lifecycleOfRecord';
import type { RecordContent } from '../../../src/model/polling/recordContent';
import { connectionTo } from '../../aws/testConnection';
import { inProject } from '../../tools/project.mjs';
import { sqsClient } from '../clients';
import { type MotoServer, startMoto } from '../otherTools/motoServer';
import { isSkippedWithout } from '../tools';
import { makeProject } from './pollingService';

/** Records sent to moto's queues and streams and followed: polled by Local, and as on AWS, where only counts can be read. */
const isWithoutMoto = isSkippedWithout('moto');
const motoTest = test.skipIf(isWithoutMoto);
const patience = { timeout: 60_000, interval: 100 };
const region = 'us-east-1';
const account = '123456789012';
const queueArn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`;
const { signal } = new AbortController();

let moto: MotoServer;
let folder: string;
let sqs: SQSClient;
let local: Connection;
let endpoint: Connection;
const tracker = new RecordTracker(systemClock);

beforeAll(async () => {
  if (isWithoutMoto) return;
  moto = await startMoto();
  sqs = sqsClient({ endpoint: moto.endpoint, region });
  folder = makeProject(`
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Failed: { Type: AWS::SQS::Queue, Properties: { QueueName: failed } }
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks, ShardCount: 1 } }
  Items:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: items
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: N }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
  Consumer:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: consumer
      Handler: consumer.collects
      Environment: Calls(calls)
      Events:
        Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn, BatchSize: 1 } }
        Clicks:
          Type: Kinesis
          Properties:
            Stream: !GetAtt Clicks.Arn
            StartingPosition: TRIM_HORIZON
            MaximumRetryAttempts: 1
            DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Failed.Arn } }
        Items: { Type: DynamoDB, Properties: { Stream: !GetAtt Items.StreamArn, StartingPosition: TRIM_HORIZON } }
`);
  await createSources();
  endpoint = connectionTo(moto.endpoint, region);
  local = openConnection(
    { kind: 'local', name: 'Local' },
    {
      localProgram: inProject('dist/local.js'),
      nodeProgram: process.execPath,
      roots: async () => [{ folder, template: undefined, parameters: {} }],
      retryDelaysSeconds: [1, 1],
      polledSpec: { kind: 'endpoint', name: 'Stack', endpoint: moto.endpoint, region, usesTestCredentials: true },
      askMfaCode: () => Promise.reject(new Error('nobody asks')),
      onPause: () => undefined,
      log: () => undefined,
    },
  );
});

afterAll(() => {
  tracker.dispose();
  local?.dispose();
  endpoint?.dispose();
  sqs?.destroy();
  moto?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function createSources(): Promise<void> {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const at = { endpoint: moto.endpoint, region, credentials };
  for (const QueueName of ['dead', 'failed', 'counted']) await sqs.send(new CreateQueueCommand({ QueueName }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 });
  const Attributes = { VisibilityTimeout: '6', RedrivePolicy };
  await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes }));
  // The SDK's Kinesis client speaks HTTP/2 by default, which moto does not.
  const kinesis = new KinesisClient({ ...at, requestHandler: new NodeHttpHandler() });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 1 }));
  await new DynamoDBClient(at).send(
    new CreateTableCommand({
      TableName: 'items',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
}

/** Sends to the source of the function's mapping with this service, as the command does, and follows it. */
async function send(service: string, content: RecordContent): Promise<string> {
  const mappings = await local.details.listEventSourceMappings('consumer', signal);
  if (!mappings.ok) throw new Error(mappings.failure.message);
  const mapping = mappings.value.find(
    ({ settings: { source } }) => source.kind === 'arn' && source.arn.includes(`:${service}:`),
  );
  if (mapping?.settings.source.kind !== 'arn') throw new Error(`No mapping of ${service}.`);
  const { arn } = mapping.settings.source;
  return follow(local, { arn, mappingUuid: mapping.uuid, settings: mapping.settings }, content);
}

async function follow(
  connection: Connection,
  { arn, mappingUuid, settings }: Pick<FollowedRecord, 'mappingUuid' | 'settings'> & { readonly arn: string },
  content: RecordContent,
): Promise<string> {
  const facts = await connection.sources.getSourceFacts(arn, signal);
  const { record, answered } = tracker.send({
    connection,
    target: { connectionId: connection.id, functionName: 'consumer', qualifier: undefined },
    mappingUuid,
    settings,
    facts: facts.ok ? facts.value : undefined,
    isTraced: false,
    timeScale: 1,
    logGroup: '/aws/lambda/consumer',
    source: { service: peekableService(arn) ?? 'sqs', arn, name: arn },
    content,
  });
  expect((await answered).answer).toMatchObject({ kind: 'sent' });
  return record.id;
}

function lifecycle(id: string) {
  const record = tracker.get(id);
  if (record === undefined) throw new Error('forgotten');
  return lifecycleOfRecord(record);
}

const message = (body: object): RecordContent => ({
  kind: 'message',
  body: JSON.stringify(body),
  attributes: {},
  groupId: undefined,
  delaySeconds: undefined,
});

const record = (data: object): RecordContent => ({
  kind: 'record',
  dataBase64: Buffer.from(JSON.stringify(data)).toString('base64'),
  partitionKey: 'k',
});

motoTest(
  'a message in moto’s queue is polled by Local, fails at each receive, and ends in moto’s dead-letter queue',
  async () => {
    const id = await send('sqs', message({ id: 1, poison: true }));
    await expect.poll(() => lifecycle(id).outcome, patience).toBe('deadLettered');
    // On a busy machine the visibility timeout may end while the function runs: then attempts overlap.
    const { steps } = lifecycle(id);
    expect(steps.filter(({ kind }) => kind === 'polled')).toHaveLength(2);
    expect(steps.find(({ kind }) => kind === 'deadLettered')).toMatchObject({
      target: queueArn('dead'),
      receiveCount: 2,
    });
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    const inDead = async () => (await sqs.send(asked)).Attributes?.ApproximateNumberOfMessages;
    await expect.poll(inDead, patience).toBe('1');
  },
);

motoTest('a good message is deleted from moto’s queue', async () => {
  const id = await send('sqs', message({ id: 2 }));
  await expect.poll(() => lifecycle(id).outcome, patience).toBe('succeeded');
});

motoTest('a record of moto’s stream is given up and reported to moto’s queue', async () => {
  const id = await send('kinesis', record({ id: 3, poison: true }));
  await expect.poll(() => lifecycle(id).outcome, patience).toBe('givenUp');
  expect(lifecycle(id).attempts).toBe(2);
});

motoTest('changes of an item are found in the stream of moto’s table', async () => {
  const put = await send('dynamodb', { kind: 'put', item: { id: { N: '4' } } });
  await expect.poll(() => lifecycle(put).outcome, patience).toBe('succeeded');
  const deleted = await send('dynamodb', { kind: 'delete', key: { id: { N: '4' } } });
  await expect.poll(() => lifecycle(deleted).outcome, patience).toBe('succeeded');
  expect(lifecycle(deleted).recordId).not.toBe(lifecycle(put).recordId);
});

motoTest('without decisions of a poller, counts of the queue are read, and what cannot be known is said', async () => {
  const mappings = await local.details.listEventSourceMappings('consumer', signal);
  const settings = mappings.ok ? mappings.value[0]?.settings : undefined;
  if (settings === undefined) throw new Error('No mapping.');
  const id = await follow(endpoint, { arn: queueArn('counted'), mappingUuid: 'none', settings }, message({ id: 5 }));
  await expect
    .poll(() => lifecycle(id).steps.find(({ kind }) => kind === 'counts'), patience)
    .toMatchObject({ waiting: 1, inFlight: 0, delayed: 0 });
  expect(lifecycle(id).unknowns.join(' ')).toContain('SQS does not report when a message is received');
  tracker.stop(id);
  expect(lifecycle(id).outcome).toBe('unknown');
});

motoTest('settings of a queue are changed on the endpoint, in one call each', async () => {
  const arn = queueArn('counted');
  const changes = [
    { kind: 'visibility', queueArn: arn, seconds: 77 },
    { kind: 'redrivePolicy', queueArn: arn, deadLetterArn: queueArn('dead'), maximumReceives: 5 },
  ] as const;
  for (const change of changes)
    expect(await endpoint.polled.change(change, signal)).toEqual({ ok: true, value: undefined });
  expect(await endpoint.sources.getSourceFacts(arn, signal)).toEqual({
    ok: true,
    value: {
      kind: 'queue',
      visibilityTimeoutSeconds: 77,
      redrive: { deadLetterArn: queueArn('dead'), maximumReceives: 5 },
    },
  });
});
