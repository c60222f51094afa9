import { expect, onTestFinished, test } from 'vitest';
import { failCallback } from '../../../src/editor/executions/answerCallback';
import type { ExecutionDialogs } from '../../../src/editor/executions/executionDialogs';
import { stopExecution } from '../../../src/editor/executions/stopExecution';
import { doneWith, failed } from '../../../src/model/base/outcome';
import { parseExecutionArn } from '../../../src/model/durable/executionArn';
import { noExecutionFilter } from '../../../src/model/durable/executionDirectory';
import { noOptions } from '../../../src/model/invocation/invocation';
import { connectionTo } from '../../aws/testConnection';
import { type DurableOptions, serveDurable } from './durableFunctions';

/* What the editor sends, to the local service: listing, stopping, answering, and the names of executions. */

const signal = new AbortController().signal;

async function editorOver(names: readonly string[], options: DurableOptions = {}) {
  const durable = await serveDurable(names, options);
  const connection = connectionTo(durable.service.endpoint, durable.service.region);
  onTestFinished(() => connection.dispose());
  const list = async (filter: Partial<typeof noExecutionFilter>) => {
    const page = await connection.executionDirectory.list(
      names[0] ?? '',
      { ...noExecutionFilter, ...filter },
      undefined,
      signal,
    );
    return page.ok ? page.value.executions.map(({ name, status }) => `${name} ${status}`) : [page.failure.message];
  };
  const dialogs: ExecutionDialogs = {
    confirm: async () => true,
    askError: async () => ({ type: 'Denied', message: 'no budget' }),
    pickCallback: async () => undefined,
    askStart: async () => undefined,
    say: () => undefined,
  };
  const needsOf = (arn: string) => ({
    dialogs,
    executions: { reread: () => undefined },
    resolveExecution: async () => {
      const reference = parseExecutionArn(arn);
      return reference === undefined
        ? failed('no ARN')
        : doneWith({ connection, reference, callbackId: undefined, operationName: undefined });
    },
  });
  return { durable, connection, list, needsOf };
}

test('executions are listed by status and name, and stopped', async () => {
  const { durable, list, needsOf } = await editorOver(['callback']);
  const one = await durable.start('callback', {}, 'one');
  await durable.event(one, 'CallbackStarted');
  await durable.event(await durable.start('callback', {}, 'two'), 'CallbackStarted');
  expect(await list({})).toEqual(['two RUNNING', 'one RUNNING']);
  expect(await stopExecution(undefined, needsOf(one))).toMatchObject({ kind: 'done' });
  await durable.reaches(one, 'STOPPED');
  expect([
    await list({ status: 'RUNNING' }),
    await list({ name: 'one' }),
    await list({ startedAfterMs: Date.now() + 60_000 }),
    await list({ startedBeforeMs: Date.now() - 600_000 }),
  ]).toEqual([['two RUNNING'], ['one STOPPED'], [], []]);
});

test('the callback that waits is found and failed; a second answer is refused in words', async () => {
  const { durable, needsOf } = await editorOver(['callback']);
  const arn = await durable.start('callback');
  const { CallbackStartedDetails } = await durable.event(arn, 'CallbackStarted');
  await durable.event(arn, 'InvocationCompleted');
  expect(await failCallback(undefined, needsOf(arn))).toMatchObject({ kind: 'done' });
  expect((await durable.reaches(arn, 'FAILED')).Error?.ErrorMessage).toBe('no budget');
  expect(await failCallback(undefined, needsOf(arn))).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('does not wait for a callback'),
  });
  const named = { connectionId: '', executionArn: arn, callbackId: CallbackStartedDetails?.CallbackId };
  const needs = needsOf(arn);
  const resolveExecution = async () => {
    const resolved = await needs.resolveExecution();
    return resolved.kind === 'done' ? doneWith({ ...resolved.value, callbackId: named.callbackId }) : resolved;
  };
  expect(await failCallback(named, { ...needs, resolveExecution })).toEqual({
    kind: 'failed',
    message: 'This callback is closed: it was answered before, or its timeout is over. Nothing changed.',
    action: undefined,
  });
});

test('a name with the same payload attaches, with another it is refused in words', async () => {
  const { durable, connection } = await editorOver(['empty'], { timeoutSeconds: 900 });
  const arn = await durable.start('empty', { id: 1 }, 'order-1');
  await durable.reaches(arn, 'SUCCEEDED');
  const invoke = (payload: string) =>
    connection.invoker.invoke(
      {
        target: { connectionId: connection.id, functionName: 'empty', qualifier: '$LATEST' },
        mode: 'RequestResponse',
        payload,
        options: { ...noOptions, durableExecutionName: 'order-1' },
        traceId: '1-65a00000-000000000000000000000001',
        timeoutSeconds: 60,
      },
      signal,
    );
  expect(await invoke('{"id":1}')).toMatchObject({ kind: 'answered', durableExecutionArn: arn });
  const other = await invoke('{"id":2}');
  expect(other.kind === 'refused' ? other.failure.message : other.kind).toMatch(
    /^Function empty was not invoked: a durable execution with this name already exists with another payload/,
  );
});
