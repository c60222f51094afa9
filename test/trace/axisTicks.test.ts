import { expect, test } from 'vitest';
import { axisTicks } from '../../src/trace/axis/axisTicks';
import { foldAxis, linearAxis } from '../../src/trace/axis/foldedAxis';

const label = (axis: Parameters<typeof axisTicks>[0]): string =>
  axisTicks(axis)
    .map(({ px, label: text }) => `${Math.round(px)}:${text}`)
    .join('  ');

test('ticks stand at round distances', () => {
  expect(label(linearAxis({ startMs: 0, endMs: 1_640 }, 800))).toBe(
    '0:0  98:200 ms  195:400 ms  293:600 ms  390:800 ms  488:1 s  585:1.2 s  683:1.4 s',
  );
  expect(label(linearAxis({ startMs: 0, endMs: 181_000 }, 800))).toBe(
    '0:0  133:30 s  265:1 min  398:1 min 30 s  530:2 min  663:2 min 30 s',
  );
  expect(label(linearAxis({ startMs: 0, endMs: 0 }, 800))).toBe('0:0');
});

test('after a fold they restart where work continues, and every attempt of three is wide', () => {
  const busy = [
    { startMs: 0, endMs: 728 },
    { startMs: 60_726, endMs: 60_991 },
    { startMs: 180_989, endMs: 181_254 },
  ];
  const axis = foldAxis(busy, { startMs: 0, endMs: 181_254 }, 800);
  expect(
    axis.pieces.map(({ fromPx, toPx, isFolded }) => `${isFolded ? '/' : '#'}${Math.round(toPx - fromPx)}`).join(' '),
  ).toBe('#421 /36 #153 /36 #153');
  expect(label(axis)).toBe(
    '0:0  116:200 ms  231:400 ms  347:600 ms  457:1 min 1 s  573:+200 ms  647:3 min 1 s  762:+200 ms',
  );
});
