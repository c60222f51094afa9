import { join } from 'node:path';
import { expect, test } from 'vitest';
import { traceMap } from '../../../src/trace/map/traceMap';
import { parseTrace } from '../../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../../src/trace/rows/buildWaterfall';
import { expectGolden } from '../../golden';
import { makeRun, makeSubsegment } from '../makeSegment';
import { situations } from '../situations';
import { mapped } from './mapped';
import { renderMap } from './renderMap';

test('a trace becomes the map in golden/maps.txt', () => {
  const maps = Object.entries({ ...situations, ...mapped }).map(
    ([name, documents]) => `${name}\n${renderMap(documents)}`,
  );
  expectGolden(maps.join('\n'), join(__dirname, 'golden', 'maps.txt'));
});

test('every row of the waterfall belongs to exactly one node', () => {
  for (const documents of Object.values({ ...situations, ...mapped })) {
    const trace = parseTrace(documents);
    const placed = traceMap(trace).nodes.flatMap(({ rowIds }) => rowIds);
    expect([...placed].sort()).toEqual(
      buildWaterfall(trace)
        .rows.map(({ id }) => id)
        .sort(),
    );
  }
});

test('more resources than a reader can take in are one node per service', () => {
  const calls = Array.from({ length: 60 }, (_, index) =>
    makeSubsegment({
      id: `c${index}`,
      name: 'DynamoDB',
      namespace: 'aws',
      from: 10 + index,
      to: 11 + index,
      aws: { operation: 'GetItem', table_name: `table-${index}` },
    }),
  );
  const documents = [makeRun({ id: 'b', from: 0, to: 100, subsegments: calls })];
  expect(renderMap(documents).replace(/ {2}rows: .*\n/g, '')).toBe(
    '[shop] Lambda function: 1 run · 100 ms\n  -> [DynamoDB] ×60 · 60 ms\n[DynamoDB] AWS service: 60 calls · 60 ms\n',
  );
});
