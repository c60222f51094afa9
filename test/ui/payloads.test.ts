import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { Workbench, waitFor } from './workbench';

/** Payloads as documents: made of samples, with placeholders, sent once, judged as their service would. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({
    settings: { 'dwell.local.retryDelays': [1, 2], 'dwell.payload.variables': { shop: 'Lisbon' } },
    // All functions of the longer template in sight.
    viewport: { width: 1280, height: 1600 },
  });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('hello').waitFor();
});

afterAll(async () => {
  await workbench?.close();
});

test('from the palette: a function, a sample of SQS, edited, sent as an event', async () => {
  await workbench.runCommand('Lambda: Invoke Function…');
  await workbench.quickPick.choose('hello');
  await workbench.quickPick.choose('Asynchronous');
  await workbench.quickPick.choose('From a sample event…');
  await workbench.quickPick.type('sqs one message');
  await workbench.quickPick.choose('Amazon SQS: One message');
  const payload = workbench.editor('sqs-message.json');
  await payload.lens('Event').first().waitFor();
  const text = await payload.text();
  expect(JSON.parse(text).Records[0]).toMatchObject({ eventSource: 'aws:sqs', awsRegion: 'us-east-1' });
  await payload.setText(text.replace('"orderId":', '"edited": true, "orderId":').replaceAll('o-1001', '${shop}'));
  await payload.lens('Event').first().click();
  const panel = await workbench.panelText(/Succeeded/);
  expect(panel).toMatch(/202 in [\d.]+ m?s/);
});

test('a payload says to whom it goes, and offers what can be done with it', async () => {
  const lenses = (await workbench.editor('sqs-message.json').lenses()).join('\n');
  for (const wanted of ['▷ Invoke', '⇢ Event', '✓ Dry run', 'function: hello ▾', 'version: $LATEST ▾', 'preview']) {
    expect(lenses).toContain(wanted);
  }
});

test('an invalid placeholder is marked and not sent', async () => {
  const payload = workbench.editor('sqs-message.json');
  const before = await payload.text();
  const sent = await workbench.tree('Invocations').text();
  await payload.setText('{ "who": "${now:never}" }');
  await workbench.page.locator('.squiggly-error').first().waitFor();
  await payload.lens('Invoke').first().click();
  await waitFor('the reason in the status bar', async () => {
    const text = await workbench.page.locator('.statusbar').innerText();
    return text.includes('${now:never} is not a valid placeholder') ? text : undefined;
  });
  expect(await workbench.tree('Invocations').text()).toBe(sent);
  await payload.setText(before);
});

test('pasted text is data: what looks like a placeholder is escaped', async () => {
  const payload = workbench.editor('sqs-message.json');
  const before = await payload.text();
  await payload.setText('{ "pasted": "" }');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await workbench.page.keyboard.press(key);
  await workbench.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, 'a ${env:GITHUB_TOKEN} b');
  const text = await waitFor('the pasted text', async () => {
    const shown = await payload.text();
    return shown.includes('GITHUB_TOKEN') ? shown : undefined;
  });
  expect(text).toBe('{ "pasted": "a $${env:GITHUB_TOKEN} b" }');
  await payload.setText(before);
});

test('an API Gateway would not take what the function returns, and the panel says why', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.chooseIn('Invoke With', 'Invoke as Trigger…');
  await workbench.quickPick.type('REST API: GET');
  await workbench.quickPick.choose('Amazon API Gateway: REST API: GET with path and query parameters');
  const panel = await workbench.panelText(/API Gateway would return/);
  expect(panel).toMatch(/API Gateway would return 502: [^\n]+\.\n/);
  expect(panel).toContain('Lambda would not retry.');
});

test('the same payload many times: progress, a histogram, cold and warm starts apart', async () => {
  await workbench.runCommand('View: Close All Editors');
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.chooseIn('Invoke With', 'Invoke Many Times…');
  await workbench.page.getByText('Invoke hello Many Times (1/2)').waitFor();
  await workbench.quickPick.enter('0');
  await workbench.page.getByText('Enter a whole number from 1 to 1000.').waitFor();
  await workbench.quickPick.enter('12');
  await workbench.page.getByText('Invoke hello Many Times (2/2)').waitFor();
  await workbench.quickPick.enter('3');
  const panel = await workbench.panelText(/12 of 12 invocations in [^:]+: 12 succeeded/);
  expect(panel).toMatch(/Warm\s+caller waited/);
  expect(panel).toMatch(/p50[\s\S]*p99/);
});

test('a streamed response grows while the function writes it, and a failure half-way is a failure', async () => {
  const folder = await makeTemporary('stream');
  try {
    await workbench.setSettings({ 'dwell.local.template': inProject('test/conformance/functions/template.yaml') });
    const menu = await workbench.tree('Functions').openContextMenu('streams-slowly');
    await menu.choose('Open Payload');
    await workbench.quickPick.choose('Empty payload');
    const payload = workbench.editor('payload.json');
    await payload.lens('Invoke').first().waitFor();
    const goOn = join(folder, 'go-on');
    await payload.setText(JSON.stringify({ file: goOn }));
    await workbench.runCommand('Lambda: Invoke with Response Streaming');
    const growing = await workbench.panelText(/Streaming: 9 bytes in 1 chunk so far\./);
    expect(growing).toContain('first ä');
    await (await workbench.panelFrame()).getByText('Details', { exact: true }).first().click();
    await workbench.panelText(/Streamed: the caller receives the response while the function writes it/);
    await writeFile(goOn, '');
    await workbench.panelText(/Succeeded[\s\S]*2 chunks/);
    await payload.setText('{ "ending": "throw" }');
    await workbench.runCommand('Lambda: Invoke with Response Streaming');
    const failed = await workbench.panelText(/Failed[\s\S]*The response had begun/);
    expect(failed).toMatch(/TypeError[^\n]*half-way/);
    expect(failed).toContain('The response had begun: 9 bytes in 1 chunk arrived before.');
  } finally {
    await removeTemporary(folder);
  }
});

test('the history is narrowed by words of error and payload, and two payloads are compared', async () => {
  const history = workbench.tree('Invocations');
  await workbench.runCommand('Lambda: Filter Invocations…');
  await workbench.quickPick.enter('half-way');
  await workbench.page.getByText(/Filter: half-way: 1 of \d+ invocations/).waitFor();
  await history.row(/hello/).first().waitFor({ state: 'detached' });
  expect(await history.text()).toMatch(/^\d\d:\d\d · failed streams-slowly · [\d.]+ m?s$/);
  await workbench.runCommand('Lambda: Clear Invocations Filter');
  await history.row(/hello/).first().waitFor();
  const menu = await history.openContextMenu(/streams-slowly/);
  await menu.chooseIn('Compare', 'Compare Payloads…');
  await workbench.quickPick.choose('streams-slowly');
  await workbench.page.locator('.monaco-diff-editor').waitFor();
  expect((await workbench.tabs()).join('\n')).toMatch(/streams-slowly .* ↔ streams-slowly/);
});
