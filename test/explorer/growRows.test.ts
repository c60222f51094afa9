import { expect, it } from 'vitest';
import { growRows } from '../../src/explorer/growRows';

/** Rows as text, headings in dashes: `-- Prod --`. */
const traits = { keyOf: (row: string) => row.trim(), isHeading: (row: string) => row.startsWith('--') };

function grow(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce<readonly string[]>((shown, rows) => growRows(shown, rows, traits), []);
}

it('a first list is shown as it is, without empty headings', () => {
  expect(grow(['-- recent --', 'pay', '-- Prod --', 'audit', '-- Dev --'])).toEqual([
    '-- recent --',
    'pay',
    '-- Prod --',
    'audit',
  ]);
});

it('a list that comes late goes below, whatever its place', () => {
  const recent = ['-- recent --', 'pay'];
  const prod = ['-- Prod --', 'audit', 'orders'];
  const dev = ['-- Dev --', 'always-fails'];
  expect(grow(recent, [...recent, ...dev], [...recent, ...prod, ...dev])).toEqual([
    '-- recent --',
    'pay',
    '-- Dev --',
    'always-fails',
    '-- Prod --',
    'audit',
    'orders',
  ]);
});

it('later pages of a list go below what is shown, under its heading again', () => {
  const first = ['-- Prod --', 'billing', 'orders'];
  expect(grow(first, ['-- Prod --', 'audit', 'billing', 'checkout', 'orders'])).toEqual([
    ...first,
    'audit',
    'checkout',
  ]);
  expect(
    grow([...first, '-- Dev --', 'x'], ['-- Prod --', 'audit', 'billing', 'orders', '-- Dev --', 'w', 'x']),
  ).toEqual([...first, '-- Dev --', 'x', '-- Prod --', 'audit', '-- Dev --', 'w']);
});

it('no row is shown twice, moved or taken away', () => {
  expect(grow(['-- recent --', 'pay'], ['-- Prod --', 'audit', 'pay', 'pay'], ['-- Prod --'])).toEqual([
    '-- recent --',
    'pay',
    '-- Prod --',
    'audit',
  ]);
  expect(grow(['a', 'b'], ['c', 'b', 'a'])).toEqual(['a', 'b', 'c']);
});
