import { expect, test } from 'vitest';
import { foldAxis, linearAxis, msAt, xOf } from '../../src/trace/axis/foldedAxis';
import { busyIntervals } from '../../src/trace/measure/busyIntervals';
import { criticalPath } from '../../src/trace/measure/criticalPath';
import { allNodes } from '../../src/trace/normalize/lambdaNodes';
import { traceEvidence } from '../../src/trace/normalize/traceEvidence';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { virtualBar } from '../../src/trace/rows/bar';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { makeSegment, makeSubsegment } from './makeSegment';
import { createRandom, randomTrace, randomTree } from './randomTrace';

test('10,000 broken traces: nothing throws, no segment is lost', { timeout: 120_000 }, () => {
  const random = createRandom(1);
  for (let round = 0; round < 10_000; round += 1) {
    const { documents, ids, unreadable } = randomTrace(random);
    const trace = parseTrace(documents);
    const placed = new Set(allNodes(trace).map(({ id }) => id));
    for (const id of ids)
      if (!placed.has(id)) throw new Error(`round ${round}: ${id} is lost: ${documents.join('\n')}`);
    const counted = trace.problems.find(({ kind }) => kind === 'unreadable')?.count ?? 0;
    if (counted !== unreadable) throw new Error(`round ${round}: ${counted} unreadable counted of ${unreadable}`);
    const waterfall = buildWaterfall(trace);
    for (const row of waterfall.rows) {
      if (!(row.endMs >= row.startMs && row.startMs >= 0)) throw new Error(`round ${round}: ${row.name} has no place`);
    }
    busyIntervals(waterfall);
    traceEvidence(trace, 'shop');
  }
});

test('the critical path tiles the root: 2,000 random trees', () => {
  const random = createRandom(2);
  for (let round = 0; round < 2_000; round += 1) {
    const root = randomTree(random);
    const endMs = root.endMs ?? 0;
    let atMs = root.startMs;
    for (const section of criticalPath(root, endMs)) {
      if (section.startMs !== atMs) throw new Error(`round ${round}: gap or overlap at ${atMs}`);
      atMs = section.endMs;
    }
    expect(atMs).toBe(endMs);
  }
});

test('the shares of all rows add up to the duration', () => {
  const documents = [
    makeSegment({ id: 'r', from: 0, to: 100, subsegments: [makeSubsegment({ id: 'c', from: 10, to: 40 })] }),
  ];
  const { rows, durationMs } = buildWaterfall(parseTrace(documents));
  expect(rows.reduce((total, row) => total + row.criticalMs, 0)).toBe(durationMs);
});

test('3,000 levels and 100,000 siblings need no recursion', () => {
  const deep = virtualBar({ id: '0', kind: 'segment', name: 'root', startMs: 0, endMs: 3_000 });
  let parent = deep;
  for (let level = 1; level < 3_000; level += 1) {
    const child = virtualBar({
      id: String(level),
      kind: 'subsegment',
      name: 'child',
      startMs: level / 2,
      endMs: 3_000 - level / 2,
    });
    parent.children.push(child);
    parent = child;
  }
  expect(criticalPath(deep, 3_000).length).toBeGreaterThan(2_000);
  const wide = virtualBar({ id: '0', kind: 'segment', name: 'root', startMs: 0, endMs: 100_000 });
  for (let index = 0; index < 100_000; index += 1) {
    wide.children.push(
      virtualBar({ id: `${index}`, kind: 'subsegment', name: 'child', startMs: index, endMs: index + 1 }),
    );
  }
  expect(criticalPath(wide, 100_000)).toHaveLength(100_000);
  const documents = Array.from({ length: 10_000 }, (_, index) =>
    makeSegment({ id: `s${index}`, parent_id: `s${index - 1}`, from: index, to: 20_000 - index }),
  );
  expect(buildWaterfall(parseTrace(documents)).rows).toHaveLength(10_000);
});

test('the axis keeps order, is its own inverse, and folds waits only', () => {
  const random = createRandom(3);
  for (let round = 0; round < 500; round += 1) {
    const waterfall = buildWaterfall(parseTrace(randomTrace(random).documents));
    const extent = { startMs: 0, endMs: waterfall.durationMs };
    const busy = busyIntervals(waterfall);
    for (const axis of [foldAxis(busy, extent, 800), linearAxis(extent, 800)]) {
      let beforePx = 0;
      for (let step = 0; step <= 20; step += 1) {
        const ms = (extent.endMs * step) / 20;
        const px = xOf(axis, ms);
        expect(px).toBeGreaterThanOrEqual(beforePx - 1e-6);
        expect(px).toBeLessThanOrEqual(800 + 1e-6);
        if (extent.endMs > 0) expect(msAt(axis, px)).toBeCloseTo(ms, 2);
        beforePx = px;
      }
      for (const fold of axis.pieces.filter(({ isFolded }) => isFolded)) {
        expect(busy.some(({ startMs, endMs }) => startMs < fold.endMs && endMs > fold.startMs)).toBe(false);
      }
    }
  }
});
