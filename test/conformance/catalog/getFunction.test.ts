import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

const place = 'arn:aws:lambda:us-east-1:000000000000:function';
let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
});
afterAll(() => service.stop());

test.each(['echo', 'echo:$LATEST', '000000000000:function:echo', `${place}:echo`, `${place}:echo:$LATEST`])(
  'finds a function as %s',
  async (FunctionName) => {
    const answer = await lambdaClient(service).send(new GetFunctionCommand({ FunctionName }));
    expect(answer.Configuration).toMatchObject({
      FunctionName: 'echo',
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    expect(answer.Code?.Location).toMatch(/^file:.*\/test\/conformance\/functions$/);
  },
);

test.each([
  ['nobody', undefined, `Function not found: ${place}:nobody`],
  ['echo', '7', `Function not found: ${place}:echo:7`],
  ['echo:live', undefined, `Function not found: ${place}:echo:live`],
])('answers as AWS when there is no %s in version %s', async (FunctionName, Qualifier, message) => {
  const failure = lambdaClient(service).send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }));
  await expect(failure).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message,
    Type: 'User',
    $metadata: { httpStatusCode: 404 },
  });
});

/** Its name is the deployment's, which begins with the stack's. */
const failures = /^arn:aws:sqs:us-east-1:000000000000:.*Failures/;

test('describes one function', async () => {
  const answer = await lambdaClient(service).send(new GetFunctionConfigurationCommand({ FunctionName: 'one-retry' }));
  expect(answer).toMatchObject({
    FunctionName: 'one-retry',
    DeadLetterConfig: { TargetArn: expect.stringMatching(failures) },
  });
});

test('tells how events are retried, where the template says so', async () => {
  const answer = await lambdaClient(service).send(
    new GetFunctionEventInvokeConfigCommand({ FunctionName: 'one-retry' }),
  );
  expect(answer).toMatchObject({
    FunctionArn: `${place}:one-retry:$LATEST`,
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 120,
    DestinationConfig: { OnFailure: { Destination: expect.stringMatching(failures) } },
  });
  expect(answer.LastModified).toBeInstanceOf(Date);
});

test('answers 404 where it says nothing about events, as AWS', async () => {
  const failure = lambdaClient(service).send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'echo' }));
  await expect(failure).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `The function ${place}:echo:$LATEST doesn't have an EventInvokeConfig`,
  });
});
