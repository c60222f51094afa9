import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { activationTimes, meteredEnvironment } from '../tools/vscode/activationTimes.mjs';
import { Workbench, waitFor } from './workbench';

/** The .vsix as users get it: installed, nothing in development. `npm test package` sets the folder. */
const extensionsDir = process.env.DWELL_EXTENSIONS_DIR;

let workbench: Workbench;
let measured: string;

beforeAll(async () => {
  if (!extensionsDir) throw new Error('DWELL_EXTENSIONS_DIR names no folder: run this through `npm test package`.');
  measured = await makeTemporary('activation');
  workbench = await Workbench.open({
    extensionsDir,
    settings: { 'dwell.local.retryDelays': [1, 1] },
    env: meteredEnvironment(join(measured, 'times.jsonl')),
  });
});

afterAll(async () => {
  await workbench?.close();
  await removeTemporary(measured);
});

test('the installed extension invokes a function and shows what it returned', async () => {
  await workbench.openView('Lambda');
  const functions = workbench.tree('Functions');
  await functions.clickAction('hello', 'Invoke Synchronously');
  expect(await workbench.panelText('Succeeded')).toContain('hello');
  expect(await workbench.notifications()).toEqual([]);
});

/** The CPU's work for starting Dwell, in proportion to that for Git: other programs do not count. It is 0.5 to 0.7. */
async function workRatio(): Promise<number> {
  const { dwell, git } = await waitFor('both extensions', () => activationTimes(join(measured, 'times.jsonl')));
  return (dwell.loadCpuMs + dwell.cpuMs) / (git.loadCpuMs + git.cpuMs);
}

test('it starts with no more work than the Git extension of VS Code, which starts in the same window', async () => {
  let least = await workRatio();
  // Garbage may be collected in one of the two just then.
  for (let again = 0; least > 1 && again < 3; again += 1) {
    await rm(join(measured, 'times.jsonl'));
    await workbench.reload();
    await workbench.openView('Lambda');
    least = Math.min(least, await workRatio());
  }
  expect(least).toBeLessThanOrEqual(1);
});
