import { PutTraceSegmentsCommand } from '@aws-sdk/client-xray';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoke, xrayClient } from '../../conformance/clients';
import { type RunningLocalService, startLocalService } from '../../conformance/localService';
import { type MotoServer, startMoto } from '../../conformance/otherTools/motoServer';
import { isSkippedWithout } from '../../conformance/tools';
import { Workbench, waitFor } from '../workbench';
import { CountedService } from './countedService';

/** What failed lately, found by a search; a log that is followed while a function writes; the map of a trace. */
let workbench: Workbench;
let staging: RunningLocalService;
let moto: MotoServer | undefined;
/** What the workbench asks Staging for. */
let counted: CountedService;

const minuteMs = 60_000;

beforeAll(async () => {
  workbench = await Workbench.open({
    settings: { 'dwell.local.retryDelays': [1, 1] },
    viewport: { width: 1400, height: 1000 },
  });
  workbench.page.setDefaultTimeout(minuteMs);
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('always-fails').waitFor();
});

afterAll(async () => {
  await workbench?.close();
  await counted?.stop();
  await staging?.stop();
  moto?.stop();
});

async function openTraces(): Promise<void> {
  const { pane } = workbench.tree('Traces');
  const header = pane.locator('.pane-header');
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
}

test('the view says what it is for, and asks nothing by itself', async () => {
  await openTraces();
  const { pane } = workbench.tree('Traces');
  await pane.getByText('Nothing is read before you search').waitFor();
  expect(await workbench.tree('Traces').rows.count()).toBe(0);
});

test('what failed lately: the failure with its attempts and its end', async () => {
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('Failed after 3 attempts', minuteMs);
  const menu = await workbench.tree('Functions').openContextMenu('always-fails');
  await menu.chooseIn('Traces and Logs', 'What Failed Lately?');
  const traces = workbench.tree('Traces');
  await traces.row(/Dropped after 3 attempts/).waitFor({ timeout: minuteMs });
  const text = (await traces.text()).replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss').replaceAll(/[\d.]+ m?s/g, 'time');
  expect(text).toBe(
    [
      "Error: TypeError: Cannot read properties of undefined (reading 'cents') 1 trace · last hh:mm:ss",
      '  hh:mm:ss time · always-fails · 202',
      "    Attempt 1 time · TypeError · Cannot read properties of undefined (reading 'cents')",
      "    Attempt 2 time · TypeError · Cannot read properties of undefined (reading 'cents')",
      "    Attempt 3 time · TypeError · Cannot read properties of undefined (reading 'cents')",
      '    Dropped after 3 attempts: no destination, no dead-letter queue',
    ].join('\n'),
  );
  await workbench.screenshot('what-failed-lately');
});

test('the last hour’s faulty trace, by a filter expression that is checked first', async () => {
  await workbench.runCommand('Lambda: Open Trace Search…');
  const pick = workbench.quickPick;
  await pick.choose('Traces of');
  await pick.choose('All traces of the connection');
  await pick.choose('Time range');
  await pick.choose('Last 1 h');
  await pick.choose('Outcome');
  await pick.choose('Any outcome');
  await pick.choose('Filter expression');
  await pick.type('service("always-fails") { eror }');
  await waitFor('the problem', async () =>
    (await pick.items()).join().includes('is not a keyword') ? true : undefined,
  );
  await pick.type('service("al');
  await pick.choose('always-fails');
  await pick.choose('Use service("always-fails")');
  await workbench.screenshot('trace-search-form');
  await pick.choose('Search');
  const traces = workbench.tree('Traces');
  await traces.pane.getByText(/last 1 h · any outcome · service\("always-fails"\) · 1 trace/).waitFor();
  await traces.row(/always-fails · 202/).click();
  await workbench.panelText(/This trace was not started|Attempt 3|TypeError/, minuteMs);
});

test('from the trace to the line of its exception, which is marked', async () => {
  const frame = await workbench.panelFrame();
  await frame.getByText('prices.mjs:9').first().click();
  await workbench.tab('prices.mjs').waitFor();
  await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: minuteMs });
  await workbench.screenshot('trace-to-line');
});

test('a log is followed while a function writes, until it is stopped', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.chooseIn('Traces and Logs', 'Follow Log');
  await workbench.tab('hello.log').waitFor();
  const status = workbench.page.locator('.statusbar-item').filter({ hasText: 'hello log' });
  await status.waitFor();
  const editor = workbench.editor('hello.log');
  const isOpen = async () => ((await editor.text()).includes('followed since') ? true : undefined);
  await waitFor('the followed log', isOpen, minuteMs);
  await workbench.tree('Functions').clickAction('hello', 'Invoke Synchronously');
  const text = await waitFor(
    'the lines of the run',
    async () => {
      const shown = await editor.text();
      return shown.includes('REPORT RequestId') ? shown : undefined;
    },
    minuteMs,
  );
  expect(text).toMatch(/Log group \/aws\/lambda\/hello on Local, followed since/);
  expect(text).toMatch(/Request [0-9a-f-]{36} · [\d.]+ ms · succeeded/);
  await workbench.screenshot('followed-log');
  await status.click();
  await status.waitFor({ state: 'detached' });
});

test('the lines of one invocation, with all its attempts', async () => {
  const menu = await workbench.tree('Invocations').openContextMenu(/always-fails/);
  await menu.choose('Show Logs of Invocation');
  const editor = workbench.editor(/always-fails [0-9a-f]{8}\.log/);
  const text = await waitFor('three attempts', async () => {
    const shown = await editor.text();
    return shown.includes('attempt 3') ? shown : undefined;
  });
  expect(text).toMatch(/failed: TypeError[\s\S]*attempt 2 · [\d.]+ ms · failed[\s\S]*attempt 3/);
  await workbench.screenshot('invocation-log');
});

test('the map of a trace, by keyboard alone', async () => {
  await workbench.tree('Functions').clickAction('calls-hello', 'Invoke Synchronously');
  await workbench.panelText(/Succeeded[\s\S]*REPORT/, minuteMs);
  const frame = await workbench.panelFrame();
  await frame.getByRole('tab', { name: 'Timeline' }).focus();
  for (const _ of ['Time breakdown', 'Compare', 'Map']) await workbench.page.keyboard.press('ArrowRight');
  // Both functions' segments have arrived.
  await frame.locator('.map-button[aria-label^="hello, Lambda function, 1 run"]').waitFor();
  await workbench.screenshot('trace-map');
  await frame.locator('.map-button').first().focus();
  await workbench.page.keyboard.press('End');
  await expect
    .poll(() => frame.locator('.map-button:focus').getAttribute('aria-label'))
    .toMatch(/^hello, Lambda function, 1 run/);
  await workbench.page.keyboard.press('Enter');
  await frame.getByText(/rows of hello/).waitFor();
  await frame.locator('.row.hit:focus').waitFor();
  await workbench.screenshot('trace-map-rows');
});

/** Resolves once nothing was asked for as long as a function ran for 3 s: longer than a log waits between two readings. */
function untilQuiet(): Promise<number> {
  return waitFor('no more requests', async () => {
    const before = counted.count();
    await invoke(staging, 'slow-report', { secondsPerSection: 1 });
    return counted.count() === before ? before : undefined;
  });
}

test('a window in the background asks nothing: neither about a followed log nor about an event', async () => {
  staging = await startLocalService({ retryDelays: [2, 2] });
  counted = await CountedService.start(staging.endpoint);
  const place = { endpoint: counted.url, region: staging.region, testCredentials: true };
  await workbench.setSettings({
    'dwell.connections': [
      { name: 'Local', kind: 'local' },
      { name: 'Staging', kind: 'endpoint', ...place },
    ],
  });
  const tree = workbench.tree('Functions');
  await tree.row('Staging').waitFor();
  await tree.row('Local').locator('.monaco-tl-twistie').click();
  await tree.row('hello').waitFor({ state: 'detached' });
  await tree.expand('Staging');
  await workbench.runCommand('View: Close All Editors');
  await (await tree.openContextMenu('hello')).chooseIn('Traces and Logs', 'Follow Log');
  const log = workbench.editor('hello.log');
  await waitFor('the followed log', async () => ((await log.text()).includes('followed since') ? true : undefined));
  await tree.clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('Attempt 1');
  await workbench.setFocused(false);
  const status = workbench.page.locator('.statusbar-item').filter({ hasText: 'hello log · paused' });
  await status.waitFor();
  await untilQuiet();
  const { requestId } = await invoke(staging, 'hello', {});
  const before = await untilQuiet();
  expect(await log.text()).not.toContain(requestId);
  await workbench.screenshot('window-in-background');
  await workbench.setFocused(true);
  await waitFor('the lines of the run', async () => ((await log.text()).includes(requestId) ? true : undefined));
  await workbench.panelText('Failed after 3 attempts', minuteMs);
  expect(counted.count()).toBeGreaterThan(before);
});

test('a hidden view asks nothing: its search goes on when it is shown', async () => {
  const summaries = () => counted.count('/TraceSummaries');
  await workbench.runCommand('View: Close All Editors');
  const menu = await workbench.tree('Functions').openContextMenu('always-fails');
  await menu.chooseIn('Traces and Logs', 'Open Trace Search…');
  const pick = workbench.quickPick;
  await pick.choose('Time range');
  await pick.choose('Last 1 d');
  counted.hold();
  await pick.choose('Search');
  const traces = workbench.tree('Traces');
  await waitFor('the first window', async () => (summaries() === 1 ? true : undefined));
  const header = traces.pane.locator('.pane-header');
  await header.click();
  await traces.pane.locator('.pane-header[aria-expanded="false"]').waitFor();
  await invoke(staging, 'slow-report', { secondsPerSection: 1 });
  counted.release();
  await untilQuiet();
  expect(summaries()).toBe(1);
  await header.click();
  await traces.pane.getByText(/last 1 d · .* · 1 trace/).waitFor();
  expect(summaries()).toBe(4);
});

/** What another tool wrote of a failed run, some minutes ago. */
async function putFailedRun(endpoint: string): Promise<void> {
  const startSeconds = Math.floor(Date.now() / 1000) - 600;
  const stack = [
    { path: '/var/task/prices.mjs', line: 9, label: 'unitPrice' },
    { path: '/var/task/index.mjs', line: 6, label: 'handler' },
  ];
  const segment = {
    id: '0000000000000001',
    trace_id: `1-${startSeconds.toString(16).padStart(8, '0')}-0123456789abcdef01234567`,
    name: 'always-fails',
    origin: 'AWS::Lambda::Function',
    start_time: startSeconds,
    end_time: startSeconds + 0.2,
    fault: true,
    cause: { exceptions: [{ id: '00000000000000e1', type: 'TypeError', message: 'no price', stack }] },
    subsegments: [
      {
        id: '0000000000000002',
        name: 'DynamoDB',
        namespace: 'aws',
        start_time: startSeconds + 0.05,
        end_time: startSeconds + 0.1,
        aws: { operation: 'GetItem', table_name: 'prices' },
      },
    ],
  };
  const client = xrayClient({ endpoint, region: 'us-east-1' });
  await client.send(new PutTraceSegmentsCommand({ TraceSegmentDocuments: [JSON.stringify(segment)] }));
  client.destroy();
}

test.skipIf(isSkippedWithout('moto'))(
  'a faulty trace on moto: the search, the line of its exception, the map',
  async () => {
    moto = await startMoto();
    const { endpoint } = moto;
    await putFailedRun(endpoint);
    const place = { endpoint, region: 'us-east-1', testCredentials: true };
    await workbench.setSettings({
      'dwell.connections': [
        { name: 'Local', kind: 'local' },
        { name: 'Moto', kind: 'endpoint', ...place },
      ],
    });
    await workbench.tree('Functions').row('Moto').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Lambda: Open Trace Search…');
    const pick = workbench.quickPick;
    await pick.choose('Connection');
    await pick.choose('Moto');
    await pick.choose('Time range');
    await pick.choose('Last 1 h');
    await pick.choose('Search');
    const traces = workbench.tree('Traces');
    // moto lists traces, but parses no filter expression.
    await traces.row(/Not implemented yet/).waitFor({ timeout: minuteMs });
    await traces.clickTitleAction('Open Trace Search');
    await pick.choose('Outcome');
    await pick.choose('Any outcome');
    // The form begins with what was searched last.
    await pick.choose('Traces of');
    await pick.choose('All traces of the connection');
    await pick.choose('Filter expression');
    await pick.type('');
    await pick.choose('No filter expression');
    await pick.choose('Search');
    await traces.pane.getByText(/last 1 h · any outcome · 1 trace/).waitFor();
    await traces.row(/Fault/).waitFor();
    await traces.rows.last().click();
    await workbench.panelText(/no price/);
    const frame = await workbench.panelFrame();
    await frame.getByRole('tab', { name: 'Map' }).click();
    await frame.locator('.map-button[aria-label^="prices, DynamoDB"]').waitFor();
    await workbench.screenshot('moto-map');
    await frame.getByRole('tab', { name: 'Timeline' }).click();
    await frame.getByText('prices.mjs:9').first().click();
    await workbench.tab('prices.mjs').waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.screenshot('moto-line');
  },
);
