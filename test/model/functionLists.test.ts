import { expect, it } from 'vitest';
import { findFunctions, matchedLetters } from '../../src/model/function/findFunctions';
import { describeFilter, type FunctionFilter, parseFilter, stackTag } from '../../src/model/function/functionFilter';
import type { LambdaFunction } from '../../src/model/function/functions';
import { groupFunctions, parseGrouping } from '../../src/model/function/groupFunctions';
import { mergeSorted } from '../../src/model/function/mergeSorted';
import { checkout } from './makeInvocation';

function lambda(name: string, change: Partial<LambdaFunction> = {}): LambdaFunction {
  return { ...checkout, name, arn: `arn:${name}`, ...change };
}

const functions = [
  lambda('checkout-api', { runtime: 'nodejs22.x', tracing: 'Active' }),
  lambda('checkout-worker', { runtime: 'python3.13', tracing: 'PassThrough' }),
  lambda('image-resizer', { runtime: undefined, tracing: 'PassThrough' }),
  lambda('orders-checker', { runtime: 'nodejs22.x', tracing: 'PassThrough' }),
];
const tags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'arn:checkout-api': { team: 'shop', [stackTag]: 'shop-prod' },
  'arn:checkout-worker': { team: 'shop', [stackTag]: 'shop-prod' },
  'arn:orders-checker': { team: 'orders' },
};
const tagsOf = ({ arn }: LambdaFunction) => tags[arn];

const filters: readonly (readonly [FunctionFilter, string, readonly string[]])[] = [
  [{}, '', ['checkout-api', 'checkout-worker', 'image-resizer', 'orders-checker']],
  [{ name: 'chkapi' }, '“chkapi”', ['checkout-api']],
  [{ name: 'checkout' }, '“checkout”', ['checkout-api', 'checkout-worker']],
  [{ runtime: 'nodejs22.x' }, 'nodejs22.x', ['checkout-api', 'orders-checker']],
  [{ runtime: '' }, 'container images', ['image-resizer']],
  [{ tracing: 'Active' }, 'active tracing', ['checkout-api']],
  [{ stack: 'shop-prod' }, 'stack shop-prod', ['checkout-api', 'checkout-worker']],
  [{ tag: { key: 'team', value: undefined } }, 'tag team', ['checkout-api', 'checkout-worker', 'orders-checker']],
  [{ tag: { key: 'team', value: 'orders' } }, 'tag team=orders', ['orders-checker']],
  [
    { name: 'check', runtime: 'nodejs22.x', tag: { key: 'team', value: 'shop' } },
    '“check” · nodejs22.x · tag team=shop',
    ['checkout-api'],
  ],
];

it.each(filters)('%j', (filter, words, names) => {
  expect(describeFilter(filter)).toBe(words);
  expect(findFunctions(functions, filter, tagsOf).map(({ name }) => name)).toEqual(names);
  expect(parseFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
});

it('a name that contains the text leaves no room for scattered letters', () => {
  const regions = ['prod-orders-archive', 'prod-oldorders-api-retry', 'preprod-orders-api-relay', 'PROD-ORDERS-AR'];
  const find = (name: string) =>
    findFunctions(
      regions.map((one) => lambda(one)),
      { name },
      tagsOf,
    ).map((one) => one.name);
  expect(find('prod-orders-ar').toSorted()).toEqual(['PROD-ORDERS-AR', 'prod-orders-archive']);
  expect(find('prodordersret')).toEqual(['prod-oldorders-api-retry']);
  expect(find('nobody')).toEqual([]);
});

it('what was kept and is no filter is none', () => {
  expect([{ name: '' }, { color: 'red' }, 'checkout', null].map(parseFilter)).toEqual([{}, {}, {}, {}]);
  expect([{ by: 'tag' }, { by: 'size' }, 3].map(parseGrouping)).toEqual([
    { by: 'none' },
    { by: 'none' },
    { by: 'none' },
  ]);
});

it('says where the letters stand', () => {
  expect(matchedLetters('chapi', 'checkout-api')).toEqual([
    [0, 2],
    [9, 12],
  ]);
  expect(matchedLetters('-ap', 'a-p-api')).toEqual([[3, 6]]);
  expect(matchedLetters('xyz', 'checkout-api')).toEqual([]);
});

it('groups by name, those without one last', () => {
  const groups = (grouping: Parameters<typeof groupFunctions>[1]) =>
    groupFunctions(functions, grouping, tagsOf).map(
      ({ name, functions: members }) => `${name ?? '-'}: ${members.map((one) => one.name).join(' ')}`,
    );
  expect(groups({ by: 'runtime' })).toEqual([
    'nodejs22.x: checkout-api orders-checker',
    'python3.13: checkout-worker',
    '-: image-resizer',
  ]);
  expect(groups({ by: 'stack' })).toEqual([
    'shop-prod: checkout-api checkout-worker',
    '-: image-resizer orders-checker',
  ]);
  expect(groups({ by: 'tag', key: 'team' })).toEqual([
    'orders: orders-checker',
    'shop: checkout-api checkout-worker',
    '-: image-resizer',
  ]);
});

it('merges a page into a list in order', () => {
  const compare = (a: number, b: number) => a - b;
  expect(mergeSorted([], [3, 1, 2], compare)).toEqual([1, 2, 3]);
  expect(mergeSorted([1, 4, 6], [5, 0, 7, 4], compare)).toEqual([0, 1, 4, 4, 5, 6, 7]);
  expect(mergeSorted([1, 2], [], compare)).toEqual([1, 2]);
});
