import { describe, expect, it } from 'vitest';
import type { WaterfallRow } from '../../src/trace/rows/waterfallRow';
import { collapsedRows } from '../../src/webview/waterfall/grid/collapsedRows';
import { gridAction } from '../../src/webview/waterfall/grid/gridAction';
import { rowPlaces } from '../../src/webview/waterfall/grid/rowPlaces';

function row(
  id: string,
  parentId: string | undefined,
  level: number,
  change: Partial<WaterfallRow> = {},
): WaterfallRow {
  return {
    id,
    parentId,
    level,
    hasChildren: false,
    kind: 'subsegment',
    name: id,
    detail: undefined,
    isDetailBelow: false,
    startMs: 0,
    endMs: 1,
    isRunning: false,
    state: 'ok',
    criticalMs: 0,
    selfMs: () => 0,
    spoken: undefined,
    node: undefined,
    ...change,
  };
}

// a ─ b ─ c (failed)
//   └ d ─ e
const rows = [
  row('a', undefined, 1, { hasChildren: true }),
  row('b', 'a', 2, { hasChildren: true }),
  row('c', 'b', 3, { state: 'fault' }),
  row('d', 'a', 2, { hasChildren: true }),
  row('e', 'd', 3, { criticalMs: 1 }),
];

function press(key: string, index: number, more: { collapsed?: string[]; ctrlKey?: boolean; altKey?: boolean } = {}) {
  const { collapsed = [], ctrlKey = false, altKey = false } = more;
  const event = { key, ctrlKey, altKey, metaKey: false, shiftKey: false };
  return gridAction(event, { rows, index, collapsed: new Set(collapsed), pageSize: 3 });
}

describe('keys of the waterfall', () => {
  it.each([
    ['ArrowDown', 0, { kind: 'move', index: 1 }],
    ['ArrowDown', 4, { kind: 'move', index: 4 }],
    ['ArrowUp', 0, { kind: 'move', index: 0 }],
    ['PageDown', 1, { kind: 'move', index: 4 }],
    ['End', 0, { kind: 'move', index: 4 }],
    ['ArrowRight', 1, { kind: 'move', index: 2 }],
    ['ArrowLeft', 1, { kind: 'close', ids: ['b'] }],
    ['ArrowLeft', 2, { kind: 'move', index: 1 }],
    ['*', 1, { kind: 'open', ids: ['b', 'd'] }],
    ['e', 0, { kind: 'move', index: 2 }],
    ['E', 4, { kind: 'move', index: 2 }],
    ['c', 0, { kind: 'move', index: 4 }],
    ['Enter', 0, { kind: 'details' }],
    [' ', 0, { kind: 'toggleSelection' }],
    ['x', 0, undefined],
  ] as const)('%s on row %i', (key, index, action) => {
    expect(press(key, index)).toEqual(action);
  });

  it('a closed row opens and then goes to its first child', () => {
    expect(press('ArrowRight', 1, { collapsed: ['b'] })).toEqual({ kind: 'open', ids: ['b'] });
    expect(press('ArrowLeft', 1, { collapsed: ['b'] })).toEqual({ kind: 'move', index: 0 });
  });

  it('leaves keys with modifiers to VS Code, but for those of a grid', () => {
    expect(press('ArrowLeft', 2, { altKey: true })).toBeUndefined();
    expect(press('e', 2, { ctrlKey: true })).toBeUndefined();
    expect(press('Enter', 2, { ctrlKey: true })).toEqual({ kind: 'source' });
    expect(press('End', 0, { ctrlKey: true })).toEqual({ kind: 'move', index: 4 });
  });
});

it('places count all siblings, also those that are hidden', () => {
  const placesOf = (visible: typeof rows) => visible.map((_, index) => rowPlaces(rows, visible)(index));
  expect(placesOf(rows).map(({ position, size }) => `${position}/${size}`)).toEqual([
    '1/1',
    '1/2',
    '1/1',
    '2/2',
    '1/1',
  ]);
  expect(placesOf(rows.slice(3, 4))).toEqual([{ position: 2, size: 2 }]);
});

describe('which rows are closed', () => {
  const none = { closedRows: [], openedRows: [] };
  const many = [
    row('root', undefined, 1, { hasChildren: true }),
    row('function', 'root', 2, { hasChildren: true }),
    ...Array.from({ length: 100 }, (_, index) => [
      row(`group ${index}`, 'function', 3, { hasChildren: true }),
      row(`call ${index}`, `group ${index}`, 4, { state: index === 7 ? 'error' : 'ok' }),
    ]).flat(),
  ];

  it('a short trace is open', () => {
    expect(collapsedRows(rows, new Map(), none).size).toBe(0);
  });

  it('a long one is open to its third level and to every error', () => {
    const collapsed = collapsedRows(many, new Map(), none);
    expect(collapsed.size).toBe(99);
    expect(collapsed.has('group 7')).toBe(false);
  });

  it('the reader wins', () => {
    const collapsed = collapsedRows(many, new Map(), { closedRows: ['group 7'], openedRows: ['group 1'] });
    expect([collapsed.has('group 7'), collapsed.has('group 1')]).toEqual([true, false]);
  });
});
