import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Workbench, waitFor } from '../workbench';
import { DurableWorkspace } from './durableWorkspace';

/** An execution from its start to its end, over a service that is killed. */
let durable: DurableWorkspace;
let workbench: Workbench;

beforeAll(async () => {
  durable = await DurableWorkspace.open({ settings: { 'dwell.local.timeScale': 5 } });
  workbench = durable.workbench;
});

afterAll(async () => {
  await durable?.close();
});

test('the sample is invoked, and the panel of its execution says what it waits for', async () => {
  await workbench.tree('Functions').clickAction('order', 'Invoke as Event');
  const text = await workbench.panelText(/Waiting for a callback for[\s\S]*1 invocation/);
  expect(text).toMatch(/Callback\s*approval\s*· timeout in/);
  expect(text).toContain('Waits end 5 times faster than on AWS (dwell.local.timeScale).');
  expect(await workbench.tabs()).toEqual([expect.stringMatching(/^order [0-9a-f]{8}$/)]);
});

test('the execution is listed under its function, and is what the invocation’s row says', async () => {
  const functions = workbench.tree('Functions');
  await functions.expand('order');
  await functions.expand('Executions');
  await functions.row(/· running/).waitFor();
  await workbench
    .tree('Invocations')
    .row(/· running/)
    .waitFor();
});

test('its invocation leads to the trace, and the run in the trace back to the execution', async () => {
  const row = async (name: RegExp) => (await workbench.panelFrame()).getByRole('row', { name }).first().click();
  await row(/^Invocation 1/);
  await durable.press('Open Trace');
  await workbench.panelText(/segments?, \d+ subsegments?/);
  await row(/^order/);
  await durable.press('Open Execution');
  await workbench.panelText(/Waiting for a callback for[\s\S]*approval/);
});

test('the service is killed, and another one goes on with the execution', async () => {
  const [killed = 0] = await waitFor('a single service', async () => {
    const services = await durable.services();
    return services.length === 1 ? services : undefined;
  });
  process.kill(killed, 'SIGKILL');
  const [next] = await waitFor('another service', async () => {
    const services = await durable.services();
    return services.length > 0 && !services.includes(killed) ? services : undefined;
  });
  expect(next).not.toBe(killed);
  await workbench.panelText(/Waiting for a callback for[\s\S]*approval/);
});

test('the callback is answered from the panel, and the execution ends', async () => {
  await durable.answer('"granted by Ada"');
  const text = await workbench.panelText(/Succeeded after/);
  expect(text).toMatch(/Result[\s\S]*granted by Ada/);
  for (const name of ['pay', 'ship']) expect(text).toContain(name);
  await workbench.openView('Lambda');
  await workbench
    .tree('Invocations')
    .row(/· succeeded\s*order/)
    .waitFor();
});
