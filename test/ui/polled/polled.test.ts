import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqsClient } from '../../conformance/clients';
import { type MotoServer, startMoto } from '../../conformance/otherTools/motoServer';
import { isSkippedWithout } from '../../conformance/tools';
import type { Workbench } from '../workbench';
import { PolledWorkspace, patienceMs } from './polledWorkspace';

/** Lambda's third invocation model: one record, from the send to its end. */
let polled: PolledWorkspace;
let workbench: Workbench;
let moto: MotoServer | undefined;

beforeAll(async () => {
  polled = await PolledWorkspace.open();
  workbench = polled.workbench;
});

afterAll(async () => {
  await polled?.close();
  moto?.stop();
});

async function clickInPanel(name: string): Promise<void> {
  await (await workbench.panelFrame()).getByRole('button', { name }).first().click();
}

/** Goes back to the panel of the message, and waits until it is the one on screen. */
async function showRecord(): Promise<void> {
  await workbench.tab(/orders → take-orders/).click();
  await workbench.panelText('In the dead-letter queue orders-dead', patienceMs);
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

test('an attempt opens its run, and its log', async () => {
  await clickInPanel('Open Run');
  // The panel of the record has no segments.
  await workbench.panelText(/take-orders[\s\S]*\d segments?/, patienceMs);
  await showRecord();
  await clickInPanel('Open Log');
  await workbench.page.locator('.view-line').getByText('a poison order').first().waitFor({ timeout: patienceMs });
  await showRecord();
});

test('the failed message is invoked on this machine, in the event that Lambda would send', async () => {
  await clickInPanel('Invoke Locally with This Payload');
  await workbench.panelText(/Failed[\s\S]*TypeError: a poison order/, patienceMs);
  await workbench.tab(/failed-orders/).waitFor({ timeout: patienceMs });
  await showRecord();
});

test('a message of the dead-letter queue is received and invoked after a look, and stays there', async () => {
  const menu = await workbench.tree('Functions').openContextMenu('SQS');
  await menu.choose('Invoke Locally with a Failed Record…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Receive messages from orders-dead?').waitFor({ timeout: patienceMs });
  await dialog.getByRole('button', { name: 'Peek', exact: true }).click();
  await dialog.waitFor({ state: 'detached', timeout: patienceMs });
  await workbench.tab(/failed-orders-2/).waitFor({ timeout: patienceMs });
  await workbench.panelText(/Failed[\s\S]*TypeError: a poison order/, patienceMs);
  await showRecord();
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

test('the same content is sent again after a confirmation, and is taken by the function that was fixed', async () => {
  await clickInPanel('Send Again…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('Send the same content to orders again?').waitFor({ timeout: patienceMs });
  await dialog.getByRole('button', { name: 'Send Again', exact: true }).click();
  await dialog.waitFor({ state: 'detached', timeout: patienceMs });
  await workbench.panelText(/Processed[\s\S]*Sent[\s\S]*Attempt 1/, patienceMs);
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

test('an item is written to a table and followed through its stream', async () => {
  const functions = workbench.tree('Functions');
  await functions.row('count-clicks').locator('.monaco-tl-twistie').click();
  await polled.openTrigger('watch-items', 'DynamoDB Streams');
  await polled.send('DynamoDB Streams', '{ "id": "a", "count": 1 }');
  await workbench.panelText(/items → watch-items[\s\S]*Processed/, patienceMs);
});

test.skipIf(isSkippedWithout('moto'))(
  'the same on a moto endpoint: a poison message, three receives, and moto’s dead-letter queue',
  async () => {
    moto = await startMoto();
    const { endpoint } = moto;
    const sqs = sqsClient({ endpoint, region: 'us-east-1' });
    const dead = await sqs.send(new CreateQueueCommand({ QueueName: 'orders-dead' }));
    const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:123456789012:orders-dead';
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
    await sqs.send(
      new CreateQueueCommand({ QueueName: 'orders', Attributes: { VisibilityTimeout: '6', RedrivePolicy } }),
    );
    await rm(join(polled.folder, 'code', 'orders-fixed'));
    await workbench.setSettings({ 'dwell.local.sourceEndpoint': endpoint });
    const functions = workbench.tree('Functions');
    await functions.row(/Local.*polls http/).waitFor({ timeout: patienceMs });
    await functions.row('watch-items').locator('.monaco-tl-twistie').click();
    await polled.openTrigger('take-orders', 'SQS');
    await polled.send('SQS', '{ "id": 2, "poison": true }');
    await workbench.panelText(/Back in orders after \d attempt/, patienceMs);
    const text = await workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
    expect(text).toMatch(/Attempt 1[\s\S]*TypeError[\s\S]*receive 1 of 3[\s\S]*Attempt 3[\s\S]*Dead-letter queue/);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: dead.QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes?.ApproximateNumberOfMessages).toBe('1');
  },
);
