import { describe, expect, it } from 'vitest';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import { executionTraceId } from '../../../src/model/durable/executionTraceId';
import { readHistory } from '../../../src/model/durable/readHistory';
import { foldAxis } from '../../../src/trace/axis/foldedAxis';
import { awaitedOperations } from '../../../src/webview/execution/awaitedOperations';
import { executionStrip } from '../../../src/webview/execution/executionStrip';
import { histories } from '../../model/durable/histories';
import { invoked, makeHistory, type RawEvent } from '../../model/durable/makeHistory';
import { executionStartMs, waitingOrder } from '../fixtures/executions';

const nowMs = executionStartMs + 7_500_000;

function treeOf(events: readonly RawEvent[] | undefined) {
  return buildExecutionTree(readHistory(JSON.stringify(events)) ?? [], nowMs);
}

describe('what an execution waits for', () => {
  const awaited = (events: readonly RawEvent[] | undefined) =>
    awaitedOperations(treeOf(events)).map(({ label, name, untilMs, isTimeout, isTimed }) =>
      [
        label,
        name,
        untilMs === undefined ? '–' : untilMs - executionStartMs,
        isTimeout && 'timeout',
        isTimed && 'timed',
      ]
        .filter((part) => part !== false)
        .join(' '),
    );

  it('a callback goes by the name around it, with its timeout; a timer ends', () => {
    expect(awaited(waitingOrder)).toEqual([
      'Callback approval 86460512 timeout',
      'Timer remind after a day 86460605 timed',
    ]);
  });

  it('a retry comes after its delay', () => {
    expect(awaited(histories['step with retries']?.slice(0, 4))).toEqual(['Attempt 2 charge card 2020 timed']);
  });

  it('an invoked function ends when it does', () => {
    expect(awaited(histories.chained?.slice(0, 3))).toEqual(['Function ask stock –']);
  });

  it('nothing, once it has ended', () => {
    expect(awaited(histories.chained)).toEqual([]);
  });
});

describe('the strip of an execution', () => {
  it('has the invocations with their replays, and the waits between', () => {
    const { pieces, startMs, endMs } = executionStrip(treeOf(histories['step with retries']), nowMs);
    expect(endMs - startMs).toBe(62_101);
    const words = pieces.map((piece) => {
      const times = 'atMs' in piece ? [piece.atMs] : [piece.startMs, piece.endMs];
      const replay = piece.kind === 'attempt' && piece.initMs > 0 ? ` replay ${piece.initMs}` : '';
      return `${piece.kind} ${times.map((ms) => ms - executionStartMs).join('-')}${replay}`;
    });
    expect(words).toEqual([
      'sent 0',
      'wait 0-2',
      'wait 25-2030',
      'wait 2055-62060',
      'wait 62100-62101',
      'attempt 2-25',
      'attempt 2030-2055 replay 10',
      'attempt 62060-62100 replay 20',
      'answered 62101',
    ]);
  });

  it('of thousands of invocations has only as many blocks as can be told apart', () => {
    const runs = Array.from({ length: 3_000 }, (_, index) => invoked(index * 1_000, index * 1_000 + 50, `r${index}`));
    const { pieces, busy, startMs, endMs } = executionStrip(treeOf(makeHistory(runs)), nowMs);
    expect(pieces.length).toBeLessThan(700);
    expect(foldAxis(busy, { startMs, endMs }, 600).pieces.length).toBeGreaterThan(0);
  });
});

it.each([
  ['Root=1-6ab15580-000000000000000000000001;Parent=0123456789abcdef;Sampled=1', '1-6ab15580-000000000000000000000001'],
  ['Sampled=1;Root=1-a-b', '1-a-b'],
  ['', undefined],
  [undefined, undefined],
])('the trace of the header %s', (header, traceId) => {
  expect(executionTraceId(header)).toBe(traceId);
});
