import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { Workbench } from './workbench';

/** What stands in the views at first: where there is nothing to list, sentences and buttons, no rows. */
let workbench: Workbench | undefined;

afterEach(async () => {
  await workbench?.close();
});

async function open(options: Parameters<typeof Workbench.open>[0]): Promise<Workbench> {
  workbench = await Workbench.open(options);
  await workbench.openView('Lambda');
  return workbench;
}

/** The buttons of the view Functions. */
async function buttons(bench: Workbench, first: string): Promise<readonly string[]> {
  const { pane } = bench.tree('Functions');
  await pane.locator('.welcome-view-content').getByRole('button', { name: first }).waitFor();
  return pane.locator('.welcome-view-content').getByRole('button').allInnerTexts();
}

test('an empty window: a folder or a connection, and a palette that fits', async () => {
  const bench = await open({ isEmpty: true });
  expect(await buttons(bench, 'Open Folder…')).toEqual(['Open Folder…', 'Add Connection…', 'Get started']);
  expect(await bench.tree('Functions').text()).toBe('');
  await bench.page.keyboard.press('F1');
  await bench.quickPick.type('>Lambda: ');
  const items = await bench.quickPick.items();
  const size = await bench.page.locator('.quick-input-widget .monaco-list-row').first().getAttribute('aria-setsize');
  expect(Number(size)).toBeGreaterThan(5);
  expect(Number(size)).toBeLessThan(25);
  expect(items.join('\n')).toContain('Add Connection…');
});

test('a plain folder', async () => {
  const folder = await makeTemporary('plain');
  await writeFile(join(folder, 'notes.txt'), 'no functions here');
  const bench = await open({ folder });
  expect(await buttons(bench, 'Add Connection…')).toContain('Add Connection…');
  expect(await bench.tree('Functions').text()).toBe('');
  await removeTemporary(folder);
});

test('one connection without credentials, and what its failure says among several', async () => {
  const production = { kind: 'aws', name: 'Production', profile: 'production', region: 'eu-central-1' };
  const bench = await open({ settings: { 'dwell.connections': [production] } });
  const tree = bench.tree('Functions');
  await tree.row('Production').locator('.monaco-tl-twistie').click();
  expect(await buttons(bench, 'Edit Connection…')).toEqual(['Edit Connection…', 'AWS config file', 'retry']);
  const stack = { kind: 'endpoint', name: 'Stack', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' };
  await bench.setSettings({ 'dwell.connections': [production, { ...stack, testCredentials: true }] });
  await tree.expand('Stack');
  const row = tree.row('Connection refused');
  await row.hover();
  expect(await row.getByRole('button').evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
    'Edit Connection…',
    'Retry',
  ]);
  expect(await row.innerText()).not.toContain('Check that it is running');
});

test('a first result is two clicks away: the view, and ▷ on a function', async () => {
  const bench = await open({});
  await bench.tree('Functions').clickAction('hello', 'Invoke Synchronously');
  await bench.panelText(/Succeeded/);
});
