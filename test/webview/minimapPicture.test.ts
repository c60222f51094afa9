import { expect, it } from 'vitest';
import { foldAxis } from '../../src/trace/axis/foldedAxis';
import { busyIntervals } from '../../src/trace/measure/busyIntervals';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { type MinimapInk, type MinimapPicture, minimapPicture } from '../../src/webview/minimap/minimapPicture';
import { eventFailing } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';

const signs: Readonly<Record<MinimapInk, string>> = {
  frame: '-',
  wait: '.',
  function: '=',
  init: 'i',
  work: '#',
  call: 'c',
  failed: 'X',
};

/** The picture in characters, `v` where it marks a failure. */
function drawn({ lines, stretches, failedAtPx }: MinimapPicture, width: number): string {
  const marks = Array.from({ length: width }, (_, px) => (failedAtPx.includes(px) ? 'v' : ' ')).join('');
  const rows = Array.from({ length: lines }, (_, line) => {
    const cells = Array.from({ length: width }, () => ' ');
    for (const stretch of stretches.filter((each) => each.line === line)) {
      cells.fill(signs[stretch.ink], stretch.fromPx, stretch.toPx);
    }
    return cells.join('');
  });
  return [marks, ...rows].map((line) => line.trimEnd()).join('\n');
}

function picture(documents: readonly string[], width: number, maxLines: number): MinimapPicture {
  const waterfall = buildWaterfall(parseTrace(documents));
  const axis = foldAxis(busyIntervals(waterfall), { startMs: 0, endMs: waterfall.durationMs }, width, 4);
  return minimapPicture(waterfall.rows, axis, maxLines);
}

it('shows a whole event in small, and where it failed', () => {
  expect(drawn(picture(eventFailing(2).documents, 60, 50), 60)).toBe(
    [
      '                                          v                v',
      '------------------------------------------------------------',
      '-',
      '.......',
      '      =====================================',
      '      iiiiiii',
      '            iiiiiiiiiiiiiiiii',
      '                             ==============',
      '                             XXXXXXXXXXXXXX',
      '                                          -',
      '                                          .....',
      '                                              ==============',
      '                                              ==============',
      '                                              XXXXXXXXXXXXXX',
      '                                                           -',
    ].join('\n'),
  );
});

it('ten thousand rows share its lines and cost no more than its pixels', () => {
  const { lines, stretches } = picture(manySegments(10_000), 400, 48);
  expect(lines).toBe(48);
  expect(stretches.length).toBeLessThan(400);
});
