import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { Workbench, waitFor } from './workbench';

/** The sample of a durable function: it waits for a person, survives what happens meanwhile, and ends. */
let workbench: Workbench;
let folder = '';

const patientMs = 60_000;

beforeAll(async () => {
  folder = await makeTemporary('durable');
  await cp(inProject('samples-durable'), folder, { recursive: true });
  workbench = await Workbench.open({ folder, settings: { 'dwell.local.timeScale': 60 } });
  await workbench.openView('Lambda');
});

afterAll(async () => {
  await workbench?.close();
  await removeTemporary(folder);
});

/** The local services of this folder, as the machine lists them. */
async function services(): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid] = /^\s*(\d+) .*local\.js/.exec(line) ?? [];
    return pid !== undefined && line.includes(folder) ? [Number(pid)] : [];
  });
}

test('an execution of the sample is followed until it waits for its approval', async () => {
  const functions = workbench.tree('Functions');
  await functions.row('order').waitFor({ timeout: patientMs });
  await functions.clickAction('order', 'Invoke as Event');
  const text = await workbench.panelText(/Waiting for a callback[\s\S]*approval/, patientMs);
  expect(text).toMatch(/order \$LATEST/);
  await functions.expand('order');
  await functions.expand('Executions');
  await functions.row(/running/).waitFor({ timeout: patientMs });
  await workbench
    .tree('Invocations')
    .row(/running/)
    .waitFor({ timeout: patientMs });
});

test('it still waits after a window reload, which ends the service, too', async () => {
  await workbench.reload();
  await workbench.tab('order').first().click({ timeout: patientMs });
  await workbench.panelText(/Waiting for a callback[\s\S]*approval/, patientMs);
});

test('a service that is killed starts again, and the callback is answered from the panel', async () => {
  const [pid] = await waitFor('the local service', async () => {
    const found = await services();
    return found.length === 1 ? found : undefined;
  });
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await waitFor('its end', async () => ((await services()).includes(pid ?? 0) ? undefined : true), patientMs);
  const frame = await workbench.panelFrame();
  await frame.getByRole('button', { name: 'Succeed…' }).first().click({ timeout: patientMs });
  const answer = workbench.editor(/^approval-/);
  await answer.tab.waitFor({ timeout: patientMs });
  await answer.setText('"approved"');
  await answer.lens('Send Result').click();
  const text = await workbench.panelText(/Succeeded after/, patientMs);
  expect(text).toContain('approved');
});

test('its end is in both trees', async () => {
  await workbench.openView('Lambda');
  const functions = workbench.tree('Functions');
  await functions.expand('order');
  await functions.expand('Executions');
  await functions.row(/succeeded/).waitFor({ timeout: patientMs });
  const invocation = workbench.tree('Invocations').row(/order/).first();
  await invocation.waitFor({ timeout: patientMs });
});
