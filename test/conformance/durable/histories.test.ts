import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import { readHistoryEvent } from '../../../src/model/durable/readHistoryEvent';
import { expectGolden } from '../../golden';
import { inProject } from '../../tools/project.mjs';
import { serveDurable } from './durableFunctions';
import { renderHistory } from './renderHistory';

/* The SDK decides the order within a checkpoint: version 1, with which AWS's histories were recorded, sends a branch's first step before the
   next branch, version 2 after it. Otherwise the golden files have the events and fields of the recorded ones. */
const handlers = ['empty', 'failing', 'waits', 'retries', 'child', 'parallel', 'map', 'condition'] as const;

describe('histories of the JavaScript SDK have the types, the order and the fields of recorded ones', () => {
  test.each(handlers)('%s', async (name) => {
    const durable = await serveDurable([name]);
    const arn = await durable.start(name, {});
    await durable.drive(arn);
    const golden = inProject(`test/conformance/durable/golden/${name}.txt`);
    expectGolden(renderHistory(await durable.history(arn)), golden);
  });

  test('exhausted retries', async () => {
    const durable = await serveDurable(['retries']);
    const arn = await durable.start('retries', { failures: 9, max: 6 });
    await durable.drive(arn);
    const golden = inProject('test/conformance/durable/golden/exhausted.txt');
    expectGolden(renderHistory(await durable.history(arn)), golden);
  });
});

test('a history is read by the model: operations, attempts and invocations', async () => {
  const durable = await serveDurable(['retries']);
  const arn = await durable.start('retries');
  await durable.drive(arn);
  const events = (await durable.history(arn)).map(readHistoryEvent).filter((one) => one !== undefined);
  const tree = buildExecutionTree(events, 0);
  const [step] = tree.operations;
  expect(step?.attempts.map(({ outcome, invocation }) => `${outcome} by ${invocation}`)).toEqual([
    'failed by 1',
    'failed by 2',
    'succeeded by 3',
  ]);
  expect(tree.invocations.every(({ requestId }) => requestId !== undefined)).toBe(true);
  expect(tree.totals.ranMs + tree.totals.waitedMs).toBeCloseTo(tree.totals.durationMs);
});

test('a synchronous invoke returns the result of the whole execution', async () => {
  const { client } = await serveDurable(['waits', 'failing'], { timeoutSeconds: 900 });
  const invoke = (FunctionName: string) =>
    client.send(new InvokeCommand({ FunctionName, Qualifier: '$LATEST', Payload: '{"seconds":1}' }));
  const waited = await invoke('waits');
  expect(waited.Payload?.transformToString()).toBe('"wait finished"');
  expect(waited.DurableExecutionArn).toMatch(/:function:waits:\$LATEST\/durable-execution\/[\w-]+\/[\w-]+$/);
  const failed = await invoke('failing');
  expect(failed.FunctionError).toBe('Unhandled');
  expect(JSON.parse(failed.Payload?.transformToString() ?? '')).toMatchObject({
    errorType: 'Error',
    errorMessage: 'Intentional handler failure',
  });
});

test('a result that is too large for a response is checkpointed first', async () => {
  const durable = await serveDurable(['big']);
  const arn = await durable.start('big');
  const { Result } = await durable.reaches(arn, 'SUCCEEDED');
  expect(Result).toHaveLength(6_500_002);
});

test('an execution of 1,100 steps pages its state and its history', async () => {
  const durable = await serveDurable(['many'], { timeScale: 100 });
  const arn = await durable.start('many', { steps: 1_100, seconds: 60 });
  await durable.reaches(arn, 'SUCCEEDED');
  const events = await durable.history(arn);
  expect(events.map(({ EventId }) => EventId)).toEqual(events.map((_event, index) => index + 1));
  expect(events.filter(({ EventType }) => EventType === 'StepSucceeded')).toHaveLength(1_100);
}, 120_000);
