import { expect, test } from 'vitest';
import { localRunOfTrace } from '../../src/invocations/localRunOfTrace';

const remedy = { kind: 'run', command: 'npm install', folder: '/shop' };

function segment(dwell: object): string {
  return JSON.stringify({ id: 'a', name: 'orders', metadata: { dwell } });
}

test('the segment of the function says why an event could not run, and what helps', () => {
  const documents = ['{', segment({ code: 'app.js' }), segment({ code: 'app.js', explanation: 'No package.', remedy })];
  expect(localRunOfTrace(documents)).toEqual({
    runtime: undefined,
    code: 'app.js',
    explanation: 'No package.',
    remedy,
  });
});

test.each([
  ['no explanation', { remedy }],
  ['a package that is none of the SDK', { explanation: 'x', remedy: { kind: 'sdk', packageName: 'left-pad; rm' } }],
  ['an unknown remedy', { explanation: 'x', remedy: { kind: 'shell', command: 'rm' } }],
])('%s is no remedy', (_, dwell) => {
  expect(localRunOfTrace([segment(dwell)])).toBe(undefined);
});
