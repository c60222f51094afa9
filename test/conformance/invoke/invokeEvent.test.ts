import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, lambdaClient, outline, segmentsOf } from '../clients';
import { linesOf } from '../evidence/logLines';
import { type RunningLocalService, startLocalService } from '../localService';

let samples: RunningLocalService;
let fixtures: RunningLocalService;
beforeAll(async () => {
  [samples, fixtures] = await Promise.all([
    startLocalService(),
    startLocalService({ template: inProject('test/conformance/functions/template.yaml') }),
  ]);
});
afterAll(() => Promise.all([samples.stop(), fixtures.stop()]));

const order = { items: [{ name: 'cocoa', quantity: 1 }] };

test('is accepted at once with an empty body', async () => {
  const answer = await lambdaClient(fixtures).send(
    new InvokeCommand({ FunctionName: 'echo', InvocationType: 'Event', LogType: 'Tail' }),
  );
  expect(answer.StatusCode).toBe(202);
  expect(answer.Payload?.length ?? 0).toBe(0);
  expect(answer.ExecutedVersion).toBeUndefined();
  expect(answer.LogResult).toBeUndefined();
  expect(answer.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a failing event is tried three times under one request id, and the service lives on', async () => {
  const { requestId, traceId } = await invoke(samples, 'always-fails', order, 'Event');
  await expect.poll(() => linesOf(samples, 'always-fails', `"END RequestId: ${requestId}"`)).toHaveLength(3);
  expect(await linesOf(samples, 'always-fails', `"START RequestId: ${requestId}"`)).toHaveLength(3);
  await expect
    .poll(async () => outline(await segmentsOf(samples, traceId)))
    .toEqual([
      'always-fails AWS::Lambda 202',
      '  Dwell Time',
      '  Attempt #1 200 error',
      '  Attempt #2 200 error',
      '  Attempt #3 200 error',
      'always-fails AWS::Lambda::Function error',
      '  Initialization',
      '  Invocation error',
      '  Overhead',
      'always-fails AWS::Lambda::Function error',
      '  Invocation error',
      '  Overhead',
      'always-fails AWS::Lambda::Function error',
      '  Invocation error',
      '  Overhead',
    ]);
  expect((await invoke(samples, 'hello', { name: 'Ada' })).payload).toEqual({ message: 'Hello, Ada!' });
});

test('an event that fails twice succeeds at the third attempt', async () => {
  const { traceId } = await invoke(samples, 'fails-twice', { order: 'A-1' }, 'Event');
  await expect
    .poll(async () => outline((await segmentsOf(samples, traceId)).slice(0, 1)))
    .toEqual([
      'fails-twice AWS::Lambda 202',
      '  Dwell Time',
      '  Attempt #1 200 error',
      '  Attempt #2 200 error',
      '  Attempt #3 200',
    ]);
});

test('the template may ask for fewer attempts', async () => {
  const { traceId } = await invoke(fixtures, 'one-retry', {}, 'Event');
  await expect.poll(() => fixtures.stderr()).toContain('of one-retry: RetriesExhausted');
  expect(outline((await segmentsOf(fixtures, traceId)).slice(0, 1))).toEqual([
    'one-retry AWS::Lambda 202',
    '  Dwell Time',
    '  Attempt #1 200 error',
    '  Attempt #2 200 error',
  ]);
});
