import { describe, expect, it } from 'vitest';
import { foldAxis } from '../../src/trace/axis/foldedAxis';
import { gripAt, windowOfDrag } from '../../src/webview/minimap/minimapDrag';
import { filterText } from '../../src/webview/waterfall/FailedOnlyNotice';
import { countOf } from '../../src/webview/waterfall/FindField';
import { wheelAction } from '../../src/webview/waterfall/grid/wheelAction';
import { rowsOpened, shiftZoom } from '../../src/webview/waterfall/rowChoices';
import { traceAction } from '../../src/webview/waterfall/traceAction';

function press(key: string, more: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) {
  return traceAction({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
}

describe('keys of the trace', () => {
  it.each([
    ['w', { kind: 'zoom', factor: 1.5 }],
    ['-', { kind: 'zoom', factor: 1 / 1.5 }],
    ['a', { kind: 'pan', share: -0.2 }],
    ['0', { kind: 'showAll' }],
    ['f', { kind: 'fitSelection' }],
    ['/', { kind: 'find' }],
    ['n', { kind: 'nextHit', direction: 1 }],
    ['p', { kind: 'nextHit', direction: -1 }],
    ['!', { kind: 'failedOnly' }],
    ['?', { kind: 'keys' }],
    ['Escape', { kind: 'escape' }],
    ['ArrowLeft', undefined],
    ['x', undefined],
  ] as const)('%s', (key, action) => {
    expect(press(key)).toEqual(action);
  });

  it('arrows pan with Shift alone, F3 goes back with it', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ kind: 'pan', share: 0.2 });
    expect(press('ArrowRight', { altKey: true })).toBeUndefined();
    expect(press('F3', { shiftKey: true })).toEqual({ kind: 'nextHit', direction: -1 });
  });

  it('of keys with Ctrl only the search is ours', () => {
    expect(press('f', { ctrlKey: true })).toEqual({ kind: 'find' });
    expect(press('s', { ctrlKey: true })).toBeUndefined();
    expect(press('F', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  });
});

describe('the wheel', () => {
  const turn = { deltaX: 0, deltaY: 100, deltaMode: 0, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('scrolls, zooms with Ctrl or Alt, pans with Shift or sideways', () => {
    expect(wheelAction(turn)).toBeUndefined();
    expect(wheelAction({ ...turn, ctrlKey: true })?.kind).toBe('zoom');
    expect(wheelAction({ ...turn, altKey: true, deltaY: -100 })).toEqual({ kind: 'zoom', factor: Math.exp(0.3) });
    expect(wheelAction({ ...turn, shiftKey: true })).toEqual({ kind: 'pan', px: 100 });
    expect(wheelAction({ ...turn, deltaX: -200 })).toEqual({ kind: 'pan', px: -200 });
  });

  it('lines and pages count as pixels', () => {
    expect(wheelAction({ ...turn, shiftKey: true, deltaY: 3, deltaMode: 1 })).toEqual({ kind: 'pan', px: 48 });
  });
});

describe('the minimap', () => {
  const axis = foldAxis([{ startMs: 0, endMs: 1_000 }], { startMs: 0, endMs: 1_000 }, 100);
  const window = { startMs: 200, endMs: 400 };

  it('inside of the shown range the pointer takes the range, elsewhere it draws a new one', () => {
    expect(gripAt(axis, window, 30).kind).toBe('range');
    expect(gripAt(axis, window, 60).kind).toBe('open');
    expect(gripAt(axis, undefined, 30).kind).toBe('open');
  });

  it.each([
    ['open', 50, 70, { startMs: 500, endMs: 700 }],
    ['open', 70, 50, { startMs: 500, endMs: 700 }],
    ['open', 60, 61, { startMs: 510, endMs: 710 }],
    ['range', 30, 50, { startMs: 400, endMs: 600 }],
    ['range', 30, -50, { startMs: 0, endMs: 200 }],
    ['start', 20, 10, { startMs: 100, endMs: 400 }],
    ['end', 40, 90, { startMs: 200, endMs: 900 }],
  ] as const)('%s from %i to %i px', (kind, fromPx, toPx, expected) => {
    const moved = windowOfDrag(axis, { grip: { kind }, fromPx, toPx, window });
    expect({ startMs: Math.round(moved?.startMs ?? 0), endMs: Math.round(moved?.endMs ?? 0) }).toEqual(expected);
  });
});

it('says what a filter hides and where in the hits one is', () => {
  expect(filterText(1, 1)).toBe('1 failed row and its parents; 1 row is hidden.');
  expect(filterText(12, 9_988)).toBe('12 failed rows and their parents; 9,988 rows are hidden.');
  expect(filterText(0, 3)).toBe('Nothing failed; 3 rows are hidden.');
  expect([countOf({ count: 0, position: 0 }), countOf({ count: 12, position: 0 })]).toEqual(['No results', '12 found']);
  expect(countOf({ count: 12, position: 3 })).toBe('3 of 12');
});

it('the reader’s last choice about a row counts, and the zoom stays when the trace begins earlier', () => {
  const opened = rowsOpened({ closedRows: ['a', 'b'], openedRows: ['c'] }, ['a'], true);
  expect(opened).toEqual({ closedRows: ['b'], openedRows: ['c', 'a'] });
  expect(rowsOpened(opened, ['c', 'a'], false)).toEqual({ closedRows: ['b', 'c', 'a'], openedRows: [] });
  expect(shiftZoom({ originMs: 1_000, startMs: 10, endMs: 20 }, 900)).toEqual({ startMs: 110, endMs: 120 });
});
