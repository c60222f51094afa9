import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manySegments } from '../webview/fixtures/manySegments';
import { Workbench, waitFor } from './workbench';

/** Traces of files, in the real workbench: a large one, by keyboard alone. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open();
  const documents = manySegments(10_000).map((document) => JSON.parse(document));
  await writeFile(join(workbench.folder, 'orders.xray.json'), JSON.stringify(documents));
});

afterAll(async () => {
  await workbench?.close();
});

test('10,000 segments open, few of them are drawn, and the last is a key away', async () => {
  await workbench.page.keyboard.press('Control+P');
  await workbench.quickPick.type('orders.xray.json');
  await workbench.quickPick.choose('orders.xray.json');
  await workbench.panelText(/2 segments/);
  const frame = await workbench.panelFrame();
  const grid = frame.getByRole('treegrid');
  await grid.getByRole('row').nth(1).focus();
  const rowCount = async () => Number(await grid.getAttribute('aria-rowcount'));
  const atFirst = await rowCount();
  for (const key of ['End', '*', 'End', '*', 'End']) await workbench.page.keyboard.press(key);
  await waitFor('more rows', async () => ((await rowCount()) > atFirst ? true : undefined));
  expect(await grid.locator('*').count()).toBeLessThanOrEqual(600);
});

test('the views are opened by their digits', async () => {
  await workbench.page.keyboard.press('2');
  await workbench.panelText(/Whole trace[\s\S]*100 %/);
  await workbench.page.keyboard.press('3');
  await workbench.panelText(/Services of the trace/);
  await workbench.page.keyboard.press('4');
  await workbench.panelText(/2 documents/);
  await workbench.page.keyboard.press('1');
  await (await workbench.panelFrame()).getByRole('treegrid').waitFor();
});

test('axe finds nothing in the panel as VS Code draws it', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const frame = await workbench.panelFrame();
  await frame.evaluate(axe);
  const { violations } = (await frame.evaluate('axe.run()')) as AxeResults;
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
