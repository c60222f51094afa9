import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
});
afterAll(() => service.stop());

test('the tracing mode is changed, and the next look tells it', async () => {
  const lambda = lambdaClient(service);
  const FunctionName = 'echo';
  const before = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const wanted = before.TracingConfig?.Mode === 'Active' ? 'PassThrough' : 'Active';
  const answer = await lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, TracingConfig: { Mode: wanted } }),
  );
  expect(answer.TracingConfig).toEqual({ Mode: wanted });
  expect((await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).TracingConfig).toEqual({
    Mode: wanted,
  });
  expect((await lambda.send(new InvokeCommand({ FunctionName, Payload: '{}' }))).StatusCode).toBe(200);
});

test('anything else stands in the template, and is refused in a sentence', async () => {
  const failure = lambdaClient(service).send(
    new UpdateFunctionConfigurationCommand({ FunctionName: 'echo', Timeout: 7 }),
  );
  await expect(failure).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'The local service can only change TracingConfig. Change Timeout in the template.',
  });
});
