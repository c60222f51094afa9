import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { traceEvidence } from '../../src/trace/normalize/traceEvidence';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { describeRow } from '../../src/trace/rows/describeRow';
import { visibleRows } from '../../src/trace/rows/visibleRows';
import { expectGolden } from '../golden';
import { renderEvidence } from './renderEvidence';
import { renderWaterfall } from './renderWaterfall';
import { situations } from './situations';

describe('a trace becomes the waterfall and the evidence in golden/', () => {
  test.each(Object.entries(situations))('%s', (name, documents) => {
    const evidence = renderEvidence(traceEvidence(parseTrace(documents), 'shop'));
    expectGolden(`${renderWaterfall(documents)}\n${evidence}`, join(__dirname, 'golden', `${name}.txt`));
  });
});

test('attempts are the same whichever segment the runs name as their parent', () => {
  const evidence = ['asyncThreeAttemptsUnderService', 'asyncThreeAttemptsUnderAttempts'].map((name) =>
    renderEvidence(traceEvidence(parseTrace(situations[name] ?? []), 'shop')),
  );
  expect(evidence[0]).toBe(evidence[1]);
});

test('documents in any order give the same rows', () => {
  for (const documents of Object.values(situations)) {
    if (documents === situations.duplicateId || documents === situations.cycle) continue;
    expect(renderWaterfall([...documents].reverse())).toBe(renderWaterfall(documents));
  }
});

test('a collapsed row hides what is below it and nothing else', () => {
  const { rows } = buildWaterfall(parseTrace(situations.functionCallsFunction ?? []));
  const names = visibleRows(rows, new Set(['v'])).map(({ level, name }) => `${'  '.repeat(level - 1)}${name}`);
  expect(names).toEqual(['shop', '  shop', '    Handler']);
});

test('a row says all of itself to a screen reader', () => {
  const { rows } = buildWaterfall(parseTrace(situations.asyncThreeAttemptsUnderService ?? []));
  const attempt = rows.find(({ name }) => name === 'Attempt 2');
  expect(attempt && describeRow(attempt)).toBe(
    'Attempt 2, failed, 200 ms, starts at 1 min, on the critical path, TypeError: total is not a number',
  );
});
