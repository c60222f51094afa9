import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../conformance/localService';
import { makeRun, makeService, makeSubsegment, typeError } from '../trace/makeSegment';
import { Workbench, waitFor } from './workbench';

/** What a trace says, beside the code of the functions that ran; the two runs of a pair. */
let workbench: Workbench;
/** Where the functions are deployed. */
let staging: RunningLocalService;

function invokes(id: string, from: number, fields: object = {}) {
  const aws = { operation: 'Invoke', function_name: 'hello' };
  return makeSubsegment({ id, name: 'Lambda', namespace: 'aws', from, to: from + 41, aws, ...fields });
}

const puts = makeSubsegment({
  id: 'p',
  name: 'DynamoDB',
  namespace: 'aws',
  from: 300,
  to: 309,
  aws: { operation: 'PutItem', table_name: 'greetings' },
});

const documents = [
  makeService({ id: 'a', name: 'calls-hello', from: 0, to: 400 }),
  makeRun({
    id: 'b',
    name: 'calls-hello',
    parent_id: 'a',
    from: 5,
    to: 390,
    subsegments: [invokes('1', 10), invokes('2', 100, { throttle: true, error: true }), invokes('3', 200), puts],
  }),
  makeRun({
    id: 'c',
    name: 'always-fails',
    from: 5,
    to: 80,
    fault: true,
    cause: {
      ...typeError.cause,
      exceptions: typeError.cause.exceptions.map((exception) => ({
        ...exception,
        stack: [
          { path: '/var/task/prices.mjs', line: 9, label: 'unitPrice' },
          { path: '/var/task/index.mjs', line: 6, label: 'handler' },
        ],
      })),
    },
  }),
];

beforeAll(async () => {
  staging = await startLocalService();
  const deployed = {
    name: 'Staging',
    kind: 'endpoint',
    endpoint: staging.endpoint,
    region: staging.region,
    testCredentials: true,
  };
  workbench = await Workbench.open({
    settings: {
      'dwell.connections': [{ name: 'Local', kind: 'local' }, deployed],
      'terminal.integrated.gpuAcceleration': 'off',
    },
    viewport: { width: 1600, height: 1000 },
  });
  await writeFile(
    join(workbench.folder, 'greetings.xray.json'),
    JSON.stringify(documents.map((document) => JSON.parse(document))),
  );
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('calls-hello').waitFor();
});

afterAll(async () => {
  await workbench?.close();
  await staging?.stop();
});

async function openHandler(functionName: string): Promise<void> {
  const menu = await workbench.tree('Functions').openContextMenu(functionName);
  await menu.choose('Open Handler');
  // All of these files have the same name.
  await workbench.page.locator('.breadcrumbs-control').filter({ hasText: functionName }).waitFor();
  await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  await workbench.editor('index.mjs').lens('Invoke').first().waitFor();
}

/** Texts behind lines of the editors on the screen. */
function ghostTexts(): Promise<readonly string[]> {
  return workbench.page.evaluate(() =>
    [...document.querySelectorAll('.view-lines *')].flatMap((element) => {
      const { content } = getComputedStyle(element, '::after');
      return content.startsWith('"') ? [content.slice(1, -1)] : [];
    }),
  );
}

test('calls of an opened trace stand behind the line that makes them, else behind the handler', async () => {
  await workbench.page.keyboard.press('Control+P');
  await workbench.quickPick.type('greetings.xray.json');
  await workbench.quickPick.choose('greetings.xray.json');
  await workbench.panelText(/3 segments/);
  await openHandler('calls-hello');
  const texts = await waitFor('the calls', async () => {
    const found = await ghostTexts();
    return found.length === 2 ? found : undefined;
  });
  expect(texts).toEqual(['DynamoDB PutItem 9 ms', 'Lambda Invoke 41 ms ×3, 1 throttled']);
  await workbench.screenshot('beside-code-calls');
});

test('errors of an opened trace are marked, and one command clears all', async () => {
  await openHandler('always-fails');
  await workbench.page.locator('.squiggly-info').first().waitFor();
  await workbench.screenshot('beside-code-errors');
  await workbench.runCommand('Lambda: Clear Invocation Diagnostics');
  await workbench.page.locator('.squiggly-info').first().waitFor({ state: 'detached' });
  await openHandler('calls-hello');
  await waitFor('no calls', async () => ((await ghostTexts()).length === 0 ? true : undefined));
});

test('a pair is sent once confirmed: both responses and both runs in one panel', async () => {
  const { page } = workbench;
  await workbench.runCommand('View: Close All Editors');
  const menu = await workbench.tree('Functions').openContextMenu('greet-python');
  await menu.chooseIn('Invoke With', 'Invoke Local and Deployed…');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByText('Invoke greet-python on this machine and on Staging?').waitFor();
  expect(await dialog.locator('.dialog-message-detail').innerText()).toMatch(
    /On this machine: greet-python\nOn Staging: greet-python\nAccount: \d{12}\nRegion: us-east-1\nPayload: default\.json\n/,
  );
  await dialog.getByRole('button', { name: 'Invoke Both' }).click();
  const text = await workbench.panelText(/Together/);
  const id = '"requestId": "[0-9a-f-]{36}"';
  expect(text).toMatch(new RegExp(`Different responses\\.[\\s\\S]*"message": .*\\n−\\s+${id}\\n\\+\\s+${id}\\n`));
  expect(text).toMatch(/on Local, .* on Staging\.[\s\S]*Local \d+:[\s\S]*Staging \d+:[\s\S]*Together/);
  await (await workbench.panelFrame()).locator('.compared-run').nth(1).waitFor();
  await workbench.screenshot('pair');
});
