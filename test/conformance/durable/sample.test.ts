import { InvokeCommand, SendDurableExecutionCallbackSuccessCommand } from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { startLocalService } from '../localService';
import { samTemplate, temporaryProject } from '../projects/temporaryProject';
import { durableFunctions } from './durableFunctions';

test('the sample order waits for its approval, pays at the third attempt, and ships every item', async () => {
  const service = await startLocalService({ template: inProject('samples-durable/template.yaml') });
  onTestFinished(async () => {
    await service.stop();
  });
  const durable = durableFunctions(service);
  const { DurableExecutionArn: arn = '' } = await durable.client.send(
    new InvokeCommand({
      FunctionName: 'order:live',
      InvocationType: 'Event',
      Payload: '{"id":42,"items":["cocoa","tea"]}',
    }),
  );
  const { CallbackStartedDetails } = await durable.event(arn, 'CallbackStarted');
  const CallbackId = CallbackStartedDetails?.CallbackId;
  await durable.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: Buffer.from('yes') }));
  await durable.drive(arn);
  expect(JSON.parse((await durable.reaches(arn, 'SUCCEEDED')).Result ?? '')).toEqual({
    reservation: 'reservation-42',
    approval: 'yes',
    payment: 'payment-42',
    shipped: ['cocoa is on its way', 'tea is on its way'],
  });
  const attempts = (await durable.history(arn)).filter(
    ({ Name, EventType }) => Name === 'pay' && EventType === 'StepStarted',
  );
  expect(attempts).toHaveLength(3);
});

test('a durable function without its package says what to run instead of trying again', async () => {
  const properties = 'Runtime: nodejs24.x, CodeUri: ., DurableConfig: { ExecutionTimeout: 600 }';
  const project = await temporaryProject({
    'template.yaml': samTemplate({ order: `Handler: index.handler, ${properties}` }),
    'index.mjs':
      "import { withDurableExecution } from '@example/durable-sdk';\nexport const handler = withDurableExecution();\n",
  });
  const durable = durableFunctions(await project.start());
  const arn = await durable.start('order', { id: 42 });
  const { Error: error } = await durable.reaches(arn, 'FAILED');
  expect(error?.ErrorMessage).toContain('The package @example/durable-sdk is not installed: run `npm install` in ');
  expect((await durable.history(arn)).map(({ EventType }) => EventType)).toEqual([
    'ExecutionStarted',
    'InvocationCompleted',
    'ExecutionFailed',
  ]);
});
