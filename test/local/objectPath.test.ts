import { expect, test } from 'vitest';
import { keyOfPath, pathOfKey } from '../../src/local/sources/buckets/objectPath';

test.each([
  ['orders/2026/1.json', ['orders', '2026', '1.json']],
  ['folder/', ['folder', '%']],
  ['a//b', ['a', '%', 'b']],
  ['../../etc/passwd', ['%2E%2E', '%2E%2E', 'etc', 'passwd']],
  ['./a', ['%2E', 'a']],
  ['100%', ['100%25']],
  ['a\0b\\c:d', ['a%00b%5Cc%3Ad']],
  ['ends with.', ['ends with%2E']],
  ['naïve é🧯.txt', ['naïve é🧯.txt']],
])('%j is a file below the folder of its bucket, and its key is found again', (key, path) => {
  expect(pathOfKey(key)).toEqual(path);
  expect(keyOfPath(path)).toBe(key);
});

test('a part that is too long for a file name has none', () => {
  expect(pathOfKey(`a/${'é'.repeat(128)}`)).toBeUndefined();
});
