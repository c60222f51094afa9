import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workbench, waitFor } from './workbench';

/** The reason for Dwell: an event that fails, backs off and fails again, watched while it happens. */
let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ settings: { 'dwell.local.retryDelays': [3, 4] } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').row('always-fails').waitFor();
});

afterAll(async () => {
  await workbench?.close();
});

test('dwell time, three attempts, both back-offs and the end arrive one after another', async () => {
  await workbench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('always-fails');
  const frame = await workbench.panelFrame();
  await frame.getByRole('button', { name: 'Steps', exact: true }).click();
  // Watches the list from the inside: what is added between two looks from here would go unnoticed.
  await frame.evaluate(() => {
    const names = new Set<string>();
    const look = (): void => {
      for (const step of document.querySelectorAll('ol li'))
        names.add((step.textContent ?? '').match(/Attempt \d|Back-off|Dwell time|Dropped/)?.[0] ?? '');
      const headline = document.querySelector('h1')?.textContent ?? '';
      if (/^Attempt \d failed, waiting for attempt \d$/.test(headline))
        document.documentElement.dataset.waited = headline;
      document.documentElement.dataset.seen = JSON.stringify([...names]);
    };
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const busy = workbench.tree('Functions').row(/always-fails.*running for \d+ s/);
  await busy.waitFor();
  const text = await workbench.panelText('Failed after 3 attempts');
  await busy.waitFor({ state: 'detached' });
  const seen: string[] = JSON.parse((await frame.evaluate(() => document.documentElement.dataset.seen)) ?? '[]');
  expect(seen.filter(Boolean)).toEqual(['Dwell time', 'Attempt 1', 'Back-off', 'Attempt 2', 'Attempt 3', 'Dropped']);
  expect(await frame.evaluate(() => document.documentElement.dataset.waited)).toMatch(
    /^Attempt \d failed, waiting for attempt \d$/,
  );
  const steps = text.slice(text.indexOf('Sent'));
  expect(steps).toMatch(
    /Accepted[\s\S]*Dwell time[\s\S]*Attempt 1[\s\S]*Back-off[\s\S]*Attempt 2[\s\S]*Back-off[\s\S]*Attempt 3[\s\S]*Dropped/,
  );
});

test('the history has the event with its attempts', async () => {
  const invocations = workbench.tree('Invocations');
  await invocations.row(/failed ×3/).waitFor();
  await invocations.expand(/always-fails/);
  await invocations.row('Attempt 3').waitFor();
  expect((await invocations.text()).replace(/[\d.]+ m?s/g, 'time').replace(/\d\d:\d\d/, '02:07')).toBe(
    [
      '02:07 · failed ×3 always-fails · time',
      '  Attempt 1 time · TypeError',
      '  Attempt 2 time · TypeError',
      '  Attempt 3 time · TypeError',
    ].join('\n'),
  );
});

test('the waterfall has every attempt and both back-offs', async () => {
  const rows = await (await workbench.panelFrame()).getByRole('treegrid').getByRole('row').allInnerTexts();
  const names = rows.map((row) => row.trim().split(/\s{2,}|\n/)[0]);
  expect(names.filter((name) => /^(Dwell|Attempt|Back-off)/.test(name ?? ''))).toEqual([
    'Dwell time',
    'Attempt 1',
    'Back-off',
    'Attempt 2',
    'Back-off',
    'Attempt 3',
  ]);
});

test('a stack frame leads to the line that threw', async () => {
  const frame = await workbench.panelFrame();
  await frame
    .getByRole('treegrid')
    .getByRole('row', { name: /^Attempt 1/ })
    .click();
  await frame
    .getByRole('button', { name: /prices\.mjs/ })
    .first()
    .click();
  await workbench.tab('prices.mjs').waitFor();
});

test('the panel comes back after a window reload', async () => {
  await workbench.tab('always-fails').first().click();
  await workbench.panelText('Failed after 3 attempts');
  await workbench.reload();
  // A browser's VS Code saves every five seconds which tab is in front: it may be the one before.
  await workbench.tab('always-fails').first().click({ timeout: 60_000 });
  await workbench.panelText('Failed after 3 attempts', 60_000);
  await workbench.openView('Lambda');
  expect(await workbench.tree('Invocations').text()).toContain('failed ×3 always-fails');
});

test('an event that fails twice succeeds on the third attempt', async () => {
  await workbench.tree('Functions').expand('Local');
  await workbench.tree('Functions').clickAction('fails-twice', 'Invoke as Event');
  await workbench.panelText('Succeeded on attempt 3');
});

describe('an event whose retries are ten minutes away', () => {
  const patientMs = 60_000;
  let patient: Workbench | undefined;

  afterAll(async () => {
    await patient?.close();
  });

  test('is tried again at once, and within seconds here and in the workspace, by the buttons of the panel', async () => {
    const bench = await Workbench.open({ settings: { 'dwell.local.retryDelays': [600, 600] } });
    patient = bench;
    await bench.openView('Lambda');
    await bench.tree('Functions').row('always-fails').waitFor({ timeout: patientMs });
    const press = async (name: string) =>
      (await bench.panelFrame()).getByRole('button', { name, exact: true }).click({ timeout: patientMs });
    await bench.tree('Functions').clickAction('always-fails', 'Invoke as Event');
    await bench.panelText(/Attempt 1 failed, waiting for attempt 2[\s\S]*Retry delays\s*10 and 10 min/, patientMs);
    await press('Retry now');
    await bench.panelText('Attempt 2 failed, waiting for attempt 3', patientMs);
    await press('Use 5 s and 10 s');
    await bench.panelText('Failed after 3 attempts', patientMs);
    const settings = join(bench.folder, '.vscode', 'settings.json');
    const saved = await waitFor('the setting of the workspace', async () => {
      const text = await readFile(settings, 'utf8').catch(() => '');
      return text.includes('dwell.local.retryDelays') ? text : undefined;
    });
    expect(JSON.parse(saved)).toMatchObject({ 'dwell.local.retryDelays': [5, 10] });
  });
});
