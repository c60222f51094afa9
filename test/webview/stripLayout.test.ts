import { expect, test } from 'vitest';
import { layOutStrip } from '../../src/webview/lifecycle/layOutStrip';
import type { Strip, StripPiece } from '../../src/webview/lifecycle/stripPieces';

const pxPerCharacter = 8;

/** One character for eight pixels: `~` init, digits attempts, `/` folded waits, `-` other waits. */
function render(strip: Strip, widthPx: number, isTrueScale = false): string {
  const text = Array.from({ length: Math.ceil(widthPx / pxPerCharacter) }, () => ' ');
  const paint = (fromPx: number, toPx: number, mark: string): void => {
    for (let at = Math.round(fromPx / pxPerCharacter); at < Math.round(toPx / pxPerCharacter); at++) text[at] = mark;
  };
  for (const { piece, fromPx, widthPx: width, initPx, isFolded } of layOutStrip(strip, widthPx, isTrueScale).marks) {
    if (piece.kind === 'wait') paint(fromPx, fromPx + width, isFolded ? '/' : '-');
    if (piece.kind !== 'attempt') continue;
    paint(fromPx, fromPx + initPx, '~');
    paint(fromPx + initPx, fromPx + width, String(piece.number));
  }
  return text.join('').trimEnd();
}

function attempt(number: number, startMs: number, endMs: number, initMs = 0): StripPiece {
  return { kind: 'attempt', key: `attempt-${number}`, number, startMs, endMs, initMs, outcome: 'functionError' };
}

function wait(startMs: number, endMs: number): StripPiece {
  return { kind: 'wait', key: `wait-${startMs}`, startMs, endMs, isOpen: false };
}

function strip(...pieces: readonly StripPiece[]): Strip {
  const busy = pieces.flatMap((piece) => (piece.kind === 'attempt' ? [piece] : []));
  const times = pieces.flatMap((piece) => ('startMs' in piece ? [piece.startMs, piece.endMs] : []));
  return { startMs: Math.min(...times), endMs: Math.max(...times), pieces, busy };
}

const failing = strip(
  wait(0, 2),
  attempt(1, 2, 309, 301),
  wait(309, 1309),
  attempt(2, 1309, 1314),
  wait(1314, 3314),
  attempt(3, 3314, 3319),
);

test('fast attempts keep room for their numbers beside a cold start, and both back-offs are seen', () => {
  expect(render(failing, 480)).toBe(' ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~111/////222/////333');
});

test('in true scale the waits are as long as they were', () => {
  expect(render(failing, 480, true)).toBe(' ~~111------------------222-----------------------------333');
});

test('attempts without a length are as wide as their numbers', () => {
  expect(render(strip(attempt(1, 0, 0), wait(0, 1000), attempt(2, 1000, 1000)), 240)).toMatch(/^ 111[-/]+222$/);
});

test('more attempts than there is room for stay in order', () => {
  const many = Array.from({ length: 6 }, (_, at) => attempt(at + 1, at * 60_000, at * 60_000 + 5));
  expect(render(strip(...many), 160).replaceAll(' ', '')).toMatch(/^1+2+3+4+5+6+$/);
});
