import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, lambdaClient, segmentsOf } from '../clients';
import { linesOf } from '../evidence/logLines';
import { type RunningLocalService, startLocalService } from '../localService';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
});
afterAll(() => service.stop());

function send(input: ConstructorParameters<typeof InvokeCommand>[0]) {
  return lambdaClient(service).send(new InvokeCommand(input));
}

test('a dry run checks, and runs nothing', async () => {
  const answer = await invoke(service, 'nothing', {}, 'DryRun');
  expect({ status: answer.status, version: answer.version, payload: answer.payload }).toEqual({
    status: 204,
    version: undefined,
    payload: undefined,
  });
  expect(await segmentsOf(service, answer.traceId)).toEqual([]);
  expect(await linesOf(service, 'nothing', '')).toEqual([]);
  await expect(send({ FunctionName: 'nobody', InvocationType: 'DryRun' })).rejects.toThrow(/^Function not found: /);
});

test('an unknown function', async () => {
  await expect(send({ FunctionName: 'nobody' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody:$LATEST',
    $metadata: { httpStatusCode: 404 },
  });
});

test('a payload that is no JSON', async () => {
  await expect(send({ FunctionName: 'echo', Payload: '{"a":' })).rejects.toMatchObject({
    name: 'InvalidRequestContentException',
    message: expect.stringMatching(/^Could not parse request body into json: /),
    Type: 'User',
    $metadata: { httpStatusCode: 400 },
  });
});

test.each([
  ['RequestResponse', 6_291_456, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
  ['Event', 1_048_576, 'Request must be smaller than 1048576 bytes for the InvokeAsync operation'],
] as const)('a payload over the limit of %s', async (InvocationType, limit, message) => {
  const Payload = JSON.stringify('x'.repeat(limit));
  await expect(send({ FunctionName: 'nothing', InvocationType, Payload })).rejects.toMatchObject({
    name: 'RequestTooLargeException',
    message,
    $metadata: { httpStatusCode: 413 },
  });
});

test('a payload of the exact limit', async () => {
  const Payload = JSON.stringify('x'.repeat(6_291_456 - 2));
  expect((await send({ FunctionName: 'nothing', Payload })).StatusCode).toBe(200);
});

test('an invocation type that does not exist', async () => {
  const InvocationType = 'Whenever' as 'Event';
  await expect(send({ FunctionName: 'echo', InvocationType })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('[Event, RequestResponse, DryRun]'),
  });
});

test('more requests at a time than there may be processes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dwell-wait-'));
  const file = join(folder, 'go');
  try {
    const runs = Array.from({ length: 10 }, () => invoke(service, 'waits-for-file', { file }));
    await expect.poll(() => linesOf(service, 'waits-for-file', '"START RequestId"')).toHaveLength(10);
    await expect(send({ FunctionName: 'waits-for-file', Payload: JSON.stringify({ file }) })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      Reason: 'ConcurrentInvocationLimitExceeded',
      Type: 'User',
    });
    await writeFile(file, '');
    expect(new Set((await Promise.all(runs)).map((one) => one.payload)).size).toBe(10);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each(['/2015-03-31/layers', '/nothing'])('an operation that is not there: %s', async (path) => {
  const answer = await fetch(`${service.endpoint}${path}`);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
});
