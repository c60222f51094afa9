import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Invocation } from '../../src/model/invocation/invocation';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { continueDebugging, DebugWatch, evaluate } from './debugSession';
import { extensionApi, sampleFunction, send, untilInvocation, workspaceFile } from './extension';
import { untilSeen } from './untilSeen';

const outcomeOf = (invocation: Invocation) => lifecycleOf(invocation, Date.now()).outcome;

const hasAnswer = ({ answer }: Invocation): boolean => answer.kind !== 'waiting';

function breakAt(path: readonly string[], line: number): vscode.SourceBreakpoint {
  const location = new vscode.Location(workspaceFile(...path), new vscode.Position(line - 1, 0));
  const breakpoint = new vscode.SourceBreakpoint(location);
  vscode.debug.addBreakpoints([breakpoint]);
  return breakpoint;
}

async function untilNoBreakpoint(): Promise<void> {
  await untilSeen(
    () => vscode.debug.breakpoints.length,
    (count) => count === 0,
    () => new Promise(() => {}),
  );
}

describe('debugging', () => {
  let watch: DebugWatch;

  beforeEach(() => {
    watch = new DebugWatch();
  });

  afterEach(async () => {
    await watch.end();
  });

  it('stops at the first line of a handler that has no breakpoint, and takes its own away at the end', async () => {
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'index.mjs:3');
    const paused = await untilInvocation(sent.id, ({ debug }) => debug === 'paused');
    assert.equal(lifecycleOf(paused, Date.now()).awaiting?.what, 'breakpoint');
    await continueDebugging(stopped);
    const ended = await untilInvocation(sent.id, hasAnswer);
    assert.equal(outcomeOf(ended), 'succeeded');
    // Answer, end of the process, and end of the session arrive in any order.
    await untilInvocation(sent.id, ({ debug }) => debug === 'ended');
    await untilNoBreakpoint();
  });

  it("stops at the user's breakpoints, where values can be read", async () => {
    breakAt(['functions', 'hello', 'index.mjs'], 5);
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'index.mjs:5');
    assert.equal(stopped.session.parentSession?.name ?? stopped.session.name, 'hello');
    assert.match(await evaluate(stopped, 'name'), /world|[A-Z]/);
    await continueDebugging(stopped);
    assert.equal(outcomeOf(await untilInvocation(sent.id, hasAnswer)), 'succeeded');
  });

  it('stops in every attempt of an event', async () => {
    breakAt(['functions', 'always-fails', 'index.mjs'], 6);
    const sent = await send('dwell.debugEvent', await sampleFunction('always-fails'));
    for (const attempt of [1, 2, 3]) {
      const stopped = await watch.untilStopped();
      assert.equal(stopped.place, 'index.mjs:6');
      const { name } = stopped.session.parentSession ?? stopped.session;
      assert.equal(name, attempt === 1 ? 'always-fails' : `always-fails, attempt ${attempt}`);
      await continueDebugging(stopped);
    }
    const ended = await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    assert.equal(lifecycleOf(ended, Date.now()).attempts, 3);
  });

  it('stops where an invocation of the history threw its error', async () => {
    const failed = await send('dwell.invokeSync', await sampleFunction('always-fails'));
    await untilInvocation(failed.id, ({ following }) => following.kind === 'ended');
    const again = await send('dwell.debugInvocation', { invocationId: failed.id });
    assert.notEqual(again.id, failed.id);
    // The line is passed once for each item; the second is the one that nobody sells.
    const first = await watch.untilStopped();
    assert.equal(first.place, 'prices.mjs:9');
    await continueDebugging(first);
    const stopped = await watch.untilStopped();
    assert.equal(await evaluate(stopped, 'catalog[name]'), 'undefined');
    await continueDebugging(stopped);
    assert.equal(outcomeOf(await untilInvocation(again.id, hasAnswer)), 'functionError');
    const { store } = await extensionApi();
    assert.equal(store.payloadOf(again.id), store.payloadOf(failed.id));
  });

  it('runs the function that a record of a failed invocation names, with the event in it as it is', async () => {
    const record = {
      version: '1.0',
      timestamp: '2026-11-14T18:16:05.568Z',
      requestContext: {
        requestId: 'e4b46cbf-b738-xmpl-8880-a18cdf61200e',
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { name: `$${'{uuid}'} as it was` },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorMessage: 'no stock', errorType: 'OutOfStock' },
    };
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: JSON.stringify(record) });
    await vscode.window.showTextDocument(document);
    const sent = await vscode.commands.executeCommand<Invocation | undefined>('dwell.debugCapturedEvent');
    assert.ok(sent, 'nothing was sent');
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'index.mjs:3');
    assert.match(await evaluate(stopped, 'event.name'), /\$\{uuid\} as it was/);
    await continueDebugging(stopped);
    assert.equal(outcomeOf(await untilInvocation(sent.id, hasAnswer)), 'succeeded');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it("stops the function's clock while it is paused", async () => {
    const file = workspaceFile('functions', 'times-out', 'index.mjs');
    const before = await vscode.workspace.fs.readFile(file);
    // The template gives it two seconds.
    const code = [
      'export const handler = async (event, context) => {',
      '  const beforeMs = context.getRemainingTimeInMillis();',
      '  const afterMs = context.getRemainingTimeInMillis();',
      '  return { lostMs: beforeMs - afterMs };',
      '};',
    ];
    await vscode.workspace.fs.writeFile(file, Buffer.from(code.join('\n')));
    try {
      breakAt(['functions', 'times-out', 'index.mjs'], 3);
      const sent = await send('dwell.debugFunction', await sampleFunction('times-out'));
      const stopped = await watch.untilStopped();
      const endMs = Date.now() + 5_000;
      await untilSeen(
        () => Date.now() >= endMs,
        (isOver) => isOver,
        () => new Promise(() => {}),
      );
      await continueDebugging(stopped);
      const ended = await untilInvocation(sent.id, hasAnswer);
      assert.equal(outcomeOf(ended), 'succeeded');
      const { lostMs } = JSON.parse(ended.answer.kind === 'answered' ? ended.answer.payload : '{}');
      assert.ok(lostMs < 1_000, `the function lost ${lostMs} ms`);
    } finally {
      await vscode.workspace.fs.writeFile(file, before);
    }
  });

  it('ends the process when the session is stopped', async () => {
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    await watch.untilStopped();
    await vscode.debug.stopDebugging();
    const ended = await untilInvocation(sent.id, (one) => hasAnswer(one) && one.debug === 'ended');
    assert.equal(outcomeOf(ended), 'functionError');
    assert.match(ended.answer.kind === 'answered' ? ended.answer.payload : '', /The debug session was stopped/);
  });
});
