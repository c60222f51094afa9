import { appendFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../../src/local/storage/journal';

const folder = mkdtempSync(join(tmpdir(), 'dwell-journal-'));

/** A journal of numbers: the state is their list. */
function open(path: string | undefined): { readonly state: number[]; readonly journal: Journal } {
  const state: number[] = [];
  const journal = new Journal(path, function* () {
    for (const n of state) yield { n };
  });
  journal.replay(({ n }) => state.push(Number(n)));
  return { state, journal };
}

test('what was written is there again, and a line that was cut off is not', async () => {
  const path = join(folder, 'some', 'numbers.journal');
  const first = open(path);
  for (const n of [1, 2, 3]) {
    first.state.push(n);
    first.journal.append({ n });
  }
  await first.journal.written();
  appendFileSync(path, '{"n":4');
  expect(open(path).state).toEqual([1, 2, 3]);
  expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"n":2}\n{"n":3}\n');
});

test('a journal that has grown is compacted to the state', async () => {
  const path = join(folder, 'growing.journal');
  const { journal, state } = open(path);
  state.push(7);
  const filler = 'x'.repeat(1024 * 1024);
  for (let n = 0; n < 8; n += 1) {
    journal.append({ n: 7, filler });
    await journal.written();
  }
  expect(statSync(path).size).toBeLessThan(5 * 1024 * 1024);
  expect(open(path).state).toContain(7);
});

test('without a path nothing is kept, and nothing waits', async () => {
  const { journal } = open(undefined);
  journal.append({ n: 1 });
  await journal.written();
});
