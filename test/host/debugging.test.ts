import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Invocation } from '../../src/model/invocation/invocation';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { DebugWatch, evaluate, goOn, untilNoSession } from './debugSession';
import { extensionApi, sampleFunction, untilInvocation, workspaceFile } from './extension';

const outcomeOf = (invocation: Invocation) => lifecycleOf(invocation, Date.now()).outcome;

const hasAnswer = ({ answer }: Invocation): boolean => answer.kind !== 'waiting';

async function send(command: string, argument: unknown): Promise<Invocation> {
  const sent = await vscode.commands.executeCommand<Invocation | undefined>(command, argument);
  assert.ok(sent, 'nothing was sent');
  return sent;
}

function breakAt(path: readonly string[], line: number): vscode.SourceBreakpoint {
  const location = new vscode.Location(workspaceFile(...path), new vscode.Position(line - 1, 0));
  const breakpoint = new vscode.SourceBreakpoint(location);
  vscode.debug.addBreakpoints([breakpoint]);
  return breakpoint;
}

describe('debugging', () => {
  let watch: DebugWatch;

  beforeEach(() => {
    watch = new DebugWatch();
  });

  afterEach(async () => {
    watch.dispose();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    await untilNoSession();
  });

  it('stops at the first line of a handler that has no breakpoint, and takes its own away at the end', async () => {
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'index.mjs:3');
    const paused = await untilInvocation(sent.id, ({ debug }) => debug === 'paused');
    assert.equal(lifecycleOf(paused, Date.now()).awaiting?.what, 'breakpoint');
    await goOn();
    const ended = await untilInvocation(sent.id, hasAnswer);
    assert.equal(outcomeOf(ended), 'succeeded');
    await untilNoSession();
    assert.deepEqual(vscode.debug.breakpoints, []);
  });

  it("stops at the user's breakpoints, where values can be read", async () => {
    breakAt(['functions', 'hello', 'index.mjs'], 5);
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'index.mjs:5');
    assert.equal(stopped.session.parentSession?.name ?? stopped.session.name, 'hello');
    assert.match(await evaluate(stopped, 'name'), /world|[A-Z]/);
    await goOn();
    assert.equal(outcomeOf(await untilInvocation(sent.id, hasAnswer)), 'succeeded');
  });

  it('stops in every attempt of an event', async () => {
    breakAt(['functions', 'always-fails', 'prices.mjs'], 9);
    const sent = await send('dwell.debugEvent', await sampleFunction('always-fails'));
    for (const attempt of [1, 2, 3]) {
      const stopped = await watch.untilStopped();
      assert.equal(stopped.place, 'prices.mjs:9');
      const { name } = stopped.session.parentSession ?? stopped.session;
      assert.equal(name, attempt === 1 ? 'always-fails' : `always-fails, attempt ${attempt}`);
      await goOn();
    }
    const ended = await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    assert.equal(lifecycleOf(ended, Date.now()).attempts, 3);
  });

  it('stops where an invocation of the history threw its error', async () => {
    const failed = await send('dwell.invokeSync', await sampleFunction('always-fails'));
    await untilInvocation(failed.id, ({ following }) => following.kind === 'ended');
    const again = await send('dwell.debugInvocation', { invocationId: failed.id });
    assert.notEqual(again.id, failed.id);
    const stopped = await watch.untilStopped();
    assert.equal(stopped.place, 'prices.mjs:9');
    assert.equal(await evaluate(stopped, 'catalog[name]'), 'undefined');
    await goOn();
    assert.equal(outcomeOf(await untilInvocation(again.id, hasAnswer)), 'functionError');
    const { store } = await extensionApi();
    assert.equal(store.payloadOf(again.id), store.payloadOf(failed.id));
  });

  it('ends the process when the session is stopped', async () => {
    const sent = await send('dwell.debugFunction', await sampleFunction('hello'));
    await watch.untilStopped();
    await vscode.debug.stopDebugging();
    const ended = await untilInvocation(sent.id, hasAnswer);
    assert.equal(ended.debug, 'ended');
    assert.equal(outcomeOf(ended), 'functionError');
  });
});
