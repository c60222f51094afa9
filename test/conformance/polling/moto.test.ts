import { CreateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { lambdaClient, sqsClient } from '../clients';
import { startMoto } from '../otherTools/motoServer';
import { isSkippedWithout } from '../tools';
import { delivered, makeProject, range, startPolling } from './pollingService';

const account = '123456789012';

interface Answer {
  readonly TableDescription?: { readonly LatestStreamArn?: string };
}

/** What AWS's clients would send; that of Kinesis speaks HTTP/2, which moto does not. */
async function post(endpoint: string, target: string, input: object): Promise<Answer> {
  const service = target.startsWith('Kinesis') ? 'kinesis' : 'dynamodb';
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': target,
      Authorization: `AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/${service}/aws4_request`,
    },
    body: JSON.stringify(input),
  });
  return answer.json();
}

test.skipIf(isSkippedWithout('moto'))('queues, streams and tables of moto are polled', async () => {
  const moto = await startMoto();
  const at = { endpoint: moto.endpoint, region: 'us-east-1' };
  const folder = makeProject(`
  Consumer:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: consumer, Handler: consumer.collects, Environment: Calls(calls) }
`);
  const service = await startPolling(folder, 1, ['--account', account, '--source-endpoint', moto.endpoint]);
  try {
    const sqs = sqsClient(at);
    const arnOf = (name: string) => `arn:aws:sqs:us-east-1:${account}:${name}`;
    const dead = (await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }))).QueueUrl;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 });
    const Attributes = { VisibilityTimeout: '2', RedrivePolicy };
    const QueueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes }))).QueueUrl;
    await post(moto.endpoint, 'Kinesis_20131202.CreateStream', { StreamName: 'clicks', ShardCount: 1 });
    const table = await post(moto.endpoint, 'DynamoDB_20120810.CreateTable', {
      TableName: 'items',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    });
    const map = (EventSourceArn: string, more: object) =>
      lambdaClient(service).send(
        new CreateEventSourceMappingCommand({ FunctionName: 'consumer', EventSourceArn, ...more }),
      );
    await map(arnOf('orders'), { BatchSize: 1 });
    const stream = `arn:aws:kinesis:us-east-1:${account}:stream/clicks`;
    await map(stream, { StartingPosition: 'TRIM_HORIZON', BatchSize: 5 });
    await map(table.TableDescription?.LatestStreamArn ?? '', { StartingPosition: 'TRIM_HORIZON' });
    for (const message of [{ id: 100 }, { id: 101, poison: true }]) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    }
    const Records = range(20).map((id) => ({
      Data: Buffer.from(JSON.stringify({ id })).toString('base64'),
      PartitionKey: 'key',
    }));
    await post(moto.endpoint, 'Kinesis_20131202.PutRecords', { StreamName: 'clicks', Records });
    await post(moto.endpoint, 'DynamoDB_20120810.PutItem', { TableName: 'items', Item: { id: { N: '200' } } });
    const ids = () => delivered(service.calls());
    await expect.poll(() => ids().filter((id) => id < 100)).toEqual(range(20));
    await expect.poll(() => [100, 200].every((id) => ids().includes(id))).toBe(true);
    const inDead = async () => {
      const asked = new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['All'] });
      return (await sqs.send(asked)).Attributes?.ApproximateNumberOfMessages;
    };
    await expect.poll(inDead).toBe('1');
    expect(ids().filter((id) => id === 101)).toHaveLength(2);
  } finally {
    await service.stop();
    moto.stop();
  }
});
