import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteFunctionConcurrencyCommand, InvokeCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lambdaClient, sqsClient } from '../clients';
import { makeProject, type PollingService, startPolling } from './pollingService';

let service: PollingService;
beforeAll(async () => {
  service = await startPolling(
    makeProject(`
  Failures: { Type: AWS::SQS::Queue, Properties: { QueueName: failures } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Successes: { Type: AWS::SQS::Queue, Properties: { QueueName: successes } }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: news, Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Successes.Arn }] } }
  Kept: { Type: AWS::S3::Bucket, Properties: { BucketName: kept } }
  Fails:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: fails
      Handler: consumer.throws
      Environment: Calls(fails)
      DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Dead.Arn }
      EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Failures.Arn } } }
  Works:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: works
      Handler: consumer.keeps
      Environment: Calls(works)
      EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: SNS, Destination: !Ref Topic } } }
  Chained:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: chained
      Handler: consumer.keeps
      Environment: Calls(chained)
      EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: Lambda, Destination: !GetAtt Listens.Arn } } }
  Listens:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: listens
      Handler: consumer.keeps
      Environment: Calls(listens)
      Events:
        Bus: { Type: EventBridgeRule, Properties: { Pattern: { source: [lambda], detail: { requestContext: { condition: [Success] } } } } }
  Announced:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: announced
      Handler: consumer.keeps
      Environment: Calls(announced)
      EventInvokeConfig:
        DestinationConfig: { OnSuccess: { Type: EventBridge, Destination: !Sub 'arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default' } }
  Filed:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: filed
      Handler: consumer.throws
      Environment: Calls(filed)
      EventInvokeConfig: { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Type: S3, Destination: !GetAtt Kept.Arn } } }
`),
  );
});
afterAll(() => service.stop());

async function send(FunctionName: string): Promise<string> {
  const input = { FunctionName, InvocationType: 'Event' as const, Payload: JSON.stringify({ order: 7 }) };
  return (await lambdaClient(service).send(new InvokeCommand(input))).$metadata.requestId ?? '';
}

/** The first message of a queue that is about this request. */
async function messageAbout(queue: string, requestId: string): Promise<Message> {
  const QueueUrl = `${service.endpoint}/000000000000/${queue}`;
  const command = new ReceiveMessageCommand({
    QueueUrl,
    WaitTimeSeconds: 1,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['All'],
  });
  for (;;) {
    const { Messages = [] } = await sqsClient(service).send(command);
    const found = Messages.find((one) => JSON.stringify(one).includes(requestId));
    if (found !== undefined) return found;
  }
}

test('a failing event ends in its destination and in its dead-letter queue', async () => {
  const requestId = await send('fails');
  const failure = await messageAbout('failures', requestId);
  expect(JSON.parse(failure.Body ?? '')).toEqual({
    version: '1.0',
    timestamp: expect.stringMatching(/Z$/),
    requestContext: {
      requestId,
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fails:$LATEST',
      condition: 'RetriesExhausted',
      approximateInvokeCount: 2,
    },
    requestPayload: { order: 7 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: 'TypeError', errorMessage: 'never works', trace: expect.any(Array) },
  });
  expect(failure.Attributes?.AWSTraceHeader).toMatch(/^Root=1-/);
  const dead = await messageAbout('dead', requestId);
  expect([dead.Body, dead.MessageAttributes]).toEqual([
    '{"order":7}',
    {
      RequestID: { DataType: 'String', StringValue: requestId },
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: { DataType: 'String', StringValue: 'never works' },
    },
  ]);
});

test('a success is published to a topic', async () => {
  const requestId = await send('works');
  const { Body = '' } = await messageAbout('successes', requestId);
  const notification = JSON.parse(Body);
  expect(notification.TopicArn).toBe('arn:aws:sns:us-east-1:000000000000:news');
  const record = JSON.parse(notification.Message);
  expect(record.requestContext).toMatchObject({ condition: 'Success', approximateInvokeCount: 1 });
  expect(record.responsePayload).toEqual({ kept: true });
  expect(record.responseContext).toEqual({ statusCode: 200, executedVersion: '$LATEST' });
});

test('functions and buses receive records, too', async () => {
  await send('chained');
  await send('announced');
  const records = () => service.calls('listens').map(({ raw }) => raw as Record<string, unknown>);
  await expect.poll(() => records().length).toBe(2);
  expect(records().find((one) => one.version === '1.0')).toMatchObject({ requestPayload: { order: 7 } });
  expect(records().find((one) => one.version === '0')).toMatchObject({
    source: 'lambda',
    'detail-type': 'Lambda Function Invocation Result - Success',
    detail: { requestPayload: { order: 7 } },
    resources: [
      'arn:aws:events:us-east-1:000000000000:event-bus/default',
      'arn:aws:lambda:us-east-1:000000000000:function:announced:$LATEST',
    ],
  });
});

test('S3 is a folder, with the payload in the record', async () => {
  const requestId = await send('filed');
  const folder = join(service.folder, 'state', 'buckets', 'kept', 'aws', 'lambda', 'async', 'filed');
  const files = () => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []);
  const texts = () =>
    files().flatMap((one) => (one.isFile() ? [readFileSync(join(one.parentPath, one.name), 'utf8')] : []));
  // A file that is there may still be empty.
  await expect.poll(() => texts().join('')).not.toBe('');
  const record = JSON.parse(texts().join(''));
  expect(record).toMatchObject({
    requestContext: { requestId, condition: 'RetriesExhausted' },
    payload: '{"order":7}',
  });
});

test('without reserved concurrency an event is not tried at all', async () => {
  const client = lambdaClient(service);
  await client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'fails', ReservedConcurrentExecutions: 0 }));
  const before = service.calls('fails').length;
  const requestId = await send('fails');
  const record = JSON.parse((await messageAbout('failures', requestId)).Body ?? '');
  expect(record.requestContext).toMatchObject({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 });
  expect(record.responseContext).toBeUndefined();
  expect(service.calls('fails')).toHaveLength(before);
  await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'fails' }));
});
