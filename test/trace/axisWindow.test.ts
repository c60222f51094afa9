import { describe, expect, test } from 'vitest';
import { axisTicks } from '../../src/trace/axis/axisTicks';
import { formatAxisTime } from '../../src/trace/axis/axisTime';
import { clipAxis, extentOf, moveWindow, panWindow, selectWindow, zoomWindow } from '../../src/trace/axis/axisWindow';
import { type FoldedAxis, foldAxis, linearAxis, msAt, xOf } from '../../src/trace/axis/foldedAxis';
import type { Interval } from '../../src/trace/axis/interval';
import { createRandom } from './randomTrace';

const threeAttempts = foldAxis(
  [
    { startMs: 0, endMs: 728 },
    { startMs: 60_726, endMs: 60_991 },
    { startMs: 180_989, endMs: 181_254 },
  ],
  { startMs: 0, endMs: 181_254 },
  800,
);

const piecesOf = (axis: FoldedAxis): string =>
  axis.pieces.map(({ fromPx, toPx, isFolded }) => `${isFolded ? '/' : '#'}${Math.round(toPx - fromPx)}`).join(' ');

const textOf = (window: Interval | undefined): string =>
  window === undefined ? 'all' : `${window.startMs.toFixed(1)} to ${window.endMs.toFixed(1)}`;

describe('a window over a folded axis', () => {
  test('keeps the width of folds and gives the rest to work', () => {
    expect(piecesOf(threeAttempts)).toBe('#421 /36 #153 /36 #153');
    expect(piecesOf(clipAxis(threeAttempts, { startMs: 700, endMs: 60_800 }))).toBe('#210 /36 #554');
    expect(piecesOf(clipAxis(threeAttempts, { startMs: 30_000, endMs: 60_800 }))).toBe('/18 #782');
  });

  test('inside a fold it is to scale', () => {
    expect(piecesOf(clipAxis(threeAttempts, { startMs: 10_000, endMs: 20_000 }))).toBe('#800');
  });

  test('zooming out far enough shows everything', () => {
    const window = zoomWindow(threeAttempts, undefined, 300, 4);
    expect(textOf(window)).toBe('225.0 to 570.6');
    expect(textOf(zoomWindow(threeAttempts, window, 300, 1 / 4))).toBe('all');
    expect(textOf(zoomWindow(threeAttempts, undefined, 300, 1 / 2))).toBe('all');
  });

  test('it ends where nothing more can be told apart', () => {
    let window = zoomWindow(threeAttempts, undefined, 300, 2);
    for (let round = 0; round < 100; round += 1) window = zoomWindow(threeAttempts, window, 300, 2);
    expect((window?.endMs ?? 0) - (window?.startMs ?? 0)).toBeCloseTo(0.05, 6);
  });

  test('panning stops at the ends', () => {
    const window = { startMs: 100, endMs: 200 };
    expect(textOf(panWindow(threeAttempts, window, 80))).toBe('110.0 to 210.0');
    expect(textOf(panWindow(threeAttempts, window, -10_000))).toBe('0.0 to 100.0');
    expect(textOf(panWindow(threeAttempts, { startMs: 10_000, endMs: 20_000 }, 80))).toBe('11000.0 to 21000.0');
    expect(textOf(moveWindow(threeAttempts, window, 300))).toBe('250.0 to 350.0');
    expect(textOf(moveWindow(threeAttempts, undefined, 300))).toBe('all');
  });

  test('a selection may be made from either end and is kept on the axis', () => {
    expect(textOf(selectWindow(threeAttempts, 300, 200))).toBe('200.0 to 300.0');
    expect(textOf(selectWindow(threeAttempts, -50, 100))).toBe('0.0 to 100.0');
    expect(textOf(selectWindow(threeAttempts, 0, 181_254))).toBe('all');
  });
});

test('the time under the pointer stays where it is: 2,000 random zooms', () => {
  const random = createRandom(3);
  for (let round = 0; round < 2_000; round += 1) {
    const busy = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
      const startMs = random() * 100_000;
      return { startMs, endMs: startMs + random() * 500 };
    });
    const axis = foldAxis(busy, { startMs: 0, endMs: 101_000 }, 800);
    let window: Interval | undefined;
    for (let step = 0; step < 5; step += 1) {
      const px = random() * 800;
      const atMs = msAt(clipAxis(axis, window), px);
      const next = zoomWindow(axis, window, atMs, 0.5 + random() * 2);
      const { startMs, endMs } = next ?? extentOf(axis);
      if (!(startMs >= 0 && endMs <= 101_000 && endMs > startMs)) throw new Error(`round ${round}: ${textOf(next)}`);
      const shown = clipAxis(axis, next);
      const isAtEnd = startMs === 0 || endMs === 101_000;
      const isInFold = shown.pieces.length === 1 && next !== undefined;
      if (!isAtEnd && !isInFold) expect(xOf(shown, atMs)).toBeCloseTo(px, 3);
      window = next;
    }
  }
});

describe('times on the axis', () => {
  test.each([
    [0.25, 0.05, '0.25 ms'],
    [212.4, 1, '212 ms'],
    [212.4, 0.1, '212.4 ms'],
    [1_641.25, 10, '1.64 s'],
    [1_641.25, 0.5, '1.6413 s'],
    [61_250, 1_000, '1 min 1 s'],
    [61_250, 10, '1 min 1.25 s'],
    [3_661_250, 100, '1 h 1 min 1.3 s'],
  ])('%d ms at a resolution of %d ms is %s', (ms, resolution, text) => {
    expect(formatAxisTime(ms, resolution)).toBe(text);
  });

  test('a window has ticks at round times', () => {
    const axis = clipAxis(linearAxis({ startMs: 0, endMs: 1_640 }, 800), { startMs: 1_233.3, endMs: 1_235.9 });
    expect(
      axisTicks(axis, 0)
        .map(({ px, label }) => `${Math.round(px)}:${label}`)
        .join('  '),
    ).toBe('62:1.2335 s  215:1.2340 s  369:1.2345 s  523:1.2350 s  677:1.2355 s');
  });
});
