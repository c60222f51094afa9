import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, lambdaClient } from '../clients';
import { linesOf } from '../evidence/logLines';
import { type RunningLocalService, startLocalService } from '../localService';

const arn = 'arn:aws:lambda:us-east-1:000000000000:function';
const queue = 'arn:aws:sqs:us-east-1:000000000000:failures';
let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/triggers.yaml') });
});
afterAll(() => service.stop());

test('Update changes what it names and keeps the rest', async () => {
  const client = lambdaClient(service);
  const before = await client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'configured' }));
  const FunctionName = 'configured';
  const answer = await client.send(
    new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 60 }),
  );
  expect(answer).toMatchObject({
    FunctionArn: `${arn}:configured:$LATEST`,
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: { OnFailure: { Destination: queue } },
  });
  expect(answer.LastModified?.getTime()).toBeGreaterThan(before.LastModified?.getTime() ?? Number.NaN);
  expect(await client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }))).toMatchObject({
    MaximumEventAgeInSeconds: 60,
  });
});

test('Put makes a configuration, and replaces all of it', async () => {
  const client = lambdaClient(service);
  const FunctionName = 'plain';
  const put = (input: object) => client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...input }));
  const answer = await put({ DestinationConfig: { OnFailure: { Destination: queue } } });
  expect([answer.MaximumRetryAttempts, answer.MaximumEventAgeInSeconds, answer.DestinationConfig]).toEqual([
    undefined,
    undefined,
    { OnSuccess: {}, OnFailure: { Destination: queue } },
  ]);
  expect(await put({ MaximumRetryAttempts: 0 })).toMatchObject({
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  });
  const deleted = await client.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
  expect(deleted.$metadata.httpStatusCode).toBe(204);
  await expect(client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('what was changed is how events are retried', async () => {
  const FunctionName = 'fails';
  await lambdaClient(service).send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 0 }));
  const { requestId } = await invoke(service, FunctionName, {}, 'Event');
  await vi.waitFor(() => expect(service.stderr()).toContain(`Event ${requestId} of fails: RetriesExhausted`), 20_000);
  expect(await linesOf(service, FunctionName, '"START RequestId"')).toHaveLength(1);
});

test.each([
  [
    'Update',
    'plain',
    { MaximumRetryAttempts: 1 },
    'ResourceNotFoundException',
    `The function ${arn}:plain:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    'Delete',
    'plain',
    {},
    'ResourceNotFoundException',
    `The function ${arn}:plain:$LATEST doesn't have an EventInvokeConfig`,
  ],
  ['Put', 'nobody', { MaximumRetryAttempts: 1 }, 'ResourceNotFoundException', "The function doesn't exist."],
  ['Update', 'nobody', { MaximumRetryAttempts: 1 }, 'ResourceNotFoundException', "The function doesn't exist."],
  [
    'Put',
    'plain',
    {},
    'InvalidParameterValueException',
    'You must specify at least one of error handling or destination setting.',
  ],
  [
    'Update',
    'configured',
    {},
    'InvalidParameterValueException',
    'You must specify at least one of error handling or destination setting.',
  ],
  [
    'Put',
    'plain',
    { MaximumRetryAttempts: 3 },
    'ValidationException',
    "1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
  ],
  [
    'Put',
    'plain',
    { MaximumEventAgeInSeconds: 59 },
    'ValidationException',
    "1 validation error detected: Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
  ],
] as const)('%s of %s with %j is refused in AWS’s words', async (operation, FunctionName, input, name, message) => {
  const client = lambdaClient(service);
  const request = { FunctionName, ...input };
  const send = {
    Put: () => client.send(new PutFunctionEventInvokeConfigCommand(request)),
    Update: () => client.send(new UpdateFunctionEventInvokeConfigCommand(request)),
    Delete: () => client.send(new DeleteFunctionEventInvokeConfigCommand(request)),
  };
  await expect(send[operation]()).rejects.toMatchObject({ name, message });
});
