import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GeneratedFolders } from '../../src/local/code/generatedFolders';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';

let scratch = '';

beforeEach(async () => {
  scratch = await makeTemporary('generated');
});

afterEach(() => removeTemporary(scratch));

async function make(name: string): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

test('of the bundles of a function the two newest stay, and what a process has loaded', async () => {
  const generated = new GeneratedFolders(scratch, (folder) => basename(folder) === 'bundle-2');
  const names = ['bundle-1', 'bundle-2', 'bundle-3', 'bundle-4', 'bundle-5'];
  for (const name of names) await generated.replace('orders', await make(name));
  await generated.replace('payments', await make('bundle-6'));
  expect([...names, 'bundle-6'].filter((name) => existsSync(join(scratch, name)))).toEqual([
    'bundle-2',
    'bundle-4',
    'bundle-5',
    'bundle-6',
  ]);
});

test('a folder of the user is never removed', async () => {
  const generated = new GeneratedFolders(join(scratch, 'made'), () => false);
  for (const name of ['src', 'src', 'lib', 'app', 'src']) await generated.replace('orders', await make(name));
  expect(['src', 'lib', 'app'].every((name) => existsSync(join(scratch, name)))).toBe(true);
});
