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

test('queues, streams and tables stand below the functions, with what waits in them', async () => {
  const functions = workbench.tree('Functions');
  await functions.expand('Queues and Streams');
  await functions.row('orders-dead').waitFor({ timeout: patienceMs });
  const text = await functions.text();
  expect(text.split('\n').slice(5)).toEqual([
    '  Queues and Streams',
    '    clicks count-clicks',
    '    items watch-items',
    '    orders empty · take-orders',
    '      orders-dead empty · dead-letter queue',
  ]);
  expect(await (await functions.openContextMenu('orders')).items()).toEqual([
    'Send Record and Follow…',
    'Peek and Invoke…',
    'Check Event Source Mapping',
    'Copy Source ARN',
  ]);
  await workbench.page.keyboard.press('Escape');
});

test('a poison message is followed over three receives to the dead-letter queue', async () => {
  await polled.send('orders', '{ "id": 1, "poison": true }');
  await workbench.panelText(/Back in orders after \d attempt/, patienceMs);
  const text = await workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
  expect(text).toMatch(
    /Sent[\s\S]*Polled[\s\S]*receive 1[\s\S]*Batch[\s\S]*Attempt 1[\s\S]*TypeError[\s\S]*receive 1 of 3[\s\S]*Attempt 2[\s\S]*Attempt 3[\s\S]*Dead-letter queue/,
  );
  const functions = workbench.tree('Functions');
  await functions.row(/orders-dead.*1 message · dead-letter queue/).waitFor({ timeout: patienceMs });
});

test('an attempt opens its run, and its log', async () => {
  await clickInPanel('Open Run');
  // The panel of the record has neither response nor segments.
  await workbench.panelText(/take-orders[\s\S]*Failed[\s\S]*TypeError: a poison order[\s\S]*\d segments?/, patienceMs);
  await workbench
    .tree('Invocations')
    .row(/take-orders · poller of orders/)
    .waitFor({ timeout: patienceMs });
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
  const menu = await workbench.tree('Functions').openContextMenu('orders-dead');
  expect(await menu.items()).toEqual(['Redrive Dead-Letter Queue…', 'Invoke Locally with a Failed Record…']);
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
  await polled.openTrigger('count-clicks', 'Kinesis Data Streams');
  await polled.send('Kinesis Data Streams', '{ "poison": true }');
  const blocked = functions.row(/count-clicks.*blocked .*, data expires in 2\d h/).first();
  await blocked.waitFor({ timeout: patienceMs });
  await functions.row(/clicks.*blocked .*, data expires in 2\d h · count-clicks/).waitFor({ timeout: patienceMs });
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
  await workbench.tree('Functions').row('count-clicks').locator('.monaco-tl-twistie').click();
  await polled.send('items', '{ "id": "a", "count": 1 }');
  await workbench.panelText(/items → watch-items[\s\S]*Processed/, patienceMs);
});

test('a browser calls the API at the address of its trigger, and its request is an invocation', async () => {
  const functions = workbench.tree('Functions');
  await functions.expand('shop');
  await functions.expand('Triggers');
  await functions.expand('API Gateway');
  const row = functions.row(/^GET http:\/\/127\.0\.0\.1:\d+\/Prod\/orders/);
  const [apiUrl = ''] = /http:\S+orders/.exec(await row.innerText()) ?? [];
  // VS Code in a browser opens an address of its own in its place, which leads to the port.
  const opened = workbench.page.context().waitForEvent('page');
  await functions.clickAction(/^GET http:/, 'Open in Browser');
  const page = await opened;
  await page.waitForURL(/\/Prod\/orders$/);
  await page.goto(apiUrl);
  await page.getByText('3 orders').waitFor({ timeout: patienceMs });
  const requests = workbench.tree('Invocations').row(/succeeded.*shop · GET \/Prod\/orders/);
  await requests.first().waitFor({ timeout: patienceMs });
  await requests.first().click();
  await workbench.panelText(/shop[\s\S]*Succeeded[\s\S]*3 orders/, patienceMs);

  expect((await page.goto(`${apiUrl}?broken=yes`))?.status()).toBe(502);
  await requests.nth(1).waitFor({ timeout: patienceMs });
  await requests.first().click();
  await workbench.panelText(/API Gateway would return 502/, patienceMs);

  // The function URL allows pages of other origins, the API does not.
  await functions.expand('Function URL');
  const [functionUrl = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(await functions.row(/^http:/).innerText()) ?? [];
  const call = (url: string) =>
    page.evaluate(
      (to) =>
        fetch(to)
          .then((one) => one.text())
          .catch(() => 'blocked'),
      url,
    );
  await page.goto(apiUrl);
  expect(await call(functionUrl)).toBe('<h1>3 orders</h1>');
  await page.goto(functionUrl);
  expect(await call(apiUrl)).toBe('blocked');
  await page.close();
  await functions.row('shop').locator('.monaco-tl-twistie').click();
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
    await rm(join(polled.folder, 'code', 'orders-fixed'), { force: true });
    await workbench.setSettings({
      'dwell.connections': [
        { kind: 'local', name: 'Local' },
        { kind: 'endpoint', name: 'Moto', endpoint, region: 'us-east-1', testCredentials: true },
      ],
    });
    const functions = workbench.tree('Functions');
    await functions.row('Moto').waitFor({ timeout: patienceMs });
    await (await functions.openContextMenu('Local')).choose('Select Polled Queues and Streams…');
    await workbench.quickPick.choose('Moto');
    await functions.row(/Local.*polls Moto/).waitFor({ timeout: patienceMs });
    await polled.send('orders', '{ "id": 2, "poison": true }');
    await workbench.panelText(/Back in orders after \d attempt/, patienceMs);
    const text = await workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
    expect(text).toMatch(/Attempt 1[\s\S]*TypeError[\s\S]*receive 1 of 3[\s\S]*Attempt 3[\s\S]*Dead-letter queue/);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: dead.QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    expect(Attributes?.ApproximateNumberOfMessages).toBe('1');
  },
);
