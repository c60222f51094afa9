import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningLocalService, startLocalService } from '../conformance/localService';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { manyFunctions } from './manyFunctions';
import { Workbench } from './workbench';

/** An account of 10,000 functions behind an endpoint: the local service over a template of that size. */
let workbench: Workbench;
let service: RunningLocalService;
let folder: string;

beforeAll(async () => {
  folder = await makeTemporary('many');
  const template = join(folder, 'template.yaml');
  const some = await readFile(inProject('test/conformance/functions/triggers.yaml'), 'utf8');
  await writeFile(template, manyFunctions(some, 10_000));
  service = await startLocalService({ template });
  const place = { endpoint: service.endpoint, region: service.region };
  const big = { kind: 'endpoint', name: 'Big', ...place, testCredentials: true };
  workbench = await Workbench.open({
    settings: { 'dwell.connections': [big] },
    viewport: { width: 1280, height: 1700 },
  });
  await workbench.openView('Lambda');
}, 120_000);

afterAll(async () => {
  await workbench?.close();
  await service?.stop();
  await removeTemporary(folder);
});

test('the first page is there while the others are on their way, and all are counted', async () => {
  const tree = workbench.tree('Functions');
  await tree.expand('Big');
  await tree.row('bulk-00001').waitFor();
  await workbench.page
    .getByText(/Loading… [\d,]+ functions/)
    .first()
    .waitFor();
  await workbench.page
    .getByText(/Loading… [\d,]+ functions/)
    .first()
    .waitFor({ state: 'detached', timeout: 120_000 });
}, 150_000);

test('a few letters find one function among ten thousand', async () => {
  await workbench.tree('Functions').clickTitleAction('Filter Functions…');
  await workbench.quickPick.type('ordrs');
  await workbench.page.getByText('Filter: “ordrs”: 1 of 10,000 functions').waitFor();
  await workbench.page.keyboard.press('Enter');
  const tree = workbench.tree('Functions');
  await tree.row('orders').waitFor();
  expect(await tree.text()).toMatch(/^Big 127\.0\.0\.1:\d+ · us-east-1\n {2}orders nodejs22\.x$/);
});

test('its triggers stand by invocation model, and a mapping is disabled after a look at before and after', async () => {
  const tree = workbench.tree('Functions');
  await tree.expand('orders');
  await tree.expand('Triggers');
  await tree.row('SQS').waitFor();
  await tree.expand('SQS');
  await tree.row('state: Enabled (USER_INITIATED)').waitFor();
  await tree.clickAction('SQS', 'Disable Event Source Mapping…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Disable the event source mapping from failures to orders? (Big)').waitFor();
  expect(await dialog.locator('.dialog-message-detail').textContent()).toContain('State: Enabled → Disabled');
  await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
  await tree.row(/state: Disabl/).waitFor();
  await tree.row(/SQS.*disabled/).waitFor();
});

test('the retries of events are changed in two steps', async () => {
  const tree = workbench.tree('Functions');
  await tree.expand('Error behavior');
  await tree.row(/^Asynchronous.*2 retries/).waitFor();
  await tree.clickAction(/2 retries/, 'Edit Retry Settings…');
  await workbench.quickPick.choose('1');
  await workbench.quickPick.type('600');
  await workbench.page.keyboard.press('Enter');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Change the retry settings of orders? (Big)').waitFor();
  expect(await dialog.locator('.dialog-message-detail').textContent()).toContain('Retry attempts: 2 → 1');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await tree.row(/1 retry, maximum event age 10 min/).waitFor();
});

test('the filter is cleared with one click', async () => {
  const tree = workbench.tree('Functions');
  await tree.clickTitleAction('Clear Filter');
  await tree.row('bulk-00001').waitFor();
  await workbench.page.getByText(/^Filter:/).waitFor({ state: 'detached' });
});
