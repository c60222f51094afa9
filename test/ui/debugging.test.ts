import { afterAll, beforeAll, expect, test } from 'vitest';
import { listeningSockets, processesIn, socketsOfFolder } from './listeningSockets';
import { Workbench, waitFor } from './workbench';

/** From a failed event to a breakpoint, with VS Code's own debugger. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ settings: { 'dwell.local.retryDelays': [1, 1] } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').row('hello').waitFor();
});

afterAll(async () => {
  await workbench?.close();
});

/** Until the debugger stands at a line that is on the screen. */
async function untilStopped(file: string): Promise<void> {
  await workbench.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 90_000 });
  await workbench.page.locator(`.tabs-container .tab.active[data-resource-name="${file}"]`).waitFor();
}

/** Beside a file, the panel has a group of its own, which the file at the breakpoint does not cover. */
async function openHandler(): Promise<void> {
  const menu = await workbench.tree('Functions').openContextMenu('always-fails');
  await menu.choose('Open Handler');
  await workbench.editor('index.mjs').lens('Invoke').first().waitFor();
}

test('a failed event is debugged with its payload: two clicks to the line that threw', async () => {
  await openHandler();
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('Failed after 3 attempts');
  const failed = workbench.tree('Invocations').row(/failed ×3/);
  await failed.waitFor();

  const menu = await workbench.tree('Invocations').openContextMenu(/failed ×3/);
  await menu.choose('Debug with This Payload');
  await untilStopped('prices.mjs');
  await workbench.page.locator('.debug-toolbar').waitFor();
  expect(await workbench.panelText('Paused in the debugger')).toContain('debugged');
  await workbench.screenshot('debugging');
});

test('a window that is reloaded while a function is paused leaves no session, no process, and no port', async () => {
  const functions = `${workbench.folder}/functions`;
  const sockets = await socketsOfFolder(functions);
  expect(sockets.length).toBeGreaterThan(0);
  await workbench.reload();
  await waitFor(
    'the end of all processes',
    async () => ((await processesIn(functions)).length === 0 ? true : undefined),
    120_000,
  );
  const listening = await listeningSockets();
  expect(sockets.filter((socket) => listening.has(socket))).toEqual([]);
  await workbench.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
});

test('the panel of a failed invocation has a button for it, and stopping ends the run and says so', async () => {
  await workbench.runCommand('View: Close All Editors');
  // VS Code has shown its own view when the function stopped.
  await workbench.openView('Lambda');
  await openHandler();
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke Synchronously');
  await workbench.panelText(/Failed[\s\S]*REPORT/);
  await (await workbench.panelFrame()).getByRole('button', { name: 'Debug', exact: true }).click();
  await untilStopped('prices.mjs');
  // Its key: in the palette, other commands have the same words.
  await workbench.page.keyboard.press('Shift+F5');
  await workbench.panelText('The debug session was stopped', 60_000);
  await workbench.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
});
