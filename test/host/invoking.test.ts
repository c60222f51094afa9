import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Invocation } from '../../src/model/invocation/invocation';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { extensionApi, sampleFunction, untilInvocation } from './extension';

async function run(command: string, functionName: string): Promise<Invocation> {
  const sent = await vscode.commands.executeCommand<Invocation | undefined>(
    command,
    await sampleFunction(functionName),
  );
  assert.ok(sent, 'nothing was sent');
  return untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
}

/** The steps as words: what a panel would list. */
function steps(invocation: Invocation): readonly string[] {
  return lifecycleOf(invocation, Date.now()).steps.map((step) =>
    step.kind === 'attempt' ? `attempt ${step.number} ${step.outcome}` : step.kind,
  );
}

describe('invoking', () => {
  it('waits for an answer, and records it', async () => {
    const done = await run('dwell.invokeSync', 'hello');
    assert.equal(done.answer.kind, 'answered');
    assert.deepEqual(steps(done), ['sent', 'attempt 1 succeeded']);
    assert.equal(lifecycleOf(done, Date.now()).outcome, 'succeeded');
  });

  it('follows an event over all of its attempts to the end', async () => {
    const done = await run('dwell.invokeEvent', 'always-fails');
    assert.deepEqual(steps(done), [
      'sent',
      'accepted',
      'queued',
      'attempt 1 functionError',
      'backOff',
      'attempt 2 functionError',
      'backOff',
      'attempt 3 functionError',
      'dropped',
    ]);
  });

  it('tells a timeout from an error', async () => {
    const done = await run('dwell.invokeSync', 'times-out');
    assert.equal(lifecycleOf(done, Date.now()).outcome, 'timedOut');
  });

  it('runs nothing in a dry run', async () => {
    const done = await run('dwell.dryRun', 'slow-report');
    assert.deepEqual(steps(done), ['sent']);
    assert.equal(lifecycleOf(done, Date.now()).outcome, 'permitted');
  });

  it('sends what was sent before once more, as a new invocation', async () => {
    const { store } = await extensionApi();
    const first = await run('dwell.invokeSync', 'greet-python');
    const before = store.all().length;
    const again = await vscode.commands.executeCommand<Invocation>('dwell.invokeAgain', { invocationId: first.id });
    assert.notEqual(again.id, first.id);
    assert.equal(store.all().length, before + 1);
    assert.equal(store.payloadOf(again.id), store.payloadOf(first.id));
    await untilInvocation(again.id, ({ following }) => following.kind === 'ended');
  });
});
