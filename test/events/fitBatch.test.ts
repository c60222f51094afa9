import { expect, test } from 'vitest';
import { fitBatch } from '../../src/events/fitBatch';

const maximumBytes = 6 * 1024 * 1024;

/** Records whose event has exactly `bytes` as compact JSON. */
function batchOf(bytes: number, records: number) {
  const empty = Array.from({ length: records }, () => ({ body: '' }));
  const rest = bytes - JSON.stringify({ Records: empty }).length;
  return empty.map((_, index) => ({ body: 'x'.repeat(index === 0 ? rest : 0) }));
}

test('a batch of exactly 6 MB is whole', () => {
  const records = batchOf(maximumBytes, 3);
  expect(JSON.stringify({ Records: records }).length).toBe(maximumBytes);
  expect(fitBatch(records)).toHaveLength(3);
});

test('a byte more leaves the last record out', () => {
  expect(fitBatch(batchOf(maximumBytes + 1, 3))).toHaveLength(2);
});

test('bytes count, not characters', () => {
  const records = [{ body: 'é'.repeat(3 * 1024 * 1024 - 100) }, { body: 'x'.repeat(200) }];
  expect(fitBatch(records)).toHaveLength(1);
});

test('a record that is too large alone is still there, so that its size can be told', () => {
  expect(fitBatch(batchOf(maximumBytes + 1, 1))).toHaveLength(1);
  expect(fitBatch([])).toEqual([]);
});
