import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workbench } from './workbench';

/** The .vsix as users get it: installed, nothing in development. `npm test package` sets the folder. */
const extensionsDir = process.env.DWELL_EXTENSIONS_DIR;

let workbench: Workbench;

beforeAll(async () => {
  if (!extensionsDir) throw new Error('DWELL_EXTENSIONS_DIR names no folder: run this through `npm test package`.');
  workbench = await Workbench.open({ extensionsDir, settings: { 'dwell.local.retryDelays': [1, 1] } });
});

afterAll(async () => {
  await workbench?.close();
});

test('the installed extension invokes a function and shows what it returned', async () => {
  await workbench.openView('Lambda');
  const functions = workbench.tree('Functions');
  await functions.clickAction('hello', 'Invoke Synchronously');
  expect(await workbench.panelText('Succeeded')).toContain('hello');
  expect(await workbench.notifications()).toEqual([]);
});
