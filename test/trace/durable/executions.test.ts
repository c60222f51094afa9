import { describe, expect, it } from 'vitest';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import { parseExecutionArn } from '../../../src/model/durable/executionArn';
import { readHistory } from '../../../src/model/durable/readHistory';
import { executionBars } from '../../../src/trace/durable/executionBars';
import { executionMarkdown } from '../../../src/trace/durable/executionMarkdown';
import { executionOtlp } from '../../../src/trace/durable/executionOtlp';
import { executionRows } from '../../../src/trace/durable/executionRows';
import { executionShares } from '../../../src/trace/durable/executionShares';
import { readTraceFile } from '../../../src/trace/files/readTraceFile';
import { contributionsOf } from '../../../src/trace/measure/contributions';
import { expectGolden } from '../../golden';
import { histories } from '../../model/durable/histories';
import { at, type RawEvent } from '../../model/durable/makeHistory';
import { inProject } from '../../tools/project.mjs';
import { renderWaterfall } from '../renderWaterfall';
import { renderExecutionRows } from './renderExecutionRows';

const nowMs = Date.parse(at(120_000));
const names = Object.keys(histories);
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/9f3c';

function eventsOf(name: string) {
  return readHistory(JSON.stringify(histories[name] ?? [])) ?? [];
}

function treeOf(name: string) {
  return buildExecutionTree(eventsOf(name), nowMs);
}

function golden(name: string): string {
  return inProject(`test/trace/durable/golden/${name.replaceAll(' ', '-')}`);
}

describe('an execution on one picture', () => {
  it.each(names)('%s', (name) => {
    expectGolden(renderExecutionRows(eventsOf(name), nowMs), golden(`${name}.txt`));
  });

  it.each(names)('%s: both tables add up to 100 %%', (name) => {
    const tree = treeOf(name);
    const shares = executionShares(tree.totals);
    expect(shares.reduce((sum, { percent }) => sum + Math.round(Number(percent) * 10), 0)).toBe(
      tree.totals.durationMs === 0 ? 0 : 1000,
    );
    expect(shares.reduce((sum, { ms }) => sum + ms, 0)).toBe(tree.totals.durationMs);
    const { execution } = executionBars(tree, 'Execution');
    const { rows, totalMs } = contributionsOf([execution], (tree.endMs ?? nowMs) - tree.startMs);
    expect(rows.reduce((sum, { contributionMs }) => sum + Math.round(contributionMs * 1000), 0)).toBe(totalMs * 1000);
  });

  it('has a row for each operation, with what it stands for', () => {
    const tree = treeOf('nested parallel');
    const bars = executionBars(tree, 'Execution');
    const { rows } = executionRows(bars, tree, nowMs);
    expect(rows.filter(({ id }) => !bars.subjects.has(id))).toEqual([]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('keeps up with contexts in contexts', () => {
    const nested: RawEvent[] = Array.from({ length: 1_000 }, (_, index) => ({
      EventType: 'ContextStarted',
      EventId: index + 1,
      EventTimestamp: at(index),
      Id: `c${index}`,
      ...(index === 0 ? {} : { ParentId: `c${index - 1}` }),
    }));
    const tree = buildExecutionTree(readHistory(JSON.stringify(nested)) ?? [], nowMs);
    const { rows } = executionRows(executionBars(tree, 'Execution'), tree, nowMs);
    expect(Math.max(...rows.map(({ level }) => level))).toBe(1_001);
  });
});

describe('exports', () => {
  it.each(['step with retries', 'callback that waits', 'nested parallel', 'page from the middle'])(
    '%s as Markdown',
    (name) => {
      const reference = name === 'page from the middle' ? undefined : parseExecutionArn(arn);
      expectGolden(executionMarkdown(treeOf(name), reference, nowMs), golden(`${name}.md`));
    },
  );

  it('Markdown does not run or mention what names say', () => {
    const tree = buildExecutionTree(
      readHistory(
        JSON.stringify([
          { EventType: 'ExecutionStarted', EventId: 1, EventTimestamp: at(0) },
          { EventType: 'WaitStarted', EventId: 2, EventTimestamp: at(1), Id: 'w', Name: '[a](command:x) @all' },
        ]),
      ) ?? [],
      nowMs,
    );
    expect(executionMarkdown(tree, undefined, nowMs)).toContain('\\[a\\](command:x) \\@all');
  });

  it.each(names)('%s as OTLP, which opens as a trace', (name) => {
    const traceId = '1-6ab15580-000000000000000000000001';
    const text = JSON.stringify(executionOtlp(treeOf(name), { reference: parseExecutionArn(arn), traceId }));
    const file = readTraceFile(text);
    expect(file).toMatchObject({ kind: 'traces', traces: [{ traceId }] });
    const documents = file.kind === 'traces' ? (file.traces[0]?.documents ?? []) : [];
    expectGolden(renderWaterfall(documents), golden(`${name}.otlp.txt`));
  });
});
