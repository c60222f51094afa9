import { describe, expect, it } from 'vitest';
import { diffBars, diffTraces, type TraceDiff } from '../../../src/trace/compare/diffTraces';
import { toMicros } from '../../../src/trace/measure/contributions';
import { parseTrace } from '../../../src/trace/parse/parseTrace';
import { makeRun, makeService, makeSubsegment } from '../makeSegment';
import { createRandom, randomTrace, randomTree } from '../randomTrace';
import { situations } from '../situations';

/** A synchronous call that makes calls one after the other: name and duration each. */
function calls(...made: readonly (readonly [name: string, ms: number])[]): string[] {
  let atMs = 10;
  const subsegments = made.map(([name, ms], index) => {
    const from = atMs;
    atMs += ms;
    return makeSubsegment({
      id: `c${index}`,
      name,
      namespace: 'aws',
      from,
      to: atMs,
      aws: { operation: 'Query', table_name: 'orders' },
    });
  });
  const handler = makeSubsegment({ id: 'v', name: 'Invocation', from: 5, to: atMs + 5, subsegments });
  return [
    makeService({ id: 'a', from: 0, to: atMs + 10 }),
    makeRun({ id: 'b', parent_id: 'a', from: 5, to: atMs + 6, subsegments: [handler] }),
  ];
}

function render({ beforeMs, afterMs, deltaMs, rows }: TraceDiff): string {
  const signed = (value: number) => `${value < 0 ? '' : '+'}${value}`;
  const changed = rows.filter(
    ({ change, deltaMs: delta, deltaContributionMs }) => change !== 'kept' || delta !== 0 || deltaContributionMs !== 0,
  );
  const lines = changed.map(({ key, change, deltaCount, deltaMs: delta, deltaContributionMs }) => {
    const count = deltaCount === 0 ? '' : `, count ${signed(deltaCount)}`;
    return `${signed(deltaContributionMs)} ms on the path, ${signed(delta)} ms${count}: ${change} ${key}`;
  });
  return `\n${[`${beforeMs} -> ${afterMs} ms, ${signed(deltaMs)}`, ...lines].join('\n')}\n`;
}

const diff = (before: readonly string[], after: readonly string[]) =>
  render(diffTraces(parseTrace(before), parseTrace(after)));

describe('two traces compared', () => {
  it('one call that became slow', () => {
    expect(diff(calls(['DynamoDB', 12], ['SQS', 8]), calls(['DynamoDB', 318], ['SQS', 8]))).toBe(`
40 -> 346 ms, +306
+306 ms on the path, +306 ms: kept /service/function/handler/call DynamoDB Query orders
+0 ms on the path, +306 ms: kept /service
+0 ms on the path, +306 ms: kept /service/function
+0 ms on the path, +306 ms: kept /service/function/handler
`);
  });

  it('like calls are told apart by their order, one more was added', () => {
    const text = diff(
      calls(['DynamoDB', 12], ['DynamoDB', 20]),
      calls(['DynamoDB', 12], ['DynamoDB', 25], ['DynamoDB', 7]),
    );
    expect(text).toContain(
      '+7 ms on the path, +7 ms, count +1: added /service/function/handler/call DynamoDB Query orders#3',
    );
    expect(text).toContain('+5 ms on the path, +5 ms: kept /service/function/handler/call DynamoDB Query orders#2');
  });

  it('more than five like calls are one group', () => {
    const many = (count: number) => calls(...Array.from({ length: count }, () => ['DynamoDB', 4] as const));
    const { rows } = diffTraces(parseTrace(many(3)), parseTrace(many(9)));
    expect(rows[0]).toMatchObject({
      deltaContributionMs: 24,
      deltaCount: 6,
      before: { count: 3, durationMs: 12, unionMs: 12, longestMs: 4 },
      after: { count: 9, durationMs: 36, unionMs: 36, longestMs: 4 },
    });
  });

  it('a cold start against a warm one has the environment’s time added', () => {
    const text = diff(situations.warmSync ?? [], situations.coldStartOldLayout ?? []);
    expect(text).toContain('+400 ms on the path, +400 ms, count +1: added /service/environment');
    expect(text).toContain('+299 ms on the path, +299 ms, count +1: added /service/init');
  });

  it('the same call elsewhere has moved', () => {
    const nested = calls(['DynamoDB', 12]).map((text) => text.replace('"name":"Invocation"', '"name":"wrapper"'));
    expect(diff(calls(['DynamoDB', 12]), nested)).toContain(
      'moved /service/function/subsegment wrapper/call DynamoDB Query orders',
    );
  });

  it('a trace has not changed against itself', () => {
    for (const documents of Object.values(situations)) {
      const { rows, deltaMs } = diffTraces(parseTrace(documents), parseTrace(documents));
      expect([deltaMs, ...rows.flatMap((row) => [row.deltaMs, row.deltaCount, row.deltaContributionMs])]).toSatisfy(
        (all: readonly number[]) => all.every((value) => value === 0),
      );
      expect(rows.every(({ change }) => change === 'kept')).toBe(true);
    }
  });
});

describe('the changes of all rows add up to the change of the whole', () => {
  const check = ({ rows, deltaMs }: TraceDiff, round: number): void => {
    const sum = rows.reduce((micros, row) => micros + toMicros(row.deltaContributionMs), 0);
    if (sum !== toMicros(deltaMs)) throw new Error(`round ${round}: ${sum} is not ${toMicros(deltaMs)}`);
  };

  it('in 2,000 pairs of random trees', { timeout: 120_000 }, () => {
    const random = createRandom(5);
    for (let round = 0; round < 2_000; round += 1) check(diffBars([randomTree(random)], [randomTree(random)]), round);
  });

  it('in 1,000 pairs of broken traces', { timeout: 120_000 }, () => {
    const random = createRandom(6);
    for (let round = 0; round < 1_000; round += 1) {
      const [before, after] = [randomTrace(random), randomTrace(random)];
      check(diffTraces(parseTrace(before.documents), parseTrace(after.documents)), round);
    }
  });
});

it('two rows of one name differ in words', () => {
  const { rows } = diffTraces(
    parseTrace(calls(['DynamoDB', 5], ['DynamoDB', 7])),
    parseTrace(calls(['DynamoDB', 9], ['DynamoDB', 8])),
  );
  const texts = rows.map(({ name, detail }) => [name, detail].filter(Boolean).join(', '));
  expect(texts).toEqual(expect.arrayContaining(['shop, Lambda service', 'shop, function']));
  expect(texts).toEqual(expect.arrayContaining(['DynamoDB, Query orders · 1 of 2', 'DynamoDB, Query orders · 2 of 2']));
  expect(new Set(texts).size).toBe(texts.length);
});
