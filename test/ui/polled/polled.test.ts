import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from '../workbench';
import { PolledWorkspace, patienceMs } from './polledWorkspace';

/** Lambda's third invocation model: one record, from the send to its end. */
let polled: PolledWorkspace;
let workbench: Workbench;

beforeAll(async () => {
  polled = await PolledWorkspace.open();
  workbench = polled.workbench;
});

afterAll(async () => {
  await polled?.close();
});

async function clickInPanel(name: string): Promise<void> {
  await (await workbench.panelFrame()).getByRole('button', { name }).first().click();
}

test('a poison message is followed over three receives to the dead-letter queue', async () => {
  await polled.openTrigger('take-orders', 'SQS');
  await polled.send('SQS', '{ "id": 1, "poison": true }');
  await workbench.panelText(/Back in orders after \d attempt/, patienceMs);
  const text = await workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
  expect(text).toMatch(
    /Sent[\s\S]*Polled[\s\S]*receive 1[\s\S]*Batch[\s\S]*Attempt 1[\s\S]*TypeError[\s\S]*receive 1 of 3[\s\S]*Attempt 2[\s\S]*Attempt 3[\s\S]*Dead-letter queue/,
  );
});

test('an attempt opens its run', async () => {
  await clickInPanel('Open Run');
  await workbench.panelText('take-orders', patienceMs);
  await workbench.tab(/orders → take-orders/).click();
});

test('the dead-letter queue is redriven once, after a confirmation', async () => {
  await writeFile(join(polled.folder, 'code', 'orders-fixed'), '');
  await clickInPanel('Redrive…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Move 1 message from orders-dead back to orders? (Local)').waitFor();
  await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await clickInPanel('Redrive…');
  await workbench.panelText('orders-dead has no messages.', patienceMs);
});

test('a blocked shard is red in the tree and counts down in the panel, until its batch succeeds', async () => {
  const functions = workbench.tree('Functions');
  await functions.row('take-orders').locator('.monaco-tl-twistie').click();
  await polled.openTrigger('count-clicks', 'Kinesis Data Streams');
  await polled.send('Kinesis Data Streams', '{ "poison": true }');
  const blocked = functions.row(/count-clicks.*blocked .*, data expires in 2\d h/);
  await blocked.waitFor({ timeout: patienceMs });
  await functions.row(/Kinesis.*blocked/).waitFor({ timeout: patienceMs });
  await workbench.panelText(/Shard blocked after \d+ attempts?[\s\S]*data expires in 2\d h/, patienceMs);
  await writeFile(join(polled.folder, 'code', 'clicks-fixed'), '');
  await workbench.panelText(/Processed at attempt \d+/, 2 * patienceMs);
  await blocked.waitFor({ state: 'detached', timeout: patienceMs });
});

test('checks say what will bite, and change it only after a look', async () => {
  const functions = workbench.tree('Functions');
  const menu = await functions.openContextMenu('Kinesis Data Streams');
  await menu.choose('Check Event Source Mapping');
  const items = await workbench.quickPick.items();
  expect(items.join('\n')).toContain('One bad record blocks its shard until its data expires');
  await workbench.quickPick.choose('One bad record blocks its shard');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Change it? (Local)').waitFor();
  expect(await dialog.locator('.dialog-message-detail').textContent()).toContain('Split batch on error: off → on');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  // The rows are read again after the change.
  await functions.expand('Error behavior');
  await functions.row(/Kinesis.*retried up to 5 times/).waitFor({ timeout: patienceMs });
});
