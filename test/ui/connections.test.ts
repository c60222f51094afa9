import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../conformance/localService';
import { Workbench } from './workbench';

/** A connection from the first pick to an invocation; the emulator behind it is the local service. */
let workbench: Workbench;
let service: RunningLocalService;

beforeAll(async () => {
  service = await startLocalService();
  workbench = await Workbench.open({ viewport: { width: 1280, height: 1000 } });
  await workbench.openView('Lambda');
});

afterAll(async () => {
  await workbench?.close();
  await service?.stop();
});

test('a custom endpoint is added step by step, with a way back, and lists its functions', async () => {
  await workbench.runCommand('Lambda: Add Connection…');
  await workbench.quickPick.choose('Custom endpoint');
  await workbench.page.getByText('Endpoint URL').waitFor();
  await workbench.quickPick.type('localhost');
  await workbench.page.keyboard.press('Enter');
  await workbench.page.getByText('Enter a URL such as http://localhost:4566').first().waitFor();
  await workbench.quickPick.type(service.endpoint);
  await workbench.page.keyboard.press('Enter');
  await workbench.page.getByText('Add Connection (3/5)').waitFor();
  await workbench.page.getByRole('button', { name: 'Back' }).click();
  await workbench.page.getByText('Endpoint URL').waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.page.getByText('Add Connection (3/5)').waitFor();
  await workbench.quickPick.type('us-east-1');
  await workbench.quickPick.choose('us-east-1');
  await workbench.quickPick.choose('Test credentials');
  await workbench.page.getByText('Connection name').waitFor();
  await workbench.quickPick.type('Emulator');
  await workbench.page.keyboard.press('Enter');
  const tree = workbench.tree('Functions');
  await tree.expand('Emulator');
  await tree.row('hello').first().waitFor();
  // Local stood open while it was the only one.
  await tree.row('Local').locator('.monaco-tl-twistie').click();
  await tree.row('hello').nth(1).waitFor({ state: 'detached' });
  await tree.row('always-fails').first().waitFor();
  expect(await tree.text()).toMatch(/^Local this machine\nEmulator 127\.0\.0\.1:\d+ · us-east-1\n {2}always-fails /);
});

test('a protected one has a shield, and an invocation names where it goes before it goes', async () => {
  const tree = workbench.tree('Functions');
  const menu = await tree.openContextMenu('Emulator');
  await menu.choose('Protect Connection');
  await tree.row('Emulator').locator('.codicon-shield').waitFor();
  await tree.expand('Emulator');
  await tree.clickAction('hello', 'Invoke Synchronously');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Emulator is protected. Invoke hello?').waitFor();
  const detail = await dialog.locator('.dialog-message-detail').textContent();
  expect(detail).toMatch(/Region: us-east-1\s*Function: hello\s*Invocation type: synchronous/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await workbench.tree('Invocations').text()).toBe('');
  await tree.clickAction('hello', 'Invoke Synchronously');
  await dialog.getByRole('button', { name: 'Invoke', exact: true }).click();
  await workbench.panelText(/Succeeded[\s\S]*REPORT/);
});

test('the status bar names the connection in use', async () => {
  const status = workbench.page
    .locator('.statusbar')
    .getByRole('button', { name: /Connection for workspace functions: Local/ });
  await status.waitFor();
  await status.click();
  await workbench.quickPick.choose('Emulator');
  await workbench.page
    .locator('.statusbar')
    .getByRole('button', { name: /Connection for workspace functions: Emulator/ })
    .waitFor();
});

test('it moves up, and goes', async () => {
  const tree = workbench.tree('Functions');
  await (await tree.openContextMenu('Emulator')).choose('Move Connection Up');
  await tree.rows.first().and(tree.row('Emulator')).waitFor();
  await (await tree.openContextMenu('Emulator')).choose('Remove Connection…');
  await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Remove', exact: true }).click();
  await tree.row('Emulator').waitFor({ state: 'detached' });
  expect(await tree.text()).toMatch(/^Local this machine/);
});
