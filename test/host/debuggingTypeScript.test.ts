import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { continueDebugging, DebugWatch, evaluate } from './debugSession';
import { sampleFunction, send, untilInvocation } from './extension';
import { inExtension } from './golden';

const settings = () => vscode.workspace.getConfiguration('dwell');

function breakAt(path: readonly string[], line: number): void {
  const location = new vscode.Location(vscode.Uri.file(inExtension(...path)), new vscode.Position(line - 1, 0));
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(location)]);
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
    await watch.end();
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
  });

  it('binds before the first line of what esbuild has bundled, in every attempt of an event', async () => {
    await serve('test', 'host', 'typescript', 'template.yaml');
    // Outside of the handler: the line runs while the module is loaded.
    breakAt(['test', 'host', 'typescript', 'src', 'sums.ts'], 6);
    breakAt(['test', 'host', 'typescript', 'src', 'sums.ts'], 8);
    const sent = await send('dwell.debugEvent', await sampleFunction('sums'));
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
