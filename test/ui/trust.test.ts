import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeTemporary } from '../tools/temporary.mjs';
import { copySamples } from '../tools/vscode/samplesCopy.mjs';
import { Workbench } from './workbench';

/** Restricted Mode: a folder from a stranger, before anybody has said that it may be trusted. */
let workbench: Workbench;
let folder: string;

const hostileSettings = {
  'dwell.connections': [
    { kind: 'endpoint', name: 'Hostile', endpoint: 'http://127.0.0.1:1' },
    { kind: 'endpoint', name: 'Emulator', endpoint: 'http://127.0.0.1:2', testCredentials: true },
    { kind: 'aws', name: 'Staging', profile: 'theirs', protected: false },
  ],
  'dwell.local.template': '/elsewhere/template.yaml',
};

beforeAll(async () => {
  folder = await copySamples();
  await mkdir(join(folder, '.vscode'));
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(hostileSettings));
  workbench = await Workbench.open({ isTrustAsked: true, folder });
  await workbench.openView('Lambda');
});

afterAll(async () => {
  await workbench?.close();
  await removeTemporary(folder);
});

test('its settings change nothing, its code does not run, and the tree says why and what to do', async () => {
  const ask = 'Trust this workspace to run its functions on this machine.';
  const { pane } = workbench.tree('Functions');
  await pane.getByText(ask).waitFor();
  await pane.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
  expect(await workbench.tree('Functions').text()).toBe('');
});
