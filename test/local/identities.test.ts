import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Identities } from '../../src/local/identities';
import { readOptions } from '../../src/local/options';
import type { DeclaredFunction } from '../../src/model/function/declaredFunction';
import { plainFunction } from '../../src/workspace/projects/plainFunction';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';

let root: string;

beforeAll(async () => {
  root = await makeTemporary('identities');
  await mkdir(join(root, 'shop', 'mail'), { recursive: true });
  await writeFile(join(root, 'all.env'), 'STAGE=dev\nNAME=all\n');
  await writeFile(join(root, 'mail.env'), 'NAME=mail\n');
});

afterAll(() => removeTemporary(root));

function functionIn(folder: string): DeclaredFunction {
  const file = join(root, folder, 'template.yaml');
  return plainFunction({
    project: { kind: 'sam', folder: join(root, folder), file },
    name: 'f',
    logicalId: 'F',
    templatePath: file,
    code: { kind: 'folder', path: join(root, folder), built: undefined },
    codeUri: join(root, folder),
  });
}

async function identitiesOf(...args: readonly string[]): Promise<Identities> {
  const read = readOptions(['--folder', 'shop', '--folder', 'shop/mail', ...args], root);
  if (read.kind !== 'run') throw new Error(read.kind === 'wrong' ? read.message : read.kind);
  return Identities.read(read.options);
}

test('no account, no endpoint, and no variables unless they are chosen', async () => {
  const identities = await identitiesOf();
  expect(identities.of(functionIn('shop'))).toEqual({ profile: undefined, endpoint: undefined, variables: {} });
  expect(identities.environmentOf(functionIn('shop'))).toEqual({});
});

test('what is chosen for a folder counts for its projects alone', async () => {
  const mail = ['--profile', 'shop/mail=mailer', '--endpoint', 'shop/mail=http://localhost:4566'];
  const files = ['--env-file', 'shop/mail=mail.env', '--env-file', 'all.env'];
  const identities = await identitiesOf('--profile', 'dev', ...mail, ...files);
  expect(identities.of(functionIn('shop/orders'))).toMatchObject({ profile: 'dev', endpoint: undefined });
  expect(identities.of(functionIn('shop/mail'))).toMatchObject({
    profile: 'mailer',
    endpoint: 'http://localhost:4566',
  });
  expect(identities.environmentOf(functionIn('shop/orders'))).toEqual({ STAGE: 'dev', NAME: 'all' });
  expect(identities.environmentOf(functionIn('shop/mail/inner'))).toEqual({ STAGE: 'dev', NAME: 'mail' });
});

test('a project below a folder that is served has a choice of its own, which can be none', async () => {
  const orders = join(root, 'shop', 'orders');
  const identities = await identitiesOf('--profile', 'dev', '--profile', `${orders}=`, '--endpoint', `${orders}=`);
  expect(identities.of(functionIn('shop/orders/inner'))).toMatchObject({ profile: undefined, endpoint: undefined });
  expect(identities.of(functionIn('shop/mail'))).toMatchObject({ profile: 'dev' });
});

test('an equals sign in a value is part of it', async () => {
  const identities = await identitiesOf('--endpoint', 'http://localhost:4566/?a=b');
  expect(identities.of(functionIn('shop')).endpoint).toBe('http://localhost:4566/?a=b');
});

test('an endpoint has to be an address', () => {
  expect(readOptions(['--folder', '.', '--endpoint', 'localhost'], root)).toEqual({
    kind: 'wrong',
    message: '--endpoint must be a URL, such as http://localhost:4566.',
  });
});
