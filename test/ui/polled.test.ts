import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { Workbench } from './workbench';

/** Lambda's third invocation model: one record, from the send to its end. */
let workbench: Workbench;
let folder: string;
const patienceMs = 60_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dwell-polled-'));
  await cp(inProject('test/ui/polledProject'), folder, { recursive: true });
  workbench = await Workbench.open({ folder });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('take-orders').waitFor({ timeout: patienceMs });
});

afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The row of a function's only trigger, by the name of its service. */
async function openTrigger(functionName: string, service: string): Promise<void> {
  const functions = workbench.tree('Functions');
  await functions.expand(functionName);
  await functions.expand('Triggers');
  await functions.row(service).waitFor({ timeout: patienceMs });
}

async function send(service: string, text: string): Promise<void> {
  await workbench.tree('Functions').clickAction(service, 'Send Record and Follow');
  await workbench.quickPick.choose(/^\s*Type the/);
  await workbench.quickPick.enter(text);
}

async function clickInPanel(name: string): Promise<void> {
  await (await workbench.panelFrame()).getByRole('button', { name }).first().click();
}

test('a poison message is followed over three receives to the dead-letter queue', async () => {
  await openTrigger('take-orders', 'SQS');
  await send('SQS', '{ "id": 1, "poison": true }');
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
  await writeFile(join(folder, 'code', 'orders-fixed'), '');
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
  await openTrigger('count-clicks', 'Kinesis Data Streams');
  await send('Kinesis Data Streams', '{ "poison": true }');
  const blocked = functions.row(/count-clicks.*blocked .*, data expires in 2\d h/);
  await blocked.waitFor({ timeout: patienceMs });
  await functions.row(/Kinesis.*blocked/).waitFor({ timeout: patienceMs });
  await workbench.panelText(/Shard blocked after \d+ attempts?[\s\S]*data expires in 2\d h/, patienceMs);
  await workbench.screenshot('polled-blocked');
  await writeFile(join(folder, 'code', 'clicks-fixed'), '');
  await workbench.panelText(/Processed at attempt \d+/, 2 * patienceMs);
  await blocked.waitFor({ state: 'detached', timeout: patienceMs });
});
