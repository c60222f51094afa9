import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { FollowedRecord } from '../../src/model/polling/followedRecord';
import { runAnatomies } from '../../src/trace/measure/runAnatomies';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { waterfallSvg } from '../../src/webview/export/waterfallSvg';
import { expectGolden } from '../golden';
import { followed, reading, startMs as recordStartMs } from '../model/polling/followedRecords';
import { findings } from './findings';
import { dryRun, eventFailing, syncCold } from './fixtures/invocations';
import { startMs, traceId } from './fixtures/segments';
import { launchBrowser, PanelPage, readText } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function shown(invocation: Invocation, width = 900): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width });
  await panel.showInvocation(invocation);
  return panel;
}

async function open(panel: PanelPage, view: string): Promise<void> {
  await panel.page.getByRole('tab', { name: view }).click();
  await panel.page.clock.runFor(100);
}

async function rowsOf(panel: PanelPage): Promise<readonly string[]> {
  const rows = await panel.page.locator('tbody > tr, tfoot > tr').all();
  return Promise.all(rows.map(readText));
}

function subjectOf({ id }: Invocation) {
  return { kind: 'invocation', invocationId: id } as const;
}

it('walks its views by keyboard alone', async () => {
  const panel = await shown(eventFailing(3));
  const { page } = panel;
  const active = () => page.getByRole('tab', { selected: true }).textContent();
  await page.keyboard.press('5');
  expect(await active()).toBe('Logs');
  await page.getByRole('tab', { selected: true }).focus();
  const seen: (string | null)[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key);
    await page.clock.runFor(100);
    seen.push(await page.evaluate(() => document.activeElement?.textContent ?? null));
  }
  expect(seen).toEqual(['Response', 'Request', 'Raw', 'Timeline', 'Raw', 'Timeline', 'Raw']);
  await open(panel, 'Logs');
  await page.getByRole('searchbox').fill('1');
  expect(await active()).toBe('Logs');
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('accounts for all of the time', async () => {
  const panel = await shown(eventFailing(3));
  await open(panel, 'Time breakdown');
  expect(await rowsOf(panel)).toEqual([
    'Back-off 2 3 min > 99 % 3 min',
    'Handler 3 750 ms < 1 % 750 ms',
    'Init 1 312 ms < 1 % 312 ms',
    'Dwell time 1 133 ms < 1 % 133 ms',
    'Environment creation 1 110 ms < 1 % 110 ms',
    'Attempt 3 38 ms < 1 % 38 ms',
    'Overhead 3 3 ms < 1 % 3 ms',
    'Whole trace 3 min 1 s 100 %',
  ]);
  await panel.page.getByLabel('Caller wait').check();
  expect((await rowsOf(panel)).at(-1)).toBe('Caller wait 15 ms 100 %');
  await panel.page.getByLabel('Whole trace').check();
  await panel.page.getByRole('button', { name: 'Handler' }).click();
  expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('Timeline');
  expect(await readText(panel.page.locator('.row[aria-selected="true"]'))).toMatch(/^Handler/);
  await panel.close();
});

it('sorts by the column that is asked for', async () => {
  const panel = await shown(eventFailing(3));
  await open(panel, 'Time breakdown');
  await panel.page.getByRole('button', { name: 'What' }).click();
  const names = (await rowsOf(panel)).slice(0, -1).map((row) => row.replace(/ \d.*/, ''));
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  expect(await panel.page.getByRole('columnheader', { name: 'What' }).getAttribute('aria-sort')).toBe('ascending');
  await panel.close();
});

it('compares with another invocation, and explains the whole difference', async () => {
  const invocation = eventFailing(3);
  const panel = await shown(invocation);
  await open(panel, 'Compare');
  await panel.page.getByRole('button', { name: 'Compare With…' }).click();
  expect(await panel.posted()).toContainEqual({ type: 'requestCompare', requestId: 1 });
  const other = {
    invocationId: 'x',
    label: 'checkout, Event',
    connectionName: 'Local',
    sentMs: startMs - 60_000,
    documents: eventFailing(2).documents,
    runs: [],
  };
  await panel.send({ type: 'showComparison', subject: subjectOf(invocation), other });
  expect(await readText(panel.page.locator('.compare-sentence'))).toBe(
    '2 min slower: 1 min 1 s before, 3 min 1 s after.',
  );
  const rows = await rowsOf(panel);
  expect(rows[0]).toBe('Back-off 1 of 2 added – 2 min +1 +2 min +2 min');
  expect(rows.at(-1)).toMatch(/^Together 1 min 1 s 3 min 1 s \+2 min$/);
  await panel.close();
});

const likeThis = {
  invocationId: 'x',
  label: 'checkout',
  connectionName: 'Local',
  sentMs: startMs - 1,
  runs: [],
} as const;

it('shows the runs of two places side by side, on one scale', async () => {
  const panel = await shown(syncCold);
  const local = { ...syncCold, id: 'x', sentMs: startMs + 1 };
  const runs = runAnatomies(local, lifecycleOf(local, startMs + 600_000));
  const invocation = { ...syncCold, connectionName: 'Prod' };
  await panel.showInvocation(invocation);
  const other = { ...likeThis, sentMs: local.sentMs, documents: local.documents, runs };
  await panel.send({ type: 'showComparison', subject: subjectOf(invocation), other });
  expect(await readText(panel.page.locator('.compare-sentence'))).toMatch(/^Equally fast: .* on Local, .* on Prod\.$/);
  const captions = await panel.page.locator('.compared-run figcaption').allTextContents();
  expect(captions.map((text) => text.replace(/\d+:\d\d:\d\d( [AP]M)?|[\d.]+ m?s/g, '…'))).toEqual([
    'Local … · cold start · …',
    'Prod … · cold start · …',
  ]);
  expect(await panel.page.locator('.compared-run .phase-handler').count()).toBe(2);
  expect(await panel.page.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining(['Local', 'Prod']),
  );
  expect(await findings(panel)).toEqual([]);
  await panel.close();
});

it('compares the responses as text, and stays where the user is when more of the other one is known', async () => {
  const panel = await shown(syncCold);
  const answered = (payload: string) => ({ ...syncCold.answer, payload });
  const invocation = { ...syncCold, connectionName: 'Prod', answer: answered('{"total":12,"currency":"EUR"}') };
  await panel.showInvocation(invocation);
  const other = {
    ...likeThis,
    documents: [],
    response: { text: '{\n  "total": 11,\n  "currency": "EUR"\n}', isCut: false },
  };
  const compared = { type: 'showComparison', subject: subjectOf(invocation), other } as const;
  await panel.send(compared);
  expect(await readText(panel.page.locator('.compare-sentence'))).toBe('Different responses.');
  expect(await panel.page.locator('.compared-lines').innerText()).toBe(
    '− Local\n+ Prod\n  {\n−   "total": 11,\n+   "total": 12,\n    "currency": "EUR"\n  }',
  );
  expect(await findings(panel)).toEqual([]);
  await open(panel, 'Timeline');
  await panel.send({ ...compared, isUpdate: true, other: { ...other, response: { text: '{}', isCut: false } } });
  expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('Timeline');
  await panel.showInvocation({ ...invocation, answer: answered('{}') });
  await open(panel, 'Compare');
  expect(await readText(panel.page.locator('.compare-sentence'))).toBe('Same response.');
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('opens the view when a comparison was picked from the palette', async () => {
  const invocation = eventFailing(3);
  const panel = await shown(invocation);
  const other = { ...likeThis, documents: invocation.documents };
  await panel.send({ type: 'showComparison', subject: subjectOf(invocation), other });
  expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('Compare');
  expect(await readText(panel.page.locator('.compare-sentence'))).toMatch(/^As fast as before/);
  await panel.close();
});

it('finds lines of the log, leaves out what is not asked for, and leads to the timeline', async () => {
  const panel = await shown(eventFailing(3));
  await open(panel, 'Logs');
  const search = panel.page.getByRole('searchbox');
  await search.fill('CHARGING');
  await panel.page.clock.runFor(100);
  const status = () => readText(panel.page.locator('.view-note[role="status"]'));
  expect(await status()).toBe('1 of 3');
  await search.press('Enter');
  await panel.page.clock.runFor(100);
  expect(await status()).toBe('2 of 3');
  expect(await readText(panel.page.locator('.log-line.current .log-text'))).toBe('charging order A-1043');
  await search.press('Escape');
  await panel.page.getByLabel('Level').selectOption('error');
  const words = await panel.page.locator('.log-level').allTextContents();
  expect([...new Set(words.filter(Boolean))]).toEqual(['ERROR']);
  const line = panel.page.locator('.log-line.level-error').nth(1);
  await line.hover();
  await line.getByRole('button', { name: 'Show on the timeline' }).click();
  await panel.page.clock.runFor(100);
  expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('Timeline');
  expect(await panel.page.locator('.details').getAttribute('aria-label')).toMatch(
    /^Details of (Handler|Overhead|checkout)/,
  );
  await panel.close();
});

it('finds the last line of a log of 5,000, and leads there from the timeline', async () => {
  const invocation = eventFailing(1);
  const [start, ...rest] = invocation.logs;
  if (start === undefined) throw new Error('The fixture has a log.');
  const many = Array.from({ length: 5_000 }, (_, index) => ({ ...start, message: `line ${index + 1}` }));
  const panel = await shown({ ...invocation, logs: [start, ...many, ...rest] });
  await open(panel, 'Logs');
  expect(await panel.page.locator('.log-line').count()).toBeLessThan(1_000);
  await panel.page.getByRole('searchbox').fill('line 5000');
  await panel.page.clock.runFor(100);
  await panel.page.getByText('line 5000', { exact: true }).waitFor();
  expect(await readText(panel.page.locator('.log-line.current .log-text'))).toBe('line 5000');
  await panel.page.getByRole('searchbox').press('Escape');
  await open(panel, 'Timeline');
  await panel.page.locator('.row', { hasText: 'Handler' }).first().click();
  await panel.page.getByRole('button', { name: 'Show in the log' }).click();
  await panel.page.clock.runFor(100);
  expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('Logs');
  expect(await panel.page.locator('.log-line.current').count()).toBe(1);
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('has the comparison back after a reload', async () => {
  const invocation = eventFailing(3);
  const state = { subject: subjectOf(invocation), view: 'compare', comparedId: 'x' };
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width: 900, state });
  await panel.showInvocation(invocation);
  await panel.page.clock.runFor(100);
  expect(await panel.posted()).toContainEqual({ type: 'requestCompare', requestId: 1, invocationId: 'x' });
  const other = { ...likeThis, documents: invocation.documents };
  await panel.send({ type: 'showComparison', subject: subjectOf(invocation), other });
  expect(await readText(panel.page.locator('.compare-sentence'))).toMatch(/^As fast as before/);
  expect(await panel.state()).toMatchObject({ comparedId: 'x' });
  await panel.close();
});

it('opens a JSON line to all of it', async () => {
  const line = { timestamp: new Date(startMs).toISOString(), level: 'WARN', message: 'low stock', sku: 'kettle-1l' };
  const logs = [{ timestampMs: startMs, message: JSON.stringify(line), stream: 's' }];
  const panel = await shown({ ...syncCold, logs });
  await open(panel, 'Logs');
  expect(await readText(panel.page.locator('.log-line'))).toContain('WARN low stock');
  await panel.page.getByText('low stock', { exact: true }).click();
  expect(await readText(panel.page.locator('.log-line'))).toContain('"sku": "kettle-1l"');
  await panel.close();
});

it('asks for the payload when the request is looked at, and not before', async () => {
  const panel = await shown(syncCold);
  expect(JSON.stringify(await panel.posted())).not.toContain('requestPayload');
  await open(panel, 'Request');
  expect(await panel.posted()).toContainEqual({ type: 'requestPayload', requestId: 1 });
  await panel.send({ type: 'showPayload', subject: subjectOf(syncCold), text: '{"items":[]}' });
  expect(await readText(panel.page.getByRole('group', { name: 'Payload' }))).toBe('{ "items": [] }');
  expect(JSON.stringify(await panel.state())).not.toContain('items');
  await panel.close();
});

it('shows the documents, and opens one in an editor', async () => {
  const panel = await shown(syncCold);
  await open(panel, 'Raw');
  const heads = await panel.page.locator('.document-head').all();
  expect(await Promise.all(heads.map(readText))).toEqual([
    expect.stringMatching(/^checkout · AWS::Lambda [0-9a-f]{16}, \d/),
    expect.stringMatching(/^checkout · AWS::Lambda::Function [0-9a-f]{16}, \d/),
  ]);
  await panel.page.getByRole('button', { name: 'checkout · AWS::Lambda::Function' }).click();
  expect(await readText(panel.page.locator('.text-block'))).toContain('"origin": "AWS::Lambda::Function"');
  await panel.page.getByRole('button', { name: 'Open in an Editor' }).click();
  const last = (await panel.posted()).at(-1);
  expect(last).toMatchObject({ type: 'requestOpenDocument', segmentId: expect.stringMatching(/^[0-9a-f]{16}$/) });
  await panel.close();
});

it('exports to files, to the clipboard, and as pictures', async () => {
  const panel = await shown(syncCold);
  const choose = async (name: string) => {
    await panel.page.getByRole('button', { name: 'Export' }).click();
    await panel.page.getByRole('button', { name }).click();
    await panel.page.clock.runFor(100);
  };
  for (const name of ['X-Ray JSON…', 'OTLP JSON…', 'Copy as Markdown', 'SVG picture…']) await choose(name);
  const posted = (await panel.posted()).slice(1);
  expect(posted.slice(0, 3)).toEqual([
    { type: 'requestExport', requestId: 1, format: 'xray' },
    { type: 'requestExport', requestId: 2, format: 'otlp' },
    { type: 'requestExport', requestId: 3, format: 'markdown' },
  ]);
  const picture = posted[3];
  expect(picture?.type === 'requestSavePicture' && picture.data).toMatch(
    /^<svg [\s\S]*checkout: Succeeded[\s\S]*DynamoDB[\s\S]*<\/svg>\n$/,
  );
  await choose('PNG picture…');
  await panel.page.waitForFunction(
    () => window.posted.at(-1)?.type === 'requestSavePicture' && window.posted.length === 6,
  );
  const png = (await panel.posted()).at(-1);
  expect(png?.type === 'requestSavePicture' && png.data.slice(0, 11)).toBe('iVBORw0KGgo');
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('offers to turn tracing on where it is off', async () => {
  const { configuration } = syncCold;
  const untraced = configuration && { ...configuration, tracing: 'PassThrough' as const };
  const panel = await shown({ ...syncCold, documents: [], configuration: untraced });
  await panel.page.getByRole('button', { name: 'Enable Active Tracing…' }).click();
  expect(await panel.posted()).toContainEqual({ type: 'requestEnableTracing', requestId: 1 });
  await panel.close();
});

it('a dry run has nothing to account for', async () => {
  const panel = await shown(dryRun);
  expect(await panel.page.getByRole('tab').allTextContents()).toEqual(['Timeline', 'Request']);
  await panel.close();
});

it('of a record on AWS asks CloudWatch on demand, and says what its metrics tell', async () => {
  const panel = await PanelPage.open(browser, { nowMs: recordStartMs + 90_000, width: 900 });
  const record = followed('stream', [], {
    connectionName: 'staging',
    evidence: { kind: 'readings', readings: [reading(2, { queue: undefined, deadLetters: undefined })] },
  });
  const show = (change: Partial<FollowedRecord>) =>
    panel.send({
      type: 'showRecord',
      subject: { kind: 'record', recordId: record.id },
      record: { ...record, ...change },
      hostNowMs: recordStartMs + 90_000,
    });
  await show({});
  await panel.page.getByRole('button', { name: 'Read Metrics…' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestReadMetrics' });
  const metrics = [
    { name: 'IteratorAge', value: 65_000 },
    { name: 'PolledEventCount', value: 12 },
  ] as const;
  await show({ metrics: { atMs: recordStartMs + 80_000, metrics } });
  const notice = panel.page.getByText('CloudWatch at');
  expect(await notice.innerText()).toMatch(
    /CloudWatch at .*: The mapping is up to 1 min 5 s behind \(IteratorAge\)\. All records of the mapping since then: 12 polled\./,
  );
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

const palette = {
  background: '#fff',
  text: '#111',
  quiet: '#666',
  line: '#666',
  error: '#c00',
  warning: '#960',
  work: '#06c',
  call: '#080',
  init: '#639',
  wait: '#ddd',
};

it('draws a picture that stands alone', () => {
  const waterfall = buildWaterfall(parseTrace(eventFailing(3).documents));
  const svg = waterfallSvg({ title: 'checkout: Failed after 3 attempts', subtitle: traceId }, waterfall, palette);
  expectGolden(svg, join(__dirname, 'golden', 'failedEvent.svg'));
});

it('names in a picture cannot become markup', () => {
  const documents = syncCold.documents.map((text) => text.replaceAll('DynamoDB', '<script>&\\"\\u0007'));
  const svg = waterfallSvg({ title: '<b>', subtitle: '' }, buildWaterfall(parseTrace(documents)), palette);
  expect(svg).not.toMatch(/<script|<b>|\p{Cc}(?<!\n)/u);
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
});
