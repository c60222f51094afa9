import { describe, expect, it } from 'vitest';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import { readHistory } from '../../../src/model/durable/readHistory';
import { expectGolden } from '../../golden';
import { inProject } from '../../tools/project.mjs';
import { histories } from './histories';
import { at, type RawEvent } from './makeHistory';
import { renderExecution } from './renderExecution';

const nowMs = Date.parse(at(120_000));

function treeOf(events: readonly RawEvent[]) {
  return buildExecutionTree(readHistory(JSON.stringify(events)) ?? [], nowMs);
}

describe('a history as a tree', () => {
  it.each(Object.keys(histories))('%s', (name) => {
    const file = inProject(`test/model/durable/golden/${name.replaceAll(' ', '-')}.txt`);
    expectGolden(renderExecution(treeOf(histories[name] ?? [])), file);
  });

  it('is the same from pages in any order, with an event twice', () => {
    const events = histories.chained ?? [];
    const shuffled = [...events.slice(3), ...events.slice(0, 5)].reverse();
    expect(renderExecution(treeOf(shuffled))).toBe(renderExecution(treeOf(events)));
  });

  it('is the same from epoch seconds of the wire, and from the answer of the AWS CLI', () => {
    const events = histories['step with retries'] ?? [];
    const wire = JSON.stringify({ Events: events }, (_key, value) =>
      typeof value === 'string' && /^2026-/.test(value) ? Date.parse(value) / 1000 : value,
    );
    expect(renderExecution(buildExecutionTree(readHistory(wire) ?? [], nowMs))).toBe(renderExecution(treeOf(events)));
  });

  it('keeps up with 10,000 events', () => {
    const events = Array.from({ length: 5000 }, (_, index) => ({ Id: `s${index}`, SubType: 'Step' })).flatMap(
      (fields, index) => [
        { EventType: 'StepStarted', EventId: 2 * index + 1, EventTimestamp: at(index), ...fields },
        { EventType: 'StepSucceeded', EventId: 2 * index + 2, EventTimestamp: at(index + 1), ...fields },
      ],
    );
    expect(treeOf(events).operations).toHaveLength(5000);
  });
});

describe('what is no history', () => {
  it.each(['', '{', '{}', '[1]', '[{"a":1}]', '{"Events":3}'])('%s', (text) => {
    expect(readHistory(text)).toBeUndefined();
  });

  it('a circle of parents stays in sight', () => {
    const events = ['a', 'b'].map((id, index) => ({
      EventType: 'ContextStarted',
      EventId: index + 1,
      EventTimestamp: at(0),
      Id: id,
      ParentId: id === 'a' ? 'b' : 'a',
    }));
    expect(treeOf(events).operations.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
