import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compareCode } from '../../src/editor/pair/compareCode';

const bytes = new TextEncoder().encode('an archive');
const codeSha256 = createHash('sha256').update(bytes).digest('base64');
const zip = { code: { kind: 'zip', path: '/project/dist/orders.zip' } } as const;
const read = async () => bytes;

test('code differs from what is deployed by the checksum of a declared archive', async () => {
  expect(await compareCode(zip, { codeSha256 }, read)).toBe('same');
  expect(await compareCode(zip, { codeSha256: 'another' }, read)).toBe('different');
});

test('where it cannot be known, nothing is said', async () => {
  const folder = { code: { kind: 'folder', path: '/project/src', built: '/project/.aws-sam/build/Orders' } } as const;
  expect(await compareCode(folder, { codeSha256 }, read)).toBeUndefined();
  expect(await compareCode(zip, { codeSha256: undefined }, read)).toBeUndefined();
  expect(await compareCode(zip, { codeSha256: '' }, read)).toBeUndefined();
  expect(await compareCode(zip, { codeSha256 }, () => Promise.reject(new Error('ENOENT')))).toBeUndefined();
});
