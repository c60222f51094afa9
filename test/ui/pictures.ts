import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { writeMovingPicture } from '../tools/machine/imageMagick.mjs';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { makeRun, makeService, makeSubsegment } from '../trace/makeSegment';
import { mapped } from '../trace/map/mapped';
import { type Theme, Workbench, waitFor } from './workbench';

/** Makes `docs/pictures/*.png`: `npm run pictures`. */
let workbench: Workbench;

const themes: readonly (readonly [Theme, string])[] = [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Default High Contrast', 'high-contrast'],
];

beforeAll(async () => {
  workbench = await Workbench.open({
    settings: { 'dwell.local.retryDelays': [1, 2], 'editor.minimap.enabled': false },
    viewport: { width: 1600, height: 1100 },
  });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('hello').waitFor();
});

afterAll(async () => {
  await workbench?.close();
});

async function openHandler(functionName: string): Promise<void> {
  const menu = await workbench.tree('Functions').openContextMenu(functionName);
  await menu.choose('Open Handler');
  await workbench.editor('index.mjs').lens('Invoke').first().waitFor();
}

async function takeInEveryTheme(name: string): Promise<void> {
  // A tooltip of the clicked button would hide its neighbors.
  await workbench.page.mouse.move(0, 0);
  for (const [theme, suffix] of themes) {
    await workbench.setTheme(theme);
    await (await workbench.panelFrame()).evaluate(() => document.fonts.ready);
    await workbench.screenshot(inProject(`docs/pictures/${name}-${suffix}.png`));
  }
}

/** The window as it is. */
async function takeThemes(name: string): Promise<void> {
  for (const [theme, suffix] of themes) {
    await workbench.setTheme(theme);
    await workbench.screenshot(inProject(`docs/pictures/${name}-${suffix}.png`));
  }
}

/** The window without a panel, its side bar as wide as it gets by dragging. */
async function takeWindow(name: string): Promise<void> {
  const box = await workbench.page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const edgePx = box.x + box.width;
  await workbench.page.mouse.move(edgePx, 500);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(edgePx + 700, 500, { steps: 5 });
  await workbench.page.mouse.up();
  await workbench.page.mouse.move(0, 0);
  await takeThemes(name);
}

/** Invokes in an empty window, so that the panel has all of it. */
async function invokeAlone(functionName: string, action: 'Invoke Synchronously' | 'Invoke as Event'): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.tree('Functions').clickAction(functionName, action);
}

async function openPanelView(title: string): Promise<void> {
  await (await workbench.panelFrame()).getByRole('tab', { name: title }).click();
}

test('a function that answers', async () => {
  await openHandler('calls-hello');
  await workbench.tree('Functions').clickAction('calls-hello', 'Invoke Synchronously');
  await workbench.panelText(/Hello, Grace![\s\S]*REPORT/);
  await workbench.editor('index.mjs').lens('✓').waitFor();
  await takeInEveryTheme('succeeded');
});

test('an event that fails three times', async () => {
  await workbench.runCommand('View: Close All Editors');
  await openHandler('always-fails');
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('Failed after 3 attempts');
  await workbench.editor('index.mjs').lens('failed ×3').waitFor();
  await takeInEveryTheme('event-failed');
});

test('a failed invocation at a breakpoint', async () => {
  await workbench.runCommand('View: Close All Editors');
  await openHandler('always-fails');
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke Synchronously');
  await workbench.panelText(/Failed[\s\S]*REPORT/);
  await (await workbench.panelFrame()).getByRole('button', { name: 'Debug', exact: true }).click();
  await workbench.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 90_000 });
  await workbench.panelText('Paused in the debugger');
  await takeInEveryTheme('debugging');
  await workbench.runCommand('Debug: Stop');
  await workbench.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  await workbench.openView('Lambda');
});

test('every view of it', async () => {
  await invokeAlone('always-fails', 'Invoke as Event');
  await workbench.panelText(/Failed after 3 attempts[\s\S]*REPORT[\s\S]*REPORT[\s\S]*REPORT/);
  await takeInEveryTheme('view-timeline');
  const views: readonly (readonly [string, RegExp])[] = [
    ['Time breakdown', /100 %/],
    ['Logs', /REPORT/],
    ['Response', /HTTP 202/],
    ['Request', /cocoa/],
    ['Raw', /documents/],
  ];
  for (const [view, wanted] of views) {
    await openPanelView(view);
    await workbench.panelText(wanted);
    await takeInEveryTheme(`view-${view.toLowerCase().replaceAll(' ', '-')}`);
  }
  await openPanelView('Compare');
  await (await workbench.panelFrame()).getByRole('button', { name: 'Compare With…' }).click();
  await workbench.quickPick.choose(/\d/);
  await workbench.panelText(/Together/);
  await takeInEveryTheme('view-compare');
  await openPanelView('Timeline');
});

test('the other outcomes', async () => {
  await invokeAlone('fails-twice', 'Invoke as Event');
  await workbench.panelText('Succeeded on attempt 3');
  await takeInEveryTheme('event-recovered');
  await invokeAlone('always-fails', 'Invoke Synchronously');
  await workbench.panelText(/Failed[\s\S]*REPORT/);
  await takeInEveryTheme('error');
  await invokeAlone('times-out', 'Invoke Synchronously');
  await workbench.panelText(/Timed out after[\s\S]*REPORT/);
  await takeInEveryTheme('timed-out');
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.chooseIn('Invoke With', 'Dry Run');
  await workbench.panelText('Permitted');
  await takeInEveryTheme('permitted');
});

test('what failed lately, and a log that is followed', async () => {
  await invokeAlone('always-fails', 'Invoke as Event');
  await workbench.panelText('Failed after 3 attempts');
  const tree = workbench.tree('Functions');
  await (await tree.openContextMenu('always-fails')).chooseIn('Traces and Logs', 'What Failed Lately?');
  await workbench
    .tree('Traces')
    .row(/Dropped after 3 attempts/)
    .first()
    .waitFor();
  await takeInEveryTheme('traces');
  await (await tree.openContextMenu('fails-twice')).chooseIn('Traces and Logs', 'Follow Log');
  await workbench.tab('fails-twice.log').waitFor();
  await tree.clickAction('fails-twice', 'Invoke as Event');
  await workbench.panelText('Succeeded on attempt 3');
  const log = workbench.editor('fails-twice.log');
  await waitFor('the third attempt', async () => (/attempt 3.*succeeded/.test(await log.text()) ? true : undefined));
  await log.focus();
  await workbench.runCommand('View: Close Editors in Other Groups');
  await takeThemes('followed-log');
});

/** A caller that reads what its answer does not have. */
const failingCaller = `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();

export const handler = async ({ name }) => {
  const Payload = JSON.stringify({ name });
  const reply = await lambda.send(
    new InvokeCommand({
      FunctionName: 'hello',
      Payload,
    }),
  );
  const text = reply.Payload.transformToString();
  const { greeting } = JSON.parse(text);
  return { greeting: greeting.trim() };
};
`;

const tracedCaller = [
  makeService({ id: 'a', name: 'calls-hello', from: 0, to: 400 }),
  makeRun({
    id: 'b',
    name: 'calls-hello',
    parent_id: 'a',
    from: 15,
    to: 390,
    fault: true,
    cause: {
      exceptions: [
        {
          id: 'ee00000000000001',
          type: 'TypeError',
          message: "Cannot read properties of undefined (reading 'trim')",
          stack: [{ path: '/var/task/index.mjs', line: 15, label: 'handler' }],
        },
      ],
    },
    subsegments: [
      makeSubsegment({
        id: 'c',
        name: 'Lambda',
        namespace: 'aws',
        from: 60,
        to: 372,
        aws: { operation: 'Invoke', function_name: 'hello' },
      }),
    ],
  }),
].map((document) => JSON.parse(document));

test('beside the code: lens, error, call, and the panel', async () => {
  await workbench.runCommand('View: Close All Editors');
  const source = join(workbench.folder, 'functions', 'calls-hello', 'index.mjs');
  const before = await readFile(source, 'utf8');
  await writeFile(source, failingCaller);
  await openHandler('calls-hello');
  await workbench.tree('Functions').clickAction('calls-hello', 'Invoke Synchronously');
  await workbench.panelText(/Failed[\s\S]*REPORT/);
  await workbench.page.locator('.editor-instance .squiggly-error').first().waitFor();
  await workbench.editor('index.mjs').lens('failed').first().waitFor();
  // Local records no calls of the SDK: their times come from a trace of AWS.
  await writeFile(join(workbench.folder, 'greeting.xray.json'), JSON.stringify(tracedCaller));
  await workbench.tab('calls-hello').click();
  await workbench.page.keyboard.press('Control+P');
  await workbench.quickPick.type('greeting.xray.json');
  await workbench.quickPick.choose('greeting.xray.json');
  await workbench.panelText(/2 segments/);
  await takeInEveryTheme('beside-code');
  await writeFile(source, before);
});

test('the map of a trace', async () => {
  const documents = (mapped.apiToTwoFunctionsAndAQueue ?? []).map((document) => JSON.parse(document));
  await writeFile(join(workbench.folder, 'order.xray.json'), JSON.stringify(documents));
  await workbench.runCommand('View: Close All Editors');
  await workbench.page.keyboard.press('Control+P');
  await workbench.quickPick.type('order.xray.json');
  await workbench.quickPick.choose('order.xray.json');
  await workbench.panelText(/segments/);
  await openPanelView('Map');
  const frame = await workbench.panelFrame();
  await frame.locator('.map-button').first().focus();
  await workbench.page.keyboard.press('ArrowRight');
  await takeInEveryTheme('trace-map');
});

test('payloads: an event of a service, and what the service makes of the answer', async () => {
  await workbench.runCommand('View: Close All Editors');
  const tree = workbench.tree('Functions');
  await tree.row('hello').waitFor();
  const menu = await tree.openContextMenu('hello');
  await menu.chooseIn('Invoke With', 'Invoke as Trigger…');
  await workbench.quickPick.type('REST API: POST');
  await workbench.quickPick.choose('Amazon API Gateway: REST API: POST with a JSON body');
  await workbench.panelText(/Caller[\s\S]*Lambda would not retry/);
  await workbench.editor('apigateway-rest-post.json').lens('version').first().waitFor();
  await takeInEveryTheme('payload');
});

test('payloads: a picker of all services', async () => {
  await workbench.runCommand('Lambda: New Payload from Sample Event…');
  await workbench.quickPick.type('s3');
  await takeThemes('samples');
  await workbench.quickPick.cancel();
});

test('many invocations', async () => {
  await workbench.runCommand('View: Close All Editors');
  const menu = await workbench.tree('Functions').openContextMenu('hello');
  await menu.chooseIn('Invoke With', 'Invoke Many Times…');
  await workbench.page.getByText('Invoke hello Many Times (1/2)').waitFor();
  await workbench.quickPick.enter('60');
  await workbench.page.getByText('Invoke hello Many Times (2/2)').waitFor();
  await workbench.quickPick.enter('3');
  await workbench.panelText(/60 of 60 invocations/);
  await takeInEveryTheme('series');
});

/** One event for the README: sent, failed, tried again, failed for good, and the line that threw. */
test('a picture that moves', async () => {
  const { page } = workbench;
  const folder = await makeTemporary('frames');
  const frames: { readonly file: string; readonly seconds: number }[] = [];
  const take = async (seconds: number) => {
    // Without its icons, a panel looks broken.
    for (const frame of page.frames()) await frame.evaluate(() => document.fonts.ready.then(() => undefined));
    const file = join(folder, `${frames.length}.png`);
    await workbench.screenshot(file);
    frames.push({ file, seconds });
  };
  await page.setViewportSize({ width: 1_100, height: 700 });
  await workbench.setTheme('Dark Modern');
  await workbench.setSettings({ 'dwell.local.retryDelays': [6, 6] });
  await workbench.runCommand('View: Close All Editors');
  const tree = workbench.tree('Functions');
  for (const other of ['Invocations', 'Traces']) await workbench.tree(other).pane.locator('.pane-header').click();
  await page.mouse.move(0, 0);
  await take(1.5);
  await tree.row('always-fails').hover();
  await take(1);
  await tree.clickAction('always-fails', 'Invoke as Event');
  await page.mouse.move(0, 0);
  await workbench.panelText(/Attempt 1 failed, waiting for attempt 2[\s\S]*Handler/);
  await take(2);
  await workbench.panelText(/Attempt 2 failed, waiting for attempt 3/);
  await take(2);
  await workbench.panelText(/Failed after 3 attempts[\s\S]*REPORT[\s\S]*REPORT[\s\S]*REPORT/);
  await take(3);
  await (await workbench.panelFrame())
    .locator('.header')
    .getByRole('button', { name: /prices\.mjs:\d+/ })
    .click();
  await workbench.tab('prices.mjs').waitFor();
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await page.mouse.move(0, 0);
  await take(3);
  await writeMovingPicture(frames, inProject('docs/pictures/failed-event.gif'));
  await removeTemporary(folder);
  for (const other of ['Invocations', 'Traces']) await workbench.tree(other).pane.locator('.pane-header').click();
  await workbench.setSettings({ 'dwell.local.retryDelays': [1, 2] });
  await page.setViewportSize({ width: 1_600, height: 1_100 });
});

test('the explorer', async () => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.setSettings({ 'dwell.local.template': inProject('test/conformance/functions/triggers.yaml') });
  const tree = workbench.tree('Functions');
  // What the other views take of the side bar is wanted here.
  for (const other of ['Invocations', 'Traces']) await workbench.tree(other).pane.locator('.pane-header').click();
  await tree.expand('orders');
  await tree.expand('Triggers');
  await tree.row('Function URL').waitFor();
  await tree.expand('SQS');
  await tree.expand('Error behavior');
  await tree.row(/2 retries/).waitFor();
  await tree.expand(/2 retries/);
  await takeWindow('explorer');
});

test('connections, some of which do not work', async () => {
  await workbench.setSettings({
    'dwell.local.template': '',
    'dwell.connections': [
      { kind: 'local', name: 'Local' },
      { kind: 'aws', name: 'Production', profile: 'production', region: 'eu-central-1', protected: true },
      {
        kind: 'endpoint',
        name: 'LocalStack',
        endpoint: 'http://localhost:4566',
        region: 'us-east-1',
        testCredentials: true,
      },
    ],
  });
  const tree = workbench.tree('Functions');
  await tree.expand('Local');
  await tree.row('always-fails').waitFor();
  await tree.expand('LocalStack');
  await tree.row(/Connection refused/).waitFor();
  await tree.expand('Production');
  await tree.row('No credentials').waitFor();
  await workbench.runCommand('Lambda: Add Connection…');
  await workbench.quickPick.choose('AWS');
  await workbench.page.getByText('Add Connection (2/4)').waitFor();
  await workbench.quickPick.choose('Environment');
  await workbench.page.getByText('Add Connection (3/4)').waitFor();
  await workbench.quickPick.type('gov');
  await takeThemes('connections');
  await workbench.quickPick.cancel();
});
