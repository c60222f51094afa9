import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleTree } from '../sampleTree';
import { visibleText } from './visibleText';
import { Workbench, waitFor } from './workbench';

/** A newcomer's first minutes: no account, no Docker, the sample workspace. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ settings: { 'dwell.local.retryDelays': [1, 2] } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').row('hello').waitFor();
});

afterAll(async () => {
  await workbench?.close();
});

/** The rows of the waterfall by their names, once `wanted` is among them. */
function waterfall(wanted: string): Promise<readonly string[]> {
  return waitFor(`${wanted} in the waterfall`, async () => {
    const grid = (await workbench.panelFrame()).getByRole('treegrid');
    const names = (await grid.getByRole('rowheader').allInnerTexts()).map((text) => text.trim().split('\n')[0] ?? '');
    return names.includes(wanted) ? names : undefined;
  });
}

test('Local, the only connection, lists the functions of the template by itself', async () => {
  expect(await workbench.tree('Functions').text()).toBe(sampleTree.join('\n'));
});

test('a function offers its commands', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  const items = await menu.items();
  expect(items).toEqual([
    'Invoke Synchronously',
    'Invoke as Event',
    'Invoke With',
    'Open Payload',
    'Open Handler',
    'Traces and Logs',
    'Copy ARN',
    'Add to Favorites',
    'Configure',
  ]);
  await workbench.page.keyboard.press('Escape');
});

test('an edited payload is sent, and the panel shows result, log and waterfall', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.choose('Open Payload');
  await workbench.quickPick.choose('default');
  const payload = workbench.editor('default.json');
  await payload.lens('Invoke').first().waitFor();
  await payload.setText('{ "name": "Margaret" }');
  await payload.titleAction('Invoke Synchronously').click();
  const text = await workbench.panelText(/Hello, Margaret![\s\S]*REPORT/);
  expect(text).toMatch(/Succeeded[\s\S]*[\d.]+ m?s[\s\S]*cold start/);
  await (await workbench.panelFrame()).getByRole('button', { name: 'Steps', exact: true }).click();
  expect(await workbench.panelText('Response received')).toMatch(
    /Sent[\s\S]*Function\nsucceeded, cold start[\s\S]*Response received\nHTTP 200/,
  );
  expect(await waterfall('Handler')).toEqual(['hello', 'Environment creation', 'Init', 'hello', 'Handler', 'Overhead']);
  expect(await workbench.tree('Invocations').text()).toMatch(/^\d\d:\d\d · succeeded hello · [\d.]+ m?s$/);
});

test('bad JSON is marked where it is, and nothing is sent', async () => {
  const payload = workbench.editor('default.json');
  const sent = await workbench.tree('Invocations').text();
  await payload.setText('{ "name": }');
  await payload.titleAction('Invoke Synchronously').click();
  const status = await waitFor('the reason in the status bar', async () => {
    const text = await visibleText(workbench.page.locator('.statusbar'));
    return text.includes('Nothing was sent') ? text : undefined;
  });
  expect(status).toContain('The payload is not JSON: a value is expected here.');
  await workbench.page.locator('.squiggly-error').first().waitFor();
  expect(await payload.text()).toBe('{ "name": }');
  expect(await workbench.tree('Invocations').text()).toBe(sent);
  await payload.setText('{ "name": "Margaret" }');
  await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

test('above the handler stands what happened last, and leads to its panel', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.choose('Open Handler');
  const handler = workbench.editor('index.mjs');
  await handler.lens('Invoke').first().waitFor();
  expect((await handler.lenses()).join('\n')).toMatch(/▷ Invoke[\s\S]*⇢ Event[\s\S]*✓ last [\d.]+ m?s/);
  await handler.lens('✓').click();
  await workbench.panelText('Hello, Margaret!');
});

test('the palette leads from function to mode to payload', async () => {
  await workbench.runCommand('Lambda: Invoke Function…');
  await workbench.quickPick.choose('greet-python');
  await workbench.quickPick.choose('Synchronous');
  await workbench.quickPick.choose('default');
  await workbench.panelText(/Hello, Ada![\s\S]*Greeting Ada with \d+ ms left[\s\S]*REPORT/);
});

test('a function that calls another shows both in one trace', async () => {
  await workbench.tree('Functions').clickAction('calls-hello', 'Invoke Synchronously');
  await workbench.panelText('Hello, Grace!');
  const names = await waterfall('hello');
  expect(names.filter((name) => name.includes('hello'))).toEqual(['calls-hello', 'calls-hello', 'hello', 'hello']);
});

test('a trace is opened by its id', async () => {
  const frame = await workbench.panelFrame();
  await frame.getByRole('button', { name: 'Details', exact: true }).click();
  const traceId = (await frame.locator('.fact-id .id[title^="1-"]').getAttribute('title')) ?? '';
  await workbench.runCommand('Lambda: Open Trace by ID…');
  await workbench.quickPick.type(traceId);
  await workbench.page.keyboard.press('Enter');
  await workbench.panelText(/4 segments/);
  expect(await waterfall('calls-hello')).toContain('hello');
});

test('a dry run says that nothing ran', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('always-fails');
  await menu.chooseIn('Invoke With', 'Dry Run');
  await workbench.panelText(/Permitted[\s\S]*The call would be allowed; nothing ran/);
});

test('no notification came up on the way', async () => {
  expect(await workbench.notifications()).toEqual([]);
});
