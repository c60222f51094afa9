import { CreateStreamCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AwsRecordSource } from '../../../src/aws/records/awsRecordSource';
import { systemClock } from '../../../src/model/base/systemClock';
import type { Connection } from '../../../src/model/connection/connection';
import type { PeekedRecords, PeekFrom } from '../../../src/model/connection/recordSource';
import type { Result } from '../../../src/model/connection/result';
import { CountingServer } from '../../aws/countingServer';
import { connectionTo, gatewayTo } from '../../aws/testConnection';
import { validatorOf } from '../../events/jsonSchemas';
import { type MotoServer, startMoto } from '../otherTools/motoServer';
import { isSkippedWithout } from '../tools';

/** Records of real queues and streams, as far as moto's are: the batch that Lambda would send, and nothing taken away. */
const isWithoutMoto = isSkippedWithout('moto');
const motoTest = test.skipIf(isWithoutMoto);

let moto: MotoServer | undefined;
let endpoint: string;
let connection: Connection;
let sqs: SQSClient;
const region = 'eu-west-1';
const account = '123456789012';
const roleArn = `arn:aws:iam::${account}:role/orders`;
const { signal } = new AbortController();

beforeAll(async () => {
  if (isWithoutMoto) return;
  moto = await startMoto();
  ({ endpoint } = moto);
  connection = connectionTo(endpoint);
  sqs = new SQSClient({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
});

afterAll(() => {
  connection?.dispose();
  sqs?.destroy();
  moto?.stop();
});

function unwrap(result: Result<PeekedRecords>): PeekedRecords {
  if (result.ok) return result.value;
  throw new Error(result.failure.message);
}

async function peek(
  arn: string,
  from: PeekFrom = { kind: 'horizon' },
  maximumRecords = 10,
  filters: readonly string[] = [],
): Promise<PeekedRecords> {
  const request = { arn, from, maximumRecords, invokeIdentityArn: roleArn, filters };
  return unwrap(await connection.records.peek(request, signal));
}

motoTest('SQS: the messages with all attributes, and they are all still there', async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: '{"orderId":"o-1"}',
      MessageAttributes: {
        shop: { DataType: 'String', StringValue: 'Lisbon' },
        mark: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2, 255]) },
      },
    }),
  );
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'plain text' }));
  const arn = `arn:aws:sqs:${region}:${account}:orders`;
  const { records } = await peek(arn);
  const [first, second] = [...records].sort((a, b) => String(b.body).localeCompare(String(a.body)));
  const stable = {
    messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    receiptHandle: expect.any(String),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
  const attributes = {
    ApproximateReceiveCount: '1',
    SentTimestamp: expect.stringMatching(/^\d{13}$/),
    SenderId: expect.any(String),
    ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
  };
  expect(second === undefined ? [] : [first, second]).toEqual([
    {
      ...stable,
      body: 'plain text',
      attributes,
      messageAttributes: {},
      md5OfMessageAttributes: null,
      md5OfBody: '31bc5c2b8fd4f20cd747347b7504a385',
    },
    {
      ...stable,
      body: '{"orderId":"o-1"}',
      attributes,
      messageAttributes: {
        shop: { stringValue: 'Lisbon', stringListValues: [], binaryListValues: [], dataType: 'String' },
        mark: { binaryValue: 'AQL/', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
      },
      md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ]);
  expect(validatorOf('sqs')({ Records: records })).toEqual([]);
  expect(await visibleMessages(QueueUrl)).toBe('2');
});

motoTest('SQS: filters are applied, and what they leave out stays in the queue', async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'filtered' }));
  for (const MessageBody of ['{"shop":"Lisbon"}', '{"shop":"Ghent"}', 'plain']) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  }
  const arn = `arn:aws:sqs:${region}:${account}:filtered`;
  const { records, dropped, notes } = await peek(arn, { kind: 'horizon' }, 10, ['{"body":{"shop":["Ghent"]}}']);
  expect([records.map(({ body }) => body), dropped, notes]).toEqual([
    ['{"shop":"Ghent"}'],
    2,
    ['Lambda deletes messages that do not match the filters. Peeking has not deleted them.'],
  ]);
  expect(await visibleMessages(QueueUrl)).toBe('3');
});

motoTest('SQS: a filter that cannot be read is refused before the queue is asked', async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'unasked' }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
  const arn = `arn:aws:sqs:${region}:${account}:unasked`;
  const request = { arn, from: { kind: 'horizon' }, maximumRecords: 10, invokeIdentityArn: roleArn } as const;
  const refused = await connection.records.peek({ ...request, filters: ['{"body": "a"}'] }, signal);
  expect(refused).toMatchObject({
    failure: {
      message:
        'The filter {"body": "a"} cannot be applied because $.body is "a", not a list or an object. Correct the mapping’s filter criteria.',
    },
  });
  expect((await peek(arn)).records[0]).toMatchObject({ attributes: { ApproximateReceiveCount: '1' } });
});

test('SQS: a look whose answer is lost is not sent again', async () => {
  const server = await CountingServer.start(({ headers }, response) => {
    const isReceive = headers['x-amz-target'] === 'AmazonSQS.ReceiveMessage';
    response.writeHead(isReceive ? 500 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(isReceive ? '{}' : JSON.stringify({ QueueUrl: `${server.url}/${account}/orders` }));
  });
  const arn = `arn:aws:sqs:${region}:${account}:orders`;
  const source = new AwsRecordSource(gatewayTo(server.url), systemClock);
  const request = {
    arn,
    from: { kind: 'latest' },
    maximumRecords: 1,
    invokeIdentityArn: roleArn,
    filters: [],
  } as const;
  const { ok } = await source.peek(request, signal);
  expect([ok, server.requests.map(({ headers }) => headers['x-amz-target'])]).toEqual([
    false,
    ['AmazonSQS.GetQueueUrl', 'AmazonSQS.ReceiveMessage'],
  ]);
  await server.stop();
});

motoTest('SQS FIFO: group, deduplication id and sequence number', async () => {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true' } }),
  );
  await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [1, 2].map((id) => ({
        Id: String(id),
        MessageBody: `{"n":${id}}`,
        MessageGroupId: 'lisbon',
        MessageDeduplicationId: `d-${id}`,
      })),
    }),
  );
  const { records } = await peek(`arn:aws:sqs:${region}:${account}:orders.fifo`);
  expect(records[0]?.attributes).toMatchObject({
    MessageGroupId: 'lisbon',
    MessageDeduplicationId: 'd-1',
    SequenceNumber: expect.stringMatching(/^\d+$/),
  });
  expect(validatorOf('sqs')({ Records: records })).toEqual([]);
  expect(await visibleMessages(QueueUrl)).toBe('2');
});

motoTest('Kinesis: records of a shard, from the horizon, a time and a sequence number', async () => {
  // By itself it speaks HTTP/2, which moto does not.
  const kinesis = new KinesisClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });
  const beforeMs = Date.now() - 60_000;
  await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 1 }));
  await kinesis.send(
    new PutRecordsCommand({
      StreamName: 'clicks',
      Records: ['{"n":1}', 'plain'].map((text) => ({ Data: Buffer.from(text), PartitionKey: 'k' })),
    }),
  );
  kinesis.destroy();
  const arn = `arn:aws:kinesis:${region}:${account}:stream/clicks`;
  const { records, notes } = await peek(arn);
  expect([records.length, notes]).toEqual([2, []]);
  const sequenceNumber = String(Reflect.get(Object(records[0]?.kinesis), 'sequenceNumber'));
  expect(records[0]).toEqual({
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'k',
      sequenceNumber,
      data: Buffer.from('{"n":1}').toString('base64'),
      approximateArrivalTimestamp: expect.any(Number),
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000000:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: roleArn,
    awsRegion: region,
    eventSourceARN: arn,
  });
  expect(validatorOf('kinesis')({ Records: records })).toEqual([]);
  expect((await peek(arn, { kind: 'time', atMs: beforeMs }, 1)).records).toEqual(records.slice(0, 1));
  const from: PeekFrom = { kind: 'sequence', shardId: 'shardId-000000000000', sequenceNumber };
  expect((await peek(arn, from)).records).toEqual(records);
  // Twice the same: nothing was taken away.
  expect((await peek(arn)).records).toEqual(records);
  // The first record is read past to the one that the filter lets through.
  expect(await peek(arn, { kind: 'horizon' }, 1, ['{"data":["plain"]}'])).toEqual({
    records: records.slice(1),
    dropped: 1,
    notes: [],
  });
});

motoTest('Kinesis: from latest on, what arrives meanwhile', async () => {
  // By itself it speaks HTTP/2, which moto does not.
  const kinesis = new KinesisClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'news', ShardCount: 2 }));
  const put = (text: string) =>
    kinesis.send(
      new PutRecordsCommand({ StreamName: 'news', Records: [{ Data: Buffer.from(text), PartitionKey: 'k' }] }),
    );
  await put('old');
  let isFound = false;
  const peeking = peek(`arn:aws:kinesis:${region}:${account}:stream/news`, { kind: 'latest' }, 1).finally(() => {
    isFound = true;
  });
  // When it begins to look cannot be seen from here: something arrives until it has seen it.
  while (!isFound) await put('new');
  kinesis.destroy();
  const { records, notes } = await peeking;
  expect(records).toMatchObject([{ kinesis: { data: Buffer.from('new').toString('base64') } }]);
  expect(notes).toEqual([
    expect.stringMatching(/^These records are from shard shardId-00000000000[01]: a batch comes from one shard\.$/),
  ]);
});

motoTest('DynamoDB Streams: insert, modify and remove, bytes in base64 and times in seconds', async () => {
  const key = { id: { S: 'o-1' } };
  const [insert, modify] = [
    { ...key, mark: { B: 'AQL/' }, list: { L: [{ N: '1' }, { BS: ['AQ=='] }] } },
    { ...key, total: { N: '12345678901234567890' } },
  ];
  const created = await dynamoDb('CreateTable', {
    TableName: 'orders',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  await dynamoDb('PutItem', { TableName: 'orders', Item: insert });
  await dynamoDb('PutItem', { TableName: 'orders', Item: modify });
  await dynamoDb('DeleteItem', { TableName: 'orders', Key: key });
  const arn = String(Reflect.get(Object(created.TableDescription), 'LatestStreamArn'));
  const { records } = await peek(arn);
  const record = (eventName: string, images: object) => ({
    eventID: expect.any(String),
    eventName,
    eventVersion: expect.any(String),
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: key,
      ...images,
      SequenceNumber: expect.any(String),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: arn,
  });
  expect(records).toEqual([
    record('INSERT', { NewImage: insert }),
    record('MODIFY', { OldImage: insert, NewImage: modify }),
    record('REMOVE', { OldImage: modify }),
  ]);
  expect(validatorOf('dynamodb')({ Records: records })).toEqual([]);
  expect((await peek(arn)).records).toEqual(records);
});

motoTest('what cannot be looked into says so', async () => {
  const arn = `arn:aws:kafka:${region}:${account}:cluster/events/1`;
  const result = await connection.records.peek(
    { arn, from: { kind: 'horizon' }, maximumRecords: 1, invokeIdentityArn: roleArn, filters: [] },
    signal,
  );
  expect(result).toMatchObject({ ok: false, failure: { name: 'NotPeekable' } });
});

async function visibleMessages(QueueUrl: string | undefined): Promise<string | undefined> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
  return (await sqs.send(command)).Attributes?.ApproximateNumberOfMessages;
}

/** The tables' own API, of which the extension needs nothing. */
async function dynamoDb(operation: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${moto?.endpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20261123/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return Object(answer);
}
