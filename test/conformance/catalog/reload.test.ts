import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

let folder: string;
let service: RunningLocalService;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'dwell-reload-')));
  await cp(inProject('samples'), folder, { recursive: true });
  service = await startLocalService({ template: join(folder, 'template.yaml') });
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
}

test('a handler that was saved is what runs next, in Node.js and in Python', async () => {
  expect((await invoke(service, 'hello', {})).payload).toEqual({ message: 'Hello, world!' });
  await edit('functions/hello/index.mjs', (text) => text.replace("'world'", "'moon'"));
  expect((await invoke(service, 'hello', {})).payload).toEqual({ message: 'Hello, moon!' });
  expect((await invoke(service, 'greet-python', {})).payload).toMatchObject({ message: 'Hello, world!' });
  await edit('functions/greet-python/app.py', (text) => text.replace('"world"', '"moon"'));
  expect((await invoke(service, 'greet-python', {})).payload).toMatchObject({ message: 'Hello, moon!' });
});

test('a module that the handler imports counts too', async () => {
  const order = { items: [{ name: 'cocoa', quantity: 2 }] };
  expect((await invoke(service, 'always-fails', order)).functionError).toBe('Unhandled');
  await edit('functions/always-fails/prices.mjs', (text) => text.replace('coffee', 'cocoa'));
  expect((await invoke(service, 'always-fails', order)).payload).toEqual({ total: 1240 });
});

test('the template is read again', async () => {
  await edit('template.yaml', (text) =>
    text.replace('GREETING: Hello', 'GREETING: Moin').replaceAll('slow-report', 'renamed'),
  );
  expect((await invoke(service, 'hello', { name: 'Ada' })).payload).toEqual({ message: 'Moin, Ada!' });
  const { Functions } = await lambdaClient(service).send(new ListFunctionsCommand());
  expect(Functions?.map((one) => one.FunctionName)).toContain('renamed');
  expect(Functions?.map((one) => one.FunctionName)).not.toContain('slow-report');
});

test('a function outside the project finds the SDK that Lambda has', async () => {
  expect((await invoke(service, 'calls-hello', { name: 'Grace' })).functionError).toBeUndefined();
});
