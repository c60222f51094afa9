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

test('its settings change nothing, its code does not run, and the tree shows what is there', async () => {
  const tree = workbench.tree('Functions');
  await tree.expand('Local');
  await tree.row('greet-python').waitFor();
  const rows = (await tree.text()).split('\n').map((row) => row.trim());
  expect(rows).toEqual(
    expect.arrayContaining(['hello nodejs22.x · index.handler', 'greet-python python3.13 · app.handler']),
  );
  expect(rows.length).toBe(12);
});
