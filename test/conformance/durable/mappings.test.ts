import { ListDurableExecutionsByFunctionCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsClient } from '../clients';
import { functionProperties, serveDurable } from './durableFunctions';

const durable = 'DurableConfig: { ExecutionTimeout: 600 }';
const queue = 'Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn, BatchSize: 1 } } }';
const more = '  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders, VisibilityTimeout: 120 } }\n';

test('each delivery of a message starts an execution of its own', async () => {
  const functions = { orders: `Handler: operations.failing, ${functionProperties}, ${durable}, ${queue}` };
  const { service, client } = await serveDurable([], { timeScale: 120, functions, more });
  await sqsClient(service).send(
    new SendMessageCommand({ QueueUrl: `${service.endpoint}/000000000000/orders`, MessageBody: 'one' }),
  );
  const list = async () =>
    (await client.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: 'orders', Statuses: ['FAILED'] })))
      .DurableExecutions ?? [];
  await expect.poll(async () => (await list()).length).toBeGreaterThan(1);
  const names = (await list()).map(({ DurableExecutionName }) => DurableExecutionName);
  expect(new Set(names).size).toBe(names.length);
});
