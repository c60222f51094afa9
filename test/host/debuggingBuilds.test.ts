import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type BuiltProject, buildWithCdk, buildWithSam } from './builtProjects';
import { continueDebugging, DebugWatch, evaluate } from './debugSession';
import { sampleFunction, send, untilInvocation } from './extension';

const settings = () => vscode.workspace.getConfiguration('dwell');

/** Breakpoints in the sources of what a project's own build has made. */
describe('debugging what a project has built', () => {
  let watch: DebugWatch;
  let project: BuiltProject | undefined;

  async function open(made: BuiltProject): Promise<void> {
    project = made;
    await settings().update('local.template', made.file, vscode.ConfigurationTarget.Global);
  }

  function breakAt(line: number, logMessage?: string): void {
    assert.ok(project);
    const uri = vscode.Uri.joinPath(vscode.Uri.file(project.folder), 'lambda', 'totals.ts');
    const location = new vscode.Location(uri, new vscode.Position(line - 1, 0));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(location, true, undefined, undefined, logMessage)]);
  }

  beforeEach(() => {
    watch = new DebugWatch();
  });

  afterEach(async () => {
    await watch.end();
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
    project?.remove();
    project = undefined;
  });

  const builds: readonly (readonly [string, () => BuiltProject])[] = [
    ['a CDK asset with a source map', () => buildWithCdk('beside')],
    ['a CDK asset without a source map', () => buildWithCdk('none')],
    ['a SAM build that was made in a temporary folder', () => buildWithSam('elsewhere')],
    ['a SAM build without a source map', () => buildWithSam('none')],
  ];
  for (const [title, build] of builds) {
    it(`binds before the first line of ${title}`, async () => {
      await open(build());
      // Outside of the handler: the line runs while the module is loaded.
      breakAt(3);
      breakAt(9);
      const sent = await send('dwell.debugFunction', await sampleFunction('totals'));
      const loading = await watch.untilStopped();
      assert.equal(loading.place, 'totals.ts:3');
      await continueDebugging(loading);
      const stopped = await watch.untilStopped();
      assert.equal(stopped.place, 'totals.ts:9');
      assert.equal(await evaluate(stopped, 'total'), '42');
      await continueDebugging(stopped);
      const { answer } = await untilInvocation(sent.id, (one) => one.answer.kind !== 'waiting');
      assert.equal(answer.kind === 'answered' && answer.payload, '42');
    });
  }

  it('runs the code as it is now in the next invocation', async () => {
    await open(buildWithCdk('none'));
    breakAt(9);
    for (const factor of [2, 3]) {
      project?.write('lambda/double.ts', `export const double = (value: number): number => value * ${factor};\n`);
      const sent = await send('dwell.debugFunction', await sampleFunction('totals'));
      const stopped = await watch.untilStopped();
      assert.equal(await evaluate(stopped, 'total'), String(21 * factor));
      await continueDebugging(stopped);
      await untilInvocation(sent.id, (one) => one.answer.kind !== 'waiting' && one.debug === 'ended');
    }
  });

  it('puts the messages of logpoints in their place in the log', async () => {
    await open(buildWithCdk('beside'));
    breakAt(8, 'total is {total}');
    breakAt(9);
    const sent = await send('dwell.debugFunction', await sampleFunction('totals'));
    await continueDebugging(await watch.untilStopped());
    const { logs } = await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    const own = logs.flatMap(({ message }) => /counting|total is \d+|counted/.exec(message)?.[0] ?? []);
    assert.deepEqual(own, ['counting', 'total is 42', 'counted']);
  });
});
