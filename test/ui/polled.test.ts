import { cp, mkdtemp, rm } from 'node:fs/promises';
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

async function send(mapping: string, text: string): Promise<void> {
  await workbench.tree('Functions').clickAction(mapping, 'Send Record and Follow');
  await workbench.quickPick.choose(/^\s*Type the/);
  await workbench.quickPick.enter(text);
}

test('a poison message is followed over three receives to the dead-letter queue, and redriven', async () => {
  const functions = workbench.tree('Functions');
  await functions.expand('take-orders');
  await functions.expand('Triggers');
  const mapping = functions.row(/orders.*orders/).first();
  await mapping.waitFor({ timeout: patienceMs });
  await send('SQS', '{ "id": 1, "poison": true }');
  await workbench.panelText(/Back in orders after 1 attempt/, patienceMs);
  const text = await workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
  expect(text).toMatch(
    /Sent[\s\S]*Polled[\s\S]*receive 1[\s\S]*Batch[\s\S]*Attempt 1[\s\S]*TypeError[\s\S]*Back in the queue[\s\S]*receive 1 of 3[\s\S]*Attempt 2[\s\S]*Attempt 3[\s\S]*Dead-letter queue/,
  );
  await workbench.screenshot('polled-dead-letter');
});
