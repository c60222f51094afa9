import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { continueDebugging, DebugWatch, evaluate } from './debugSession';
import { extensionApi, untilInvocation } from './extension';
import { inExtension } from './golden';

const settings = () => vscode.workspace.getConfiguration('dwell');

/** The function of a template, as commands take it. */
async function functionOf(functionName: string) {
  const { functionTree } = await extensionApi();
  const [local] = await functionTree.getChildren();
  assert.ok(local?.kind === 'connection');
  return { target: { connectionId: local.connection.id, functionName } };
}

function breakAt(path: readonly string[], line: number): void {
  const location = new vscode.Location(vscode.Uri.file(inExtension(...path)), new vscode.Position(line - 1, 0));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(location)]);
}

async function send(command: string, functionName: string): Promise<{ readonly id: string }> {
  const sent = await vscode.commands.executeCommand<{ readonly id: string } | undefined>(
    command,
    await functionOf(functionName),
  );
  assert.ok(sent, 'nothing was sent');
  return sent;
}

describe('debugging TypeScript', () => {
  let watch: DebugWatch;

  async function serve(...template: readonly string[]): Promise<void> {
    await settings().update('local.template', inExtension(...template), vscode.ConfigurationTarget.Global);
  }

  beforeEach(() => {
    watch = new DebugWatch();
  });

  afterEach(async () => {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    await watch.untilNoSession();
    watch.dispose();
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
  });

  it('binds before the first line of what esbuild has bundled, in every attempt of an event', async () => {
    await serve('test', 'host', 'typescript', 'template.yaml');
    // Outside of the handler: the line runs while the module is loaded.
    breakAt(['test', 'host', 'typescript', 'src', 'sums.ts'], 6);
    breakAt(['test', 'host', 'typescript', 'src', 'sums.ts'], 8);
    const sent = await send('dwell.debugEvent', 'sums');
    for (const attempt of [1, 2, 3]) {
      const loading = await watch.untilStopped();
      assert.equal(loading.place, 'sums.ts:6', `attempt ${attempt}`);
      await continueDebugging(loading);
      const stopped = await watch.untilStopped();
      assert.equal(stopped.place, 'sums.ts:8', `attempt ${attempt}`);
      assert.equal(await evaluate(stopped, 'total'), '0');
      await continueDebugging(stopped);
    }
    await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
  });
});
