import { expect, test } from 'vitest';
import { describeChoice, noChoice } from '../../src/explorer/executions/executionChoice';
import { ExecutionList } from '../../src/explorer/executions/executionList';
import { ExecutionLists } from '../../src/explorer/executions/executionLists';
import { executionRow } from '../../src/explorer/executions/executionRow';
import type { ExecutionSummary } from '../../src/model/durable/execution';
import type { ExecutionDirectory, ExecutionPage } from '../../src/model/durable/executionDirectory';

const startMs = new Date(2026, 10, 28, 14, 2).getTime();

function execution(name: string, more: Partial<ExecutionSummary> = {}): ExecutionSummary {
  return { arn: `arn:${name}`, name, functionArn: 'arn:f', status: 'RUNNING', startMs, endMs: undefined, ...more };
}

/** Answers by marker, and writes down what it was asked. */
function directoryOf(pages: Readonly<Record<string, ExecutionPage | 'denied'>>) {
  const asked: string[] = [];
  const directory: ExecutionDirectory = {
    list: async (functionName, filter, marker) => {
      asked.push(`${functionName} ${marker ?? 'first'} ${JSON.stringify(filter)}`);
      const page = pages[marker ?? 'first'];
      if (page === undefined || page === 'denied') {
        const failure = { reason: 'accessDenied', name: 'Denied', statusCode: 403, message: 'Not allowed.' } as const;
        return { ok: false, failure };
      }
      return { ok: true, value: page };
    },
  };
  return { asked, directory };
}

function namesOf(list: ExecutionList): string {
  const { executions, hasMore, failure } = list.state;
  return [executions.map(({ name }) => name).join(' '), hasMore ? 'more' : '', failure?.message ?? ''].join('|');
}

test('the first page is read once, the next one when it is asked for', async () => {
  const { asked, directory } = directoryOf({
    first: { executions: [execution('c'), execution('b')], nextMarker: 'm' },
    m: { executions: [execution('a')], nextMarker: undefined },
  });
  const list = new ExecutionList('order', directory, () => 0);
  expect(asked).toEqual([]);
  await Promise.all([list.load(), list.load()]);
  expect([namesOf(list), asked.length]).toEqual(['c b|more|', 1]);
  await list.loadMore();
  expect([namesOf(list), asked.length]).toEqual(['c b a||', 2]);
  await list.loadMore();
  expect(asked).toHaveLength(2);
});

test('a page that cannot be read leaves those before, and can be asked for again', async () => {
  const { asked, directory } = directoryOf({
    first: { executions: [execution('a')], nextMarker: 'm' },
    m: 'denied',
  });
  const list = new ExecutionList('order', directory, () => 0);
  await list.loadMore();
  expect(namesOf(list)).toBe('a|more|Not allowed.');
  await list.loadMore();
  expect(asked).toHaveLength(3);
});

test('a filter is asked of AWS, with the time of then, and drops a page that is on its way', async () => {
  const { asked, directory } = directoryOf({ first: { executions: [execution('a')], nextMarker: undefined } });
  const list = new ExecutionList('order', directory, () => 7_200_000);
  const first = list.load();
  list.choose({ status: 'FAILED', name: 'order-7', hours: 1 });
  await first;
  expect(namesOf(list)).toBe('||');
  await list.load();
  expect([list.isFiltered, asked[1]]).toEqual([
    true,
    'order first {"status":"FAILED","name":"order-7","startedAfterMs":3600000}',
  ]);
});

test('the list of a function is read again when something of it changed, and no other', async () => {
  const { asked, directory } = directoryOf({ first: { executions: [], nextMarker: undefined } });
  const lists = new ExecutionLists(() => 0);
  const connection = { id: 'local', executionDirectory: directory };
  const changed: string[] = [];
  lists.onDidChange(({ functionName }) => changed.push(functionName));
  await lists.of({ connection, functionName: 'order' }).load();
  await lists.of({ connection, functionName: 'mail' }).load();
  lists.reread('local', 'order');
  await lists.of({ connection, functionName: 'order' }).load();
  await lists.of({ connection, functionName: 'mail' }).load();
  expect([changed, asked.map((line) => line.split(' ')[0])]).toEqual([['order'], ['order', 'mail', 'order']]);
});

test('rows say when it started, its status, its name and how long it took', () => {
  const rowOf = (one: ExecutionSummary) => Object.values(executionRow(one, startMs)).join(' | ');
  const hour = 3_600_000;
  expect([
    rowOf(execution('order-1')),
    rowOf(execution('order-2', { status: 'SUCCEEDED', endMs: startMs + 184_000 })),
    rowOf(execution('order-3', { status: 'TIMED_OUT', endMs: startMs + 76 * hour })),
    rowOf(execution('order-4', { status: 'PAUSED_LATER' })),
  ]).toEqual([
    '14:02 · running | order-1',
    '14:02 · succeeded | order-2 · 3 min 4 s',
    '14:02 · timed out | order-3 · 3 days 4 h',
    '14:02 · PAUSED_LATER | order-4',
  ]);
});

test('a filter is said in words', () => {
  expect([
    describeChoice({ status: 'TIMED_OUT', name: 'order-7', hours: 168 }),
    describeChoice({ ...noChoice, hours: 24 }),
    describeChoice({ ...noChoice, hours: 1 }),
  ]).toEqual(['timed out, last 7 days, name order-7', 'last 24 hours', 'last hour']);
});
