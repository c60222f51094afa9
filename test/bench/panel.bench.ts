import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildProject } from '../tools/build.mjs';
import { projectRoot } from '../tools/project.mjs';
import { manySteps } from '../webview/fixtures/executions';
import { syncCold } from '../webview/fixtures/invocations';
import { launchBrowser } from '../webview/panelPage';
import { type Figure, figuresPage, table } from './figures';
import { manySpans } from './manySpans';
import { criticalPathMs, least, median, searchMs } from './measureModel';
import { firstExecutions, firstPictures, openWhole, type PageFigures, useIt } from './measurePage';

const rounds = 7;

/** Seven panels, one after the other, each in a page of its own. */
async function openings(browser: Browser, documents: readonly string[]): Promise<readonly PageFigures[]> {
  const all: PageFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { panel, figures } = await openWhole(browser, documents);
    await panel.close();
    all.push(figures);
  }
  return all;
}

function atMost(what: string, value: number, bar: number, unit: string, digits = 0): Figure {
  return {
    what,
    bar: `≤ ${bar} ${unit}`.trim(),
    measured: `${value.toFixed(digits)} ${unit}`.trim(),
    isMet: value <= bar,
  };
}

it('the panel meets its bar', async () => {
  await buildProject({ isProduction: true });
  const documents = manySpans(10_000);
  const browser = await launchBrowser();
  const version = browser.version();
  const short = await openings(browser, manySpans(100));
  const thousand = await openings(browser, manySpans(1_000));
  const small = await openings(browser, documents);
  const large = await openings(browser, manySpans(50_000));
  const { panel } = await openWhole(browser, documents);
  const use = await useIt(panel);
  expect(small[0]?.rowCount).toBeGreaterThanOrEqual(10_000);

  const firstMs = least(small.map((each) => each.firstMs));
  const shortMs = least(short.map((each) => each.firstMs));
  const invocation = await firstPictures(browser, syncCold);
  const execution = await firstExecutions(browser, manySteps(500));
  const longExecution = await firstExecutions(browser, manySteps(5_000));
  const walls = [
    `${median(invocation.map(({ wallMs }) => wallMs)).toFixed(0)} ms for an invocation`,
    `${median(short.map((each) => each.firstWallMs)).toFixed(0)} ms for 100 spans`,
    `${median(small.map((each) => each.firstWallMs)).toFixed(0)} ms for 10,000`,
  ].join(', ');
  await browser.close();
  const search = searchMs(documents);
  const figures = [
    atMost(
      'First frame of 10,000 spans beyond that of 100, in `JSON.parse` of the same text',
      (firstMs - shortMs) / least(small.map((each) => each.parseMs)),
      4.5,
      '×',
      1,
    ),
    atMost('First frame of 100 spans', shortMs, 100, 'ms'),
    atMost('First frame of 1,000 spans', least(thousand.map((each) => each.firstMs)), 150, 'ms'),
    atMost(
      'First frame of an ordinary invocation, beyond an empty webview',
      least(invocation.map(({ threadMs }) => threadMs)),
      100,
      'ms',
    ),
    atMost(
      'First frame of a durable execution of 1,000 events',
      least(execution.map(({ threadMs }) => threadMs)),
      150,
      'ms',
    ),
    atMost(
      'First frame of a durable execution of 10,000 events',
      least(longExecution.map(({ threadMs }) => threadMs)),
      1_000,
      'ms',
    ),
    atMost(
      'The empty page, until it asks for its content',
      least([...short, ...small].map((each) => each.emptyMs)),
      20,
      'ms',
      1,
    ),
    atMost('Frames over 25 ms while scrolling for 240', use.jankyFrames, 5, ''),
    atMost('DOM elements in the grid at any time', use.maxElements, 600, ''),
    atMost('Closing the root', use.collapseFrames, 3, 'frames'),
    atMost('Opening the root', use.expandFrames, 3, 'frames'),
    atMost('A step of zoom', use.zoomFrames, 3, 'frames'),
    atMost('First search over all words of the rows', search.first, 20, 'ms', 1),
    atMost('Each search after it', search.next, 20, 'ms', 1),
    atMost('Critical path of 10,000 bars', criticalPathMs(10_000), 50, 'ms', 1),
    atMost('Critical path of 200,000 bars', criticalPathMs(200_000), 500, 'ms'),
    atMost('Growth of the JavaScript heap', median(small.map((each) => each.heapGrowthMb)), 10, 'MB', 1),
    atMost(
      'First frame of 50,000 spans, in that of 10,000',
      least(large.map((each) => each.firstMs)) / firstMs,
      5,
      '×',
      1,
    ),
  ];
  console.log(
    table(
      ['measure', 'bar', 'measured'],
      figures.map(({ what, bar, measured, isMet }) => [what, bar, isMet ? measured : `${measured} MISSED`]),
    ),
  );
  console.log(`\nby the clock: ${walls}; scrolling p95 ${use.p95FrameMs.toFixed(1)} ms`);
  await writeFile(join(projectRoot, 'docs', 'panel-figures.md'), figuresPage(figures, version, walls));
  expect(figures.filter(({ isMet }) => !isMet).map(({ what }) => what)).toEqual([]);
});
