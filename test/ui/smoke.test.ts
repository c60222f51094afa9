import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open();
});

afterAll(async () => {
  await workbench?.close();
});

test('the side bar has the views Functions and Invocations', async () => {
  await workbench.openView('Lambda');
  await workbench.tree('Functions').waitUntilThere();
  await workbench.tree('Invocations').waitUntilThere();
  expect(await workbench.notifications()).toEqual([]);
});

test('Local lists the functions of the sample template', async () => {
  const functions = workbench.tree('Functions');
  await functions.expand('Local');
  await functions.row('always-fails').waitFor();
  expect(await functions.text()).toContain('always-fails');
});
