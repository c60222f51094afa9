import { expect, it } from 'vitest';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import { readHistory } from '../../../src/model/durable/readHistory';
import { diffBars } from '../../../src/trace/compare/diffTraces';
import { executionBars } from '../../../src/trace/durable/executionBars';
import { histories } from '../../model/durable/histories';
import { at } from '../../model/durable/makeHistory';

const nowMs = Date.parse(at(120_000));

function barsOf(name: string) {
  const tree = buildExecutionTree(readHistory(JSON.stringify(histories[name])) ?? [], nowMs);
  const { execution } = executionBars(tree, 'Execution');
  execution.endMs ??= nowMs - tree.startMs;
  return [execution];
}

const names = Object.keys(histories);

it.each(names)('%s: differences from every other execution add up to the whole difference', (name) => {
  for (const other of names) {
    const { rows, deltaMs } = diffBars(barsOf(name), barsOf(other), false);
    const sum = rows.reduce((total, { deltaContributionMs }) => total + Math.round(deltaContributionMs * 1000), 0);
    expect(sum).toBe(Math.round(deltaMs * 1000));
  }
});

it('an operation that is in both is one row, whatever the executions are called', () => {
  const { rows } = diffBars(barsOf('wait of two hours'), barsOf('stopped'), false);
  const waited = rows.find(({ name }) => name === 'cool down');
  expect(waited).toMatchObject({ kind: 'wait', change: 'kept', before: { durationMs: 7_200_009 } });
  expect(rows[0]?.name).toBe('cool down');
});
