import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outline, segmentsOf, sqsClient } from '../clients';
import { delivered, makeProject, type PollingService, range, startPolling } from './pollingService';

let service: PollingService;
beforeAll(async () => {
  service = await startPolling(
    makeProject(`
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 } } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Consumer:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: consumer
      Handler: consumer.collects
      Tracing: Active
      Environment: Calls(calls)
      Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn, BatchSize: 1 } } }
  Partial: { Type: AWS::SQS::Queue, Properties: { QueueName: partial, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2 } } }
  Reporter:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: reporter
      Handler: consumer.reports
      Environment: Calls(reported)
      Events:
        Partial: { Type: SQS, Properties: { Queue: !GetAtt Partial.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }
  Filtered: { Type: AWS::SQS::Queue, Properties: { QueueName: filtered } }
  Chooser:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: chooser
      Handler: consumer.collects
      Environment: Calls(chosen)
      Events:
        Filtered:
          Type: SQS
          Properties:
            Queue: !GetAtt Filtered.Arn
            BatchSize: 20
            MaximumBatchingWindowInSeconds: 300
            FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["none"]}}' }, { Pattern: '{"body":{"id":[{"numeric":[">=",5]}]}}' }] }
  Fifo: { Type: AWS::SQS::Queue, Properties: { QueueName: lines.fifo, FifoQueue: true, ContentBasedDeduplication: true, RedrivePolicy: { deadLetterTargetArn: !GetAtt FifoDead.Arn, maxReceiveCount: 2 } } }
  FifoDead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead.fifo, FifoQueue: true } }
  Liner:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: liner
      Handler: consumer.collects
      Environment: Calls(lines)
      Events: { Fifo: { Type: SQS, Properties: { Queue: !GetAtt Fifo.Arn, BatchSize: 3 } } }
`),
  );
});
afterAll(() => service.stop());

async function urlOf(QueueName: string): Promise<string> {
  return (await sqsClient(service).send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';
}

async function send(queue: string, message: object, more: object = {}): Promise<string> {
  const input = { QueueUrl: await urlOf(queue), MessageBody: JSON.stringify(message), ...more };
  return (await sqsClient(service).send(new SendMessageCommand(input))).MessageId ?? '';
}

async function countOf(queue: string): Promise<readonly (string | undefined)[]> {
  const input = { QueueUrl: await urlOf(queue), AttributeNames: ['All' as const] };
  const { Attributes = {} } = await sqsClient(service).send(new GetQueueAttributesCommand(input));
  return [Attributes.ApproximateNumberOfMessages, Attributes.ApproximateNumberOfMessagesNotVisible];
}

/** What happened to one record, in words. */
async function storyOf(id: string): Promise<readonly string[]> {
  const events = await service.events();
  const batches = new Set(
    events.flatMap((one) => (one.kind === 'batched' && one.records.includes(id) ? [one.batchId] : [])),
  );
  return events.flatMap((one) => {
    const isOurs =
      ('record' in one && one.record === id) ||
      ('records' in one && one.records.includes(id)) ||
      ('batchId' in one && batches.has(one.batchId));
    if (!isOurs) return [];
    return [one.kind === 'invoked' || one.kind === 'failed' ? `${one.kind} ${one.attempt}` : one.kind];
  });
}

test('a message runs the function once and is gone; its trace is a new one that links to the sender’s', async () => {
  const root = '1-5f84c7a1-e7d1852db8c4fd35d88bf49a';
  const id = await send(
    'orders',
    { id: 1 },
    {
      MessageSystemAttributes: {
        AWSTraceHeader: { DataType: 'String', StringValue: `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1` },
      },
    },
  );
  await expect
    .poll(() => storyOf(id))
    .toEqual(['arrived', 'received', 'polled', 'batched', 'invoked 1', 'deleted', 'succeeded']);
  expect(delivered(service.calls())).toEqual([1]);
  await expect.poll(() => countOf('orders')).toEqual(['0', '0']);
  const invoked = (await service.events()).find((one) => one.kind === 'invoked');
  const segments = await segmentsOf(service, invoked?.kind === 'invoked' ? invoked.traceId : '');
  expect(outline(segments)[0]).toBe('consumer AWS::Lambda 200');
  expect(segments.flatMap((one) => Reflect.get(one, 'links'))).toContainEqual(
    expect.objectContaining({ trace_id: root, id: '53995c3f42cd8ad8' }),
  );
});

test('a poison message is received three times and then is in the dead-letter queue', async () => {
  const id = await send('orders', { id: 2, poison: true });
  await expect.poll(() => countOf('dead')).toEqual(['1', '0']);
  const attempt = (n: number) => ['received', 'polled', 'batched', `invoked ${n}`, `failed ${n}`];
  await expect
    .poll(() => storyOf(id))
    .toEqual(['arrived', ...attempt(1), 'visible', ...attempt(2), 'visible', ...attempt(3), 'redriven', 'arrived']);
  const dead = await sqsClient(service).send(
    new ReceiveMessageCommand({ QueueUrl: await urlOf('dead'), MessageSystemAttributeNames: ['All'] }),
  );
  expect(dead.Messages?.[0]?.MessageId).toBe(id);
  expect(dead.Messages?.[0]?.Attributes?.DeadLetterQueueSourceArn).toMatch(/:orders$/);
});

test('of a batch only the messages that the function names come back', async () => {
  const QueueUrl = await urlOf('partial');
  const Entries = range(10).map((id) => ({ Id: String(id), MessageBody: JSON.stringify({ id, poison: id === 4 }) }));
  await sqsClient(service).send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  await expect.poll(() => delivered(service.calls('reported')).filter((id) => id === 4)).toHaveLength(2);
  await expect.poll(() => countOf('partial')).toEqual(['0', '0']);
  expect([...delivered(service.calls('reported'))].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9]);
});

test('what matches no filter is deleted, and the window gathers the rest into one batch', async () => {
  // In one call: a machine that takes longer than the window between two would have two batches.
  const Entries = range(10).map((id) => ({ Id: String(id), MessageBody: JSON.stringify({ id }) }));
  await sqsClient(service).send(new SendMessageBatchCommand({ QueueUrl: await urlOf('filtered'), Entries }));
  await expect.poll(() => delivered(service.calls('chosen'))).toEqual([5, 6, 7, 8, 9]);
  expect(service.calls('chosen')).toHaveLength(1);
  await expect.poll(() => countOf('filtered')).toEqual(['0', '0']);
  const events = (await service.events()).filter(({ sourceArn }) => sourceArn.endsWith(':filtered'));
  expect(events.flatMap((one) => (one.kind === 'filtered' ? one.records : []))).toHaveLength(5);
  expect(events.flatMap((one) => (one.kind === 'batched' ? [one.closedBy, one.patterns] : []))).toEqual([
    'window',
    [1, 1, 1, 1, 1],
  ]);
});

test('a FIFO queue keeps each group in order, also behind a message that fails', async () => {
  for (const id of range(12)) {
    await send('lines.fifo', { id, poison: id === 2 }, { MessageGroupId: id % 2 === 0 ? 'even' : 'odd' });
  }
  await expect.poll(() => countOf('lines.fifo')).toEqual(['0', '0']);
  const firsts = [...new Set(delivered(service.calls('lines')))];
  expect(firsts.filter((id) => id % 2 === 1)).toEqual([1, 3, 5, 7, 9, 11]);
  expect(firsts.filter((id) => id % 2 === 0)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(Number((await countOf('dead.fifo'))[0])).toBeGreaterThan(0);
});
