import { expect, test } from 'vitest';
import { findSource, sourceOverrides } from '../../src/workspace/handlers/mappedSources';
import { filesOf } from './readTexts';

const files = filesOf({ '/shop/lambda/totals.ts': '', '/shop/lambda/lib/rates.ts': '', '/shop/src/index.ts': '' });
const search = { files, roots: ['/shop', '/shop/lambda'] };

function overridesOf(path: string, sources: unknown, more: object = {}) {
  return sourceOverrides({ path, text: JSON.stringify({ version: 3, sources, ...more }) }, search);
}

test('sources that are where the map says need no override', async () => {
  expect(await overridesOf('/shop/cdk.out/asset.a/index.js.map', ['../../lambda/totals.ts'])).toEqual({});
});

test("what a container's build calls /asset-input is the folder of the project", async () => {
  const sources = [
    '../node_modules/uuid/index.js',
    '../asset-input/lambda/lib/rates.ts',
    '../asset-input/lambda/totals.ts',
  ];
  expect(await overridesOf('/shop/cdk.out/asset.a/index.js.map', sources)).toEqual({ '../asset-input/*': '/shop/*' });
});

test('a temporary folder of sam build is the folder of the code', async () => {
  const sources = ['../../../../tmp/tmpq1/lib/rates.ts', '../../../../tmp/tmpq1/totals.ts'];
  expect(await overridesOf('/shop/.aws-sam/build/Totals/totals.js.map', sources)).toEqual({
    '../../../../tmp/tmpq1/*': '/shop/lambda/*',
  });
});

test("webpack's scheme and a source root are parts of the pattern", async () => {
  expect(await overridesOf('/shop/dist/index.js.map', ['webpack://shop/./src/index.ts'])).toEqual({
    'webpack://shop/./*': '/shop/*',
  });
  expect(await overridesOf('/shop/dist/index.js.map', ['src/index.ts'], { sourceRoot: '/ci/build' })).toEqual({
    '/ci/build/*': '/shop/*',
  });
});

test.each([undefined, [], [7, null], ['../gone/nowhere.ts'], ['a*b/totals.ts']].map((sources) => ({ sources })))(
  'nothing is guessed from %j',
  async ({ sources }) => {
    expect(await overridesOf('/shop/dist/index.js.map', sources)).toEqual({});
  },
);

test('one source is found as the map says, else by the longest end of its path', async () => {
  const map = '/shop/cdk.out/asset.a/index.js.map';
  const found = [
    '../../lambda/totals.ts',
    '../asset-input/lambda/totals.ts',
    'file:///shop/src/index.ts',
    '/tmp/tmp1/totals.ts',
    'gone.ts',
  ].map((source) => findSource(map, source, search));
  expect(await Promise.all(found)).toEqual([
    '/shop/lambda/totals.ts',
    '/shop/lambda/totals.ts',
    '/shop/src/index.ts',
    '/shop/lambda/totals.ts',
    undefined,
  ]);
});
