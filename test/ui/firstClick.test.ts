import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { Workbench, waitFor } from './workbench';

/** A project nobody has made payloads for: the first click on ▷ sends what its functions can read. */
let workbench: Workbench;
let folder: string;

const template = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { Runtime: nodejs22.x, Timeout: 5 }
Resources:
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1 } }
  ReadsClicks:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: reads-clicks
      CodeUri: src/
      Handler: index.clicks
      Events:
        Stream: { Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST } }
  ServesOrders:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: serves-orders
      CodeUri: src/
      Handler: index.orders
      Events:
        Get: { Type: HttpApi, Properties: { Path: "/orders/{orderId}", Method: get } }
  HearsOrders:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: hears-orders
      CodeUri: src/
      Handler: index.heard
      Events:
        Placed: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] } } }
  Nobody:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: called-by-nobody, CodeUri: src/, Handler: index.nobody }
`;

const code = `
export const clicks = async ({ Records }) => 'read ' + Records.map(({ kinesis }) => kinesis.partitionKey).join();
export const orders = async ({ requestContext: { http } }) => ({ statusCode: 200, body: http.method + ' ' + http.path });
export const heard = async (event) => 'heard ' + event['detail-type'] + ' from ' + event.source;
export const nobody = async ({ user }) => 'hello ' + user.name;
`;

beforeAll(async () => {
  folder = await makeTemporary('first-click');
  await mkdir(join(folder, 'src'));
  await mkdir(join(folder, 'events'));
  await writeFile(join(folder, 'template.yaml'), template);
  await writeFile(join(folder, 'src', 'index.mjs'), code);
  workbench = await Workbench.open({ folder, viewport: { width: 1280, height: 900 } });
  await workbench.openView('Lambda');
});

afterAll(async () => {
  await workbench?.close();
  await removeTemporary(folder);
});

async function invoke(functionName: string): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.tree('Functions').clickAction(functionName, 'Invoke Synchronously');
}

test('at 280 pixels the buttons of a row leave its name whole', async () => {
  const box = await workbench.page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  await workbench.page.mouse.move(box.x + box.width, 300);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(box.x + 280, 300, { steps: 5 });
  await workbench.page.mouse.up();
  const row = workbench.tree('Functions').row('called-by-nobody');
  await row.hover();
  const name = await row.locator('.label-name').boundingBox();
  const buttons = await row.locator('.actions').boundingBox();
  if (name === null || buttons === null) throw new Error('There is no name, or there are no buttons.');
  expect(name.x + name.width).toBeLessThanOrEqual(buttons.x);
});

test.each([
  ['reads-clicks', 'Use a sample Kinesis event', /read [\w-]+/],
  ['serves-orders', 'Use a sample API Gateway event', /GET \/orders\/o-1001/],
  ['hears-orders', 'Use a sample EventBridge event', /heard OrderPlaced from shop\.orders/],
])('%s: the event of its trigger is offered once, then sent', async (functionName, offer, wanted) => {
  await invoke(functionName);
  // The palette that closed the editors may still be there.
  const offered = await waitFor('the offer', async () => {
    const items = await workbench.quickPick.items();
    return items[0]?.includes(offer) === true ? items : undefined;
  });
  expect(offered.join('\n')).toContain('Send an empty payload');
  await workbench.quickPick.choose(offer);
  await workbench.panelText(/Succeeded/);
  await workbench.panelText(wanted);
  const invocations = workbench.tree('Invocations');
  const before = await invocations.rows.count();
  await invoke(functionName);
  await waitFor('the second invocation', async () => ((await invocations.rows.count()) > before ? true : undefined));
  await workbench.panelText(wanted);
});

test('a function without triggers is sent {}, and its failure says so', async () => {
  await invoke('called-by-nobody');
  const failed = await workbench.panelText(/Failed[\s\S]*The payload was/);
  expect(failed).toMatch(/The payload was \{\}: this function has no payload yet\./);
  await (await workbench.panelFrame()).getByRole('button', { name: 'Use a sample event…' }).waitFor();
});

test('an empty payload is remembered, and its failure offers the event of the trigger', async () => {
  await writeFile(join(folder, 'template.yaml'), template.replaceAll('reads-clicks', 'reads-more'));
  await workbench.tree('Functions').clickTitleAction('Refresh');
  await workbench.tree('Functions').row('reads-more').waitFor();
  await invoke('reads-more');
  await workbench.quickPick.choose('Send an empty payload');
  await workbench.panelText(/Failed[\s\S]*The payload was \{\}/);
  await invoke('reads-more');
  await workbench.panelText(/Failed[\s\S]*The payload was \{\}/);
  await (await workbench.panelFrame()).getByRole('button', { name: 'Use a sample Kinesis event' }).click();
  await workbench.panelText(/Succeeded/);
  await workbench.tab('kinesis-records.json').waitFor();
});

test('files in events/ beside the template are offered, and are payloads of whoever takes them', async () => {
  await writeFile(join(folder, 'events', 'event.json'), '{ "user": { "name": "Ada" } }');
  await workbench.runCommand('View: Close All Editors');
  const menu = await workbench.tree('Functions').openContextMenu('called-by-nobody');
  await menu.choose('Open Payload');
  const offered = await workbench.quickPick.items();
  expect(offered.join('\n')).toContain('events/event.json');
  expect(offered.join('\n')).not.toContain('scratch');
  await workbench.quickPick.choose('event');
  await workbench.editor('event.json').lens('function: called-by-nobody').waitFor();
});

test('keys: a payload is invoked, invoked as an event, invoked again, and the last one shown', async () => {
  const payload = workbench.editor('event.json');
  const { keyboard } = workbench.page;
  await payload.focus();
  await keyboard.press('ControlOrMeta+Enter');
  await workbench.panelText(/Succeeded[\s\S]*hello Ada/);
  await payload.focus();
  await keyboard.press('ControlOrMeta+Shift+Enter');
  await workbench.panelText(/Succeeded[\s\S]*202 in/);
  // As many as the view has, drawn or not.
  const count = async () => Number(await workbench.tree('Invocations').rows.first().getAttribute('aria-setsize'));
  const before = await count();
  await payload.focus();
  await keyboard.press('ControlOrMeta+K');
  await keyboard.press('ControlOrMeta+Enter');
  await waitFor('one more invocation', async () => ((await count()) > before ? true : undefined));
  await workbench.runCommand('View: Close All Editors');
  await keyboard.press('ControlOrMeta+K');
  await keyboard.press('l');
  await workbench.panelText(/called-by-nobody[\s\S]*Succeeded/);
});
