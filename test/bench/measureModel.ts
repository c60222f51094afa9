import { criticalPath } from '../../src/trace/measure/criticalPath';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { type Bar, virtualBar } from '../../src/trace/rows/bar';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { findRows, searchTextOf } from '../../src/trace/rows/findRows';
import { createRandom } from '../trace/randomTrace';

/** The least of what some rounds took, in milliseconds: what the work costs when nothing disturbs it. */
function leastOf(rounds: number, work: () => void): number {
  const took = Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return least(took);
}

export function least(values: readonly number[]): number {
  return Math.min(...values);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A search over all rows: the first, which has to gather their words, and one after it. */
export function searchMs(documents: readonly string[]): { readonly first: number; readonly next: number } {
  const { rows } = buildWaterfall(parseTrace(documents));
  const texts = rows.map(searchTextOf);
  return {
    first: leastOf(9, () => findRows(rows, rows.map(searchTextOf), 'customers')),
    next: leastOf(9, () => findRows(rows, texts, 'customers')),
  };
}

/** The critical path of a tree of `count` bars that branches by eight, with overlaps. */
export function criticalPathMs(count: number): number {
  const random = createRandom(7);
  const root = virtualBar({ id: 'root', kind: 'segment', name: 'root', startMs: 0, endMs: count });
  const bars: Bar[] = [root];
  for (let index = 1; index < count; index += 1) {
    const parent = bars[Math.floor((index - 1) / 8)] ?? root;
    const endMs = parent.endMs ?? count;
    const startMs = parent.startMs + random() * (endMs - parent.startMs);
    const bar = virtualBar({
      id: String(index),
      kind: 'subsegment',
      name: 'step',
      startMs,
      endMs: startMs + random() * (endMs - startMs),
    });
    parent.children.push(bar);
    bars.push(bar);
  }
  return leastOf(9, () => criticalPath(root, count));
}
