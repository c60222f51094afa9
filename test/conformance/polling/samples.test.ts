import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinesisClient, logsClient, sqsClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

/** The three samples that Lambda polls for. */
let service: RunningLocalService;

beforeAll(async () => {
  service = await startLocalService({ args: ['--time-scale', '120'] });
});
afterAll(() => service.stop());

const patience = { timeout: 60_000, interval: 100 };

const queueUrl = (name: string) => `${service.endpoint}/${service.accountId}/${name}`;

/** What a function has logged. */
async function logOf(functionName: string): Promise<string> {
  const command = new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${functionName}` });
  const { events = [] } = await logsClient(service).send(command);
  return events.map(({ message }) => message).join('');
}

async function waitingIn(name: string): Promise<string | undefined> {
  const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl(name), AttributeNames: ['All'] });
  return (await sqsClient(service).send(command)).Attributes?.ApproximateNumberOfMessages;
}

test('the queue consumer takes the good orders of a batch once, and its poison message ends in the dead-letter queue', async () => {
  const orders = [{ order: 'A', items: [{ count: 2 }] }, { order: 'B' }, { order: 'C', items: [{ count: 4 }] }];
  const Entries = orders.map((order) => ({ Id: order.order, MessageBody: JSON.stringify(order) }));
  const sqs = sqsClient(service);
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl('sample-orders'), Entries }));
  await expect.poll(() => waitingIn('sample-orders-dead'), patience).toBe('1');
  const log = await logOf('take-orders');
  expect(log.match(/order A, 2 pieces/g)).toHaveLength(1);
  expect(log.match(/order C, 4 pieces/g)).toHaveLength(1);
  expect(log.match(/Message \S+ failed/g)).toHaveLength(3);
});

test('the stream consumer’s batch is split until the bad click is alone, which is reported', async () => {
  const clicks = ['/A', '/B', undefined, '/C'].map((page) => ({
    Data: Buffer.from(JSON.stringify({ page })),
    PartitionKey: 'visitor',
  }));
  await kinesisClient(service).send(new PutRecordsCommand({ StreamName: 'sample-clicks', Records: clicks }));
  await expect.poll(() => waitingIn('sample-clicks-failed'), patience).toBe('1');
  const command = new ReceiveMessageCommand({ QueueUrl: queueUrl('sample-clicks-failed') });
  const { Messages: [{ Body = '' } = {}] = [] } = await sqsClient(service).send(command);
  expect(JSON.parse(Body)).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    KinesisBatchInfo: { batchSize: 1 },
  });
  // What was in order before and after the bad one.
  await expect.poll(() => logOf('track-clicks'), patience).toMatch(/\/a, \/b[\s\S]*\/c/);
});

test('the table trigger sees new and changed items, and not the deleted one', async () => {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const { endpoint, region } = service;
  const table = new DynamoDBClient({ endpoint, region, credentials });
  const TableName = 'sample-stock';
  const put = (id: string, count: number) =>
    table.send(new PutItemCommand({ TableName, Item: { id: { S: id }, count: { N: String(count) } } }));
  await put('cup', 5);
  await put('cup', 4);
  await table.send(new DeleteItemCommand({ TableName, Key: { id: { S: 'cup' } } }));
  await put('pot', 1);
  // The stream is in order: the deletion has been passed over when the item after it is seen.
  await expect
    .poll(() => logOf('watch-stock'), patience)
    .toMatch(/INSERT cup: 0 -> 5[\s\S]*MODIFY cup: 5 -> 4[\s\S]*INSERT pot: 0 -> 1/);
  expect(await logOf('watch-stock')).not.toContain('REMOVE');
});
