import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type BuiltProject, buildWithCdk } from '../builtProjects';
import { continueDebugging, DebugWatch } from '../debugSession';
import { extensionApi, sampleFunction, untilInvocation } from '../extension';

const repeats = 7;

/**
 * How long a user waits from the click on **Debug** to the first stop. Not a part of `npm test`: `npm run bench:debug` runs it and
 * writes `docs/debugging-figures.md`.
 */
describe('debugging figures', () => {
  let watch: DebugWatch;
  let project: BuiltProject | undefined;
  const settings = () => vscode.workspace.getConfiguration('dwell');

  beforeEach(async () => {
    await extensionApi();
    watch = new DebugWatch();
  });

  afterEach(async () => {
    await vscode.debug.stopDebugging();
    await watch.untilNoSession();
    watch.dispose();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
    project?.remove();
  });

  async function measure(what: string, functionName: string): Promise<void> {
    const seconds: number[] = [];
    for (let turn = 0; turn < repeats; turn += 1) {
      const argument = await sampleFunction(functionName);
      const startMs = performance.now();
      const sending = vscode.commands.executeCommand<{ readonly id: string } | undefined>(
        'dwell.debugFunction',
        argument,
      );
      const stopped = await watch.untilStopped();
      seconds.push((performance.now() - startMs) / 1000);
      await continueDebugging(stopped);
      const sent = await sending;
      assert.ok(sent, 'nothing was sent');
      await untilInvocation(sent.id, ({ debug }) => debug === 'ended');
      await watch.untilNoSession();
    }
    appendFileSync(process.env.DWELL_MEASURE_REPORT ?? '', `${JSON.stringify({ what, seconds })}\n`);
  }

  it('a JavaScript sample', () => measure('`hello` of the samples, JavaScript', 'hello'));

  it('a TypeScript function of CDK without a source map, bundled again for it', async () => {
    project = buildWithCdk('none');
    await settings().update('local.template', project.file, vscode.ConfigurationTarget.Global);
    await measure('a CDK function in TypeScript, built without a source map', 'totals');
  });
});
