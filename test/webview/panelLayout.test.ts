import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import { fittingViews } from '../../src/webview/views/fittingViews';
import { panelViews } from '../../src/webview/views/panelViews';
import { eventFailing, syncCold, syncError, syncTimeout } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';
import { startMs } from './fixtures/segments';
import { everythingOpen, launchBrowser, PanelPage, readText } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const checked: Invocation = {
  ...syncCold,
  callerCheck: {
    event: 'REST API request',
    isAccepted: false,
    verdict: 'API Gateway would return 502: the response has no statusCode',
    findings: [
      { path: '$.statusCode', severity: 'error', message: 'is missing' },
      { path: '$.body', severity: 'error', message: 'is an object, not a string' },
      { path: '$.headers', severity: 'warning', message: 'is missing' },
    ],
    next: 'Lambda would not retry',
  },
};

const situations: readonly (readonly [string, Invocation, number])[] = [
  ['a response that its caller refuses', checked, 600_000],
  ['a payload that nobody chose', { ...syncError, implicitPayload: { sample: 'Kinesis' } }, 600_000],
  ['succeeded', syncCold, 600_000],
  ['failed', syncError, 600_000],
  ['an event that waits for its next attempt', eventFailing(1), 21_000],
  ['an event that failed', eventFailing(3), 600_000],
  ['timed out', syncTimeout, 600_000],
];

async function shown(invocation: Invocation, afterMs: number, width: number, state?: unknown): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + afterMs, width, height: 900, state });
  await panel.showInvocation(invocation);
  return panel;
}

describe.each(situations)('%s', (_, invocation, afterMs) => {
  it.each([1_400, 900])('has strip and first rows of the waterfall on the first screen at %i px', async (width) => {
    const panel = await shown(invocation, afterMs, width);
    const strip = await panel.page.locator('.strip').boundingBox();
    const rows = await Promise.all(
      (await panel.page.locator('.row').all()).slice(0, 3).map((row) => row.boundingBox()),
    );
    expect(rows).toHaveLength(3);
    for (const box of [strip, ...rows]) expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await panel.close();
  });

  // 600 and 1,400 px at 200 % zoom.
  it.each([300, 700])('does not scroll sideways at %i px, with everything open', async (width) => {
    const panel = await shown(invocation, afterMs, width, everythingOpen);
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await panel.close();
  });

  it.each([300, 500])('keeps tabs and Export in one row at %i px', async (width) => {
    const panel = await shown(invocation, afterMs, width);
    // Which tabs fit is known once they have been drawn.
    const spread = async () => {
      const parts = await panel.page.locator('.view-tab, .more-tabs, .menu-button').all();
      const tops = await Promise.all(parts.map(async (part) => (await part.boundingBox())?.y ?? 0));
      return Math.max(...tops) - Math.min(...tops);
    };
    await expect.poll(spread).toBeLessThan(12);
    await panel.page.getByRole('button', { name: 'More views' }).click();
    await panel.page.getByRole('button', { name: 'Raw', exact: true }).click();
    expect(await readText(panel.page.getByRole('tab', { selected: true }))).toBe('Raw');
    await panel.page.keyboard.press('1');
    expect(await readText(panel.page.getByRole('tab', { selected: true }))).toBe('Timeline');
    await panel.close();
  });
});

it('every view fits in 300 px', async () => {
  const panel = await shown(eventFailing(3), 600_000, 300);
  const { page } = panel;
  for (const view of ['Time breakdown', 'Compare', 'Logs', 'Response', 'Request', 'Raw']) {
    await page.getByRole('button', { name: 'More views' }).click();
    await page.getByRole('button', { name: view, exact: true }).click();
    expect(await readText(page.getByRole('tab', { selected: true }))).toBe(view);
    await page.clock.runFor(100);
    const wide = await page.locator('.view *').evaluateAll((all) =>
      all.flatMap((one) => {
        const { right, width } = one.getBoundingClientRect();
        return width > 1 && right > 300 ? [`${one.className} to ${right}`] : [];
      }),
    );
    expect(`${view}: ${wide.join()}`).toBe(`${view}: `);
  }
  await panel.close();
});

it.each([
  ['an event that failed', eventFailing(3).documents, /Environment creation/],
  ['a thousand subsegments', manySegments(1_000), /DynamoDB × 99/],
])('names of rows are whole at 300 px: %s', async (_, documents, wanted) => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width: 300, height: 900 });
  await panel.showTrace(documents);
  const names = await panel.page.locator('.row .name-cell').evaluateAll((cells) =>
    cells.map((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      const isWhole = text.getBoundingClientRect().right <= cell.getBoundingClientRect().right;
      return `${cell.textContent}${isWhole ? '' : ' is cut'}`;
    }),
  );
  expect(names.join('\n')).toMatch(wanted);
  expect(names.filter((name) => name.endsWith(' is cut'))).toEqual([]);
  await panel.close();
});

it('the head of an event that waits takes a quarter of the height at 300 px', async () => {
  const panel = await shown(eventFailing(1), 21_000, 300);
  expect((await panel.page.locator('.header').boundingBox())?.height).toBeLessThan(225);
  expect(await readText(panel.page.locator('.live-line'))).toContain('Attempt 2 in 40 s Retry delays 1 and 2 min');
  await panel.close();
});

it.each([900, 1_400])('the title of the trace, its search and its toolbar are one row at %i px', async (width) => {
  const panel = await shown(eventFailing(3), 600_000, width);
  const middles = await Promise.all(
    ['#trace-title', '.section-summary', '.find', '.trace-toolbar'].map(async (part) => {
      const box = await panel.page.locator(part).first().boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0) / 2;
    }),
  );
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(3);
  expect(await readText(panel.page.locator('.section-summary').first())).toMatch(
    /segments, \d+ subsegments, 3 failed$/,
  );
  await panel.close();
});

it('says what the caller makes of the response above, and why below the trace', async () => {
  const panel = await shown(checked, 600_000, 900);
  expect(await readText(panel.page.locator('.caller-line'))).toBe(
    'API Gateway would return 502: the response has no statusCode.',
  );
  const titles = await panel.page.locator('.section-toggle').allInnerTexts();
  expect(titles.slice(0, 3).map((title) => title.trim())).toEqual(['Trace', 'Caller', 'Anatomy']);
  await panel.close();
});

it('an attempt of the strip stands over its bar in the waterfall', async () => {
  const panel = await shown(eventFailing(3), 600_000, 1_400);
  const marks = await panel.page.locator('.mark-attempt').all();
  const bars = await panel.page.locator('.bar.kind-attempt').all();
  expect(marks).toHaveLength(3);
  for (const [index, mark] of marks.entries()) {
    const [one, other] = [await mark.boundingBox(), await bars[index]?.boundingBox()];
    expect(Math.abs((one?.x ?? 0) - (other?.x ?? 0))).toBeLessThan(2);
    expect(Math.abs((one?.width ?? 0) - (other?.width ?? 0))).toBeLessThan(2);
  }
  await panel.close();
});

it('the page reads as names and details that do not run together', async () => {
  const panel = await shown(eventFailing(3), 600_000, 900);
  const header = await panel.page.locator('.header').ariaSnapshot();
  expect(header).toContain('heading "Failed after 3 attempts" [level=1]');
  expect(header).toContain("TypeError: Cannot read properties of undefined (reading 'price') totalOf");
  expect(header).toContain('button "src/checkout.js:42"');
  expect(header).toMatch(/term: Memory\n\s*- definition: 78 of 128 MB/);
  const strip = await panel.page.locator('.strip').getAttribute('aria-label');
  expect(strip).toContain('Accepted: HTTP 202, 15 ms. Dwell time: 133 ms. Attempt 1: TypeError');
  await panel.close();
});

describe('tabs', () => {
  const widthOf = () => 50;
  it('that fit are shown, the open one always', () => {
    expect(fittingViews(panelViews, 'timeline', { widthPx: 50 * panelViews.length, widthOf })).toEqual(panelViews);
    expect(fittingViews(panelViews, 'timeline', { widthPx: 160, widthOf })).toEqual(panelViews.slice(0, 3));
    expect(fittingViews(panelViews, 'raw', { widthPx: 160, widthOf })).toEqual(['timeline', 'contributions', 'raw']);
    expect(fittingViews(panelViews, 'raw', { widthPx: 10, widthOf })).toEqual(['raw']);
  });
});
