import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { kinesisClient, lambdaClient, sqsClient } from '../clients';
import { delivered, makeProject, range, startPolling } from './pollingService';

const resources = `
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks, ShardCount: 2 } }
  Consumer:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: consumer
      Handler: consumer.halts
      Environment: Calls(queued)
      Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn, BatchSize: 5 } } }
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: reader
      Handler: consumer.halts
      Environment: Calls(streamed)
      Events:
        Clicks: { Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: TRIM_HORIZON, BatchSize: 5 } }
  Event:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: event, Handler: consumer.keeps, Environment: Calls(events) }
`;

function unique(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

test('kill -9 in the middle loses no message, no record and no event; shards stay in order', async () => {
  const folder = makeProject(resources);
  const first = await startPolling(folder);
  const client = sqsClient(first);
  const QueueUrl = `${first.endpoint}/000000000000/orders`;
  for (const start of range(10).map((one) => one * 10)) {
    const Entries = range(10).map((id) => ({ Id: String(id), MessageBody: JSON.stringify({ id: start + id }) }));
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
  const Records = range(100).map((id) => ({
    Data: Buffer.from(JSON.stringify({ id })),
    PartitionKey: `key-${id % 7}`,
  }));
  await kinesisClient(first).send(new PutRecordsCommand({ StreamName: 'clicks', Records }));
  await Promise.all(
    range(100).map((id) =>
      lambdaClient(first).send(
        new InvokeCommand({ FunctionName: 'event', InvocationType: 'Event', Payload: JSON.stringify({ id }) }),
      ),
    ),
  );
  const isBegun = () =>
    [first.calls('queued'), first.calls('streamed'), first.calls('events')].every((one) => one.length > 0);
  await expect.poll(isBegun).toBe(true);
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  expect(delivered(first.calls('queued')).length).toBeLessThan(100);
  expect(delivered(first.calls('streamed')).length).toBeLessThan(100);
  for (const name of ['queued', 'streamed']) writeFileSync(join(folder, `${name}.go`), '');

  const second = await startPolling(folder);
  await expect.poll(() => unique(delivered(second.calls('queued')))).toEqual(range(100));
  await expect.poll(() => unique(delivered(second.calls('streamed')))).toEqual(range(100));
  const events = () => second.calls('events').map(({ raw }) => (raw as { id: number }).id);
  await expect.poll(() => unique(events())).toEqual(range(100));
  const firsts = [...new Set(delivered(second.calls('streamed')))];
  for (const key of range(7)) {
    const own = firsts.filter((id) => id % 7 === key);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  }
  await second.stop();
});
