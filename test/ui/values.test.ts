import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Behavior, CountingServer } from '../aws/countingServer';
import { Workbench, waitFor } from './workbench';

/** What goes out with the user's word alone, and what comes back byte for byte. */
let workbench: Workbench;
let service: CountingServer;

const picture = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const word = 'kettle-and-cup';

/** A Lambda whose one function answers every call with the picture. */
const lambda: Behavior = ({ url }, response) => {
  const draw = { FunctionName: 'draw', FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:draw' };
  const isCall = url.includes('/invocations');
  const body = isCall ? picture : JSON.stringify(url.includes('/functions/draw') ? draw : { Functions: [draw] });
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'req-1' }).end(body);
};

const sent = () => service.requests.filter(({ url }) => url.includes('/invocations')).map(({ body }) => body);

beforeAll(async () => {
  vi.stubEnv('DWELL_TEST_WORD', word);
  service = await CountingServer.start(lambda);
  const drawer = {
    name: 'Drawer',
    kind: 'endpoint',
    endpoint: service.url,
    region: 'us-east-1',
    testCredentials: true,
  };
  workbench = await Workbench.open({ settings: { 'dwell.connections': [drawer] } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Drawer');
  await (await workbench.tree('Functions').openContextMenu('draw')).choose('Open Payload');
  await workbench.quickPick.choose('Empty payload');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await workbench?.close();
  await service?.stop();
});

function question(): Locator {
  return workbench.page.locator('.monaco-dialog-box').filter({
    hasText: 'Allow payloads to use the environment variable DWELL_TEST_WORD?',
  });
}

async function invoke(): Promise<void> {
  await workbench.editor('payload.json').lens('Invoke').first().click();
}

test('an environment variable is not sent before the user has allowed it', async () => {
  const payload = workbench.editor('payload.json');
  await payload.lens('Invoke').first().waitFor();
  await payload.setText(`{ "word": "\${env:DWELL_TEST_WORD}" }`);
  await invoke();
  await question().waitFor();
  expect(await question().innerText()).toContain('dwell.payload.environmentVariables in your user settings');
  await workbench.screenshot('environment-question');
  await question().getByRole('button', { name: 'Cancel' }).click();
  await question().waitFor({ state: 'detached' });
  expect(sent()).toEqual([]);
});

test('and is sent afterwards, without a second question', async () => {
  await invoke();
  await question().getByRole('button', { name: 'Allow', exact: true }).click();
  const filledIn = `{ "word": "${word}" }`;
  await waitFor('the request', async () => (sent().length === 1 ? true : undefined));
  await invoke();
  await waitFor('the second request', async () => (sent().length === 2 ? true : undefined));
  expect(sent()).toEqual([filledIn, filledIn]);
});

/** Answers the workbench's own dialog, which asks for a path. */
async function saveAs(path: string): Promise<Buffer> {
  const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
  await waitFor('the name of the file', async () => {
    const proposed = await input.inputValue().catch(() => '');
    return /draw response [\w-]+\.gif$/.test(proposed) ? proposed : undefined;
  });
  await input.fill(path);
  await workbench.page.keyboard.press('Enter');
  return waitFor(path, () =>
    readFile(path).then(
      (bytes) => (bytes.length > 0 ? bytes : undefined),
      () => undefined,
    ),
  );
}

test('the bytes that are saved are those that came: from the panel', async () => {
  await workbench.panelText('Binary, 43 bytes, GIF image');
  await (await workbench.panelFrame()).getByRole('button', { name: 'Save Response…' }).click();
  expect(await saveAs(join(workbench.folder, 'from-panel.gif'))).toEqual(picture);
});

test('and from the palette', async () => {
  await workbench.runCommand('Lambda: Save Response…');
  await workbench.quickPick.choose('draw');
  expect(await saveAs(join(workbench.folder, 'from-palette.gif'))).toEqual(picture);
});
