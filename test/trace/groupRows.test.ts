import { expect, test } from 'vitest';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { failedRows } from '../../src/trace/rows/failedRows';
import { findRows, searchTextOf } from '../../src/trace/rows/findRows';
import { groupRows } from '../../src/trace/rows/groupRows';
import { visibleRows } from '../../src/trace/rows/visibleRows';
import type { WaterfallRow } from '../../src/trace/rows/waterfallRow';
import { makeRun, makeSegment, makeSubsegment } from './makeSegment';
import { rowTree } from './rowTree';

function put(index: number, more: Readonly<Record<string, unknown>> = {}) {
  const from = 10 + index * 10;
  return makeSubsegment({
    id: `put${index}`,
    name: 'DynamoDB',
    from,
    to: from + 2 + index,
    namespace: 'aws',
    aws: { operation: 'PutItem', table_name: 'orders' },
    ...more,
  });
}

function get(id: string, from: number) {
  return makeSubsegment({
    id,
    name: 'DynamoDB',
    from,
    to: from + 1,
    namespace: 'aws',
    aws: { operation: 'GetItem', table_name: 'orders' },
    annotations: { customer: `Ada ${id}` },
  });
}

function rowsOf(subsegments: readonly unknown[]): readonly WaterfallRow[] {
  return buildWaterfall(parseTrace([makeRun({ id: 'run', from: 0, to: 300, subsegments })])).rows;
}

const sevenPuts = [0, 1, 2, 3, 4, 5, 6].map((index) => put(index, index === 3 ? { error: true } : {}));

test('more than five equal siblings become one row with what there is to know of them', () => {
  const { rows, groups } = groupRows(rowsOf([...sevenPuts, get('g1', 200)]));
  expect(rowTree(rows)).toBe(
    [
      'v shop, function',
      '  v ! DynamoDB × 7, PutItem orders · 2 ms to 8 ms, median 5 ms · 1 failed',
      '      DynamoDB, PutItem orders',
      '      DynamoDB, PutItem orders',
      '      DynamoDB, PutItem orders',
      '      ! DynamoDB, PutItem orders',
      '      DynamoDB, PutItem orders',
      '      DynamoDB, PutItem orders',
      '      DynamoDB, PutItem orders',
      '    Not recorded, no subsegment: your code, or a call that is not instrumented',
      '    DynamoDB, GetItem orders',
      '    Not recorded, no subsegment: your code, or a call that is not instrumented',
    ].join('\n'),
  );
  const [group] = groups.values();
  expect([group?.slowestId, group?.failedIds]).toEqual(['put6', ['put3']]);
  expect(rows[1]?.spoken).toBe(
    '7 × DynamoDB, equal siblings, PutItem orders · 2 ms to 8 ms, median 5 ms · 1 failed, 68 ms together, starts at 10 ms, on the critical path',
  );
  expect(rowTree(visibleRows(rows, new Set(groups.keys())), new Set(groups.keys()))).toBe(
    [
      'v shop, function',
      '  > ! DynamoDB × 7, PutItem orders · 2 ms to 8 ms, median 5 ms · 1 failed',
      '    Not recorded, no subsegment: your code, or a call that is not instrumented',
      '    DynamoDB, GetItem orders',
      '    Not recorded, no subsegment: your code, or a call that is not instrumented',
    ].join('\n'),
  );
});

test('five are read as they are', () => {
  const rows = rowsOf(sevenPuts.slice(0, 5));
  expect(groupRows(rows).rows).toBe(rows);
});

test('equal siblings are grouped also where they alternate with others', () => {
  const calls = [0, 1, 2, 3, 4, 5].flatMap((index) => [put(index), get(`g${index}`, 15 + index * 10)]);
  const { rows, groups } = groupRows(rowsOf(calls));
  expect(groups.size).toBe(2);
  const grouped = rows.filter(({ kind }) => kind !== 'unaccounted');
  expect(rowTree(visibleRows(grouped, new Set(groups.keys())))).toBe(
    [
      'v shop, function',
      '  v DynamoDB × 6, PutItem orders · 2 ms to 7 ms, median 5 ms',
      '  v DynamoDB × 6, GetItem orders · 1 ms each',
    ].join('\n'),
  );
  expect(rows.filter(({ parentId }) => parentId !== undefined && groups.has(parentId))).toHaveLength(12);
});

test('the id of a group stays while the run grows', () => {
  const ids = (count: number) => [...groupRows(rowsOf(sevenPuts.slice(0, count))).groups.keys()];
  expect(ids(6)).toHaveLength(1);
  expect(ids(7)).toEqual(ids(6));
});

test('groups inside of groups, and rows below members, keep their places', () => {
  const batch = (index: number) =>
    makeSubsegment({
      id: `batch${index}`,
      name: 'batch',
      from: index * 40,
      to: index * 40 + 39,
      subsegments: Array.from({ length: 6 }, (_, call) => get(`b${index}c${call}`, index * 40 + call * 2)),
    });
  const { rows, groups } = groupRows(rowsOf(Array.from({ length: 6 }, (_, index) => batch(index))));
  expect(groups.size).toBe(7);
  expect(rows.slice(0, 6).map(({ level, name }) => `${level} ${name}`)).toEqual([
    '1 shop',
    '2 batch × 6',
    '3 batch',
    '4 DynamoDB × 6',
    '5 DynamoDB',
    '5 DynamoDB',
  ]);
  const ids = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) if (row.parentId !== undefined) expect(ids.get(row.parentId)?.level).toBe(row.level - 1);
});

test('no row is lost or doubled by grouping, and shares of the critical path stay', () => {
  const rows = rowsOf([...sevenPuts, get('g1', 200)]);
  const grouped = groupRows(rows);
  expect(grouped.rows.filter(({ id }) => !grouped.groups.has(id)).map(({ id }) => id)).toEqual(
    rows.map(({ id }) => id),
  );
});

test('only what failed is left, with all that it belongs to', () => {
  const rows = buildWaterfall(
    parseTrace([
      makeRun({ id: 'run', from: 0, to: 300, subsegments: sevenPuts }),
      makeSegment({ id: 'other', name: 'other', from: 5, to: 6 }),
    ]),
  ).rows;
  expect(rowTree(failedRows(rows))).toBe('v shop, function\n    ! DynamoDB, PutItem orders');
  expect(failedRows(rowsOf([get('g1', 5)]))).toEqual([]);
});

test('words are found in names, details, ids, annotations and errors, in any case', () => {
  const rows = rowsOf([
    get('g1', 5),
    get('g2', 8),
    put(3, {
      fault: true,
      cause: { exceptions: [{ id: 'x', type: 'ThrottlingError', message: 'slow down', stack: [] }] },
    }),
  ]);
  const texts = rows.map(searchTextOf);
  const find = (query: string) => findRows(rows, texts, query).join(' ');
  expect(find('dynamodb')).toBe('g1 g2 put3');
  expect(find('getitem ORDERS')).toBe('g1 g2');
  expect(find(' ada g2 ')).toBe('g2');
  expect(find('put3')).toBe('put3');
  expect(find('slow down')).toBe('put3');
  expect(find('nothing like it')).toBe('');
  expect(find('  ')).toBe('');
});
