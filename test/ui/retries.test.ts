import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workbench, waitFor } from './workbench';

/** An event on Local whose retries are ten minutes away, and the panel's buttons that bring them nearer. */
let workbench: Workbench;

const patientMs = 60_000;

beforeAll(async () => {
  workbench = await Workbench.open({ settings: { 'dwell.local.retryDelays': [600, 600] } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').row('always-fails').waitFor({ timeout: patientMs });
});

afterAll(async () => {
  await workbench?.close();
});

async function press(name: string): Promise<void> {
  await (await workbench.panelFrame()).getByRole('button', { name, exact: true }).click({ timeout: patientMs });
}

test('Retry now starts the next attempt; Use 5 s and 10 s shortens its wait, and those of the workspace', async () => {
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText(/Attempt 1 failed, waiting for attempt 2[\s\S]*Retry delays\s*10 and 10 min/, patientMs);
  await press('Retry now');
  await workbench.panelText('Attempt 2 failed, waiting for attempt 3', patientMs);
  await press('Use 5 s and 10 s');
  await workbench.panelText('Failed after 3 attempts', patientMs);
  const settings = join(workbench.folder, '.vscode', 'settings.json');
  const saved = await waitFor('the setting of the workspace', async () => {
    const text = await readFile(settings, 'utf8').catch(() => '');
    return text.includes('dwell.local.retryDelays') ? text : undefined;
  });
  expect(JSON.parse(saved)).toMatchObject({ 'dwell.local.retryDelays': [5, 10] });
});
