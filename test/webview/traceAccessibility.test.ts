import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowKind } from '../../src/trace/rows/waterfallRow';
import { findings } from './findings';
import { eventFailing } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';
import { repeatedCalls } from './fixtures/repeatedCalls';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage } from './panelPage';
import { type Theme, themes } from './themes';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function shown(documents: readonly string[], theme?: Theme, width = 900): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000, width, ...(theme && { theme }) });
  await panel.showTrace(documents);
  return panel;
}

const kinds: readonly RowKind[] = [
  'lifecycle',
  'accepted',
  'dwell',
  'attempt',
  'backOff',
  'service',
  'function',
  'environment',
  'init',
  'restore',
  'handler',
  'overhead',
  'extensions',
  'call',
  'segment',
  'subsegment',
  'operation',
  'wait',
  'replay',
  'placeholder',
];

/** For each class list the best contrast that fill or edge of such a bar has with the panel. */
function contrasts({ page }: PanelPage, classLists: readonly string[]): Promise<Readonly<Record<string, number>>> {
  return page.evaluate((lists) => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    // As it is seen: a translucent color over the panel's own.
    const luminance = (color: string) => {
      if (paint === null) throw new Error('No canvas.');
      for (const fill of [ground, color]) {
        paint.fillStyle = fill;
        paint.fillRect(0, 0, 1, 1);
      }
      const [red = 0, green = 0, blue = 0] = Array.from(paint.getImageData(0, 0, 1, 1).data, (part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const against = (color: string) => {
      const [low = 0, high = 0] = [luminance(color), luminance(ground)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const cell = document.querySelector('.row .bar-cell');
    return Object.fromEntries(
      lists.map((list) => {
        const bar = document.createElement('div');
        bar.className = `bar ${list}`;
        cell?.append(bar);
        const { backgroundColor, borderTopColor, borderTopStyle } = getComputedStyle(bar);
        const edge = borderTopStyle === 'none' ? 1 : against(borderTopColor);
        const cap = getComputedStyle(bar, '::after');
        const end = cap.content === 'none' ? Number.POSITIVE_INFINITY : against(cap.backgroundColor);
        bar.remove();
        return [list, Math.min(Math.max(against(backgroundColor), edge), end)];
      }),
    );
  }, classLists);
}

describe.each(themes)('in $name', (theme) => {
  it('axe finds nothing while the reader searches, zooms, filters and reads the keys', async () => {
    const panel = await shown(repeatedCalls(), theme);
    const { page } = panel;
    expect(await findings(panel)).toEqual([]);
    await page.getByRole('row', { name: /^12 × DynamoDB/ }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await page.getByLabel('Find in trace').fill('orders');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.row.current-hit');
    expect(await findings(panel)).toEqual([]);
    await page.getByRole('button', { name: 'Failed rows only (!)' }).click();
    await page.waitForSelector('.filter-notice');
    expect(await findings(panel)).toEqual([]);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await findings(panel)).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  it('every bar has a contrast of 3:1 with the panel, and so has the cap of what failed', async () => {
    const panel = await shown(repeatedCalls(), theme);
    const lists = kinds.flatMap((kind) => [
      `kind-${kind} state-ok`,
      `kind-${kind} state-error`,
      `kind-${kind} state-throttle`,
      `kind-${kind} state-ok group`,
    ]);
    const weak = Object.entries(await contrasts(panel, lists)).filter(([, contrast]) => contrast < 3);
    expect(weak).toEqual([]);
    await panel.close();
  });
});

it('every kind of bar is visible under forced colors', async () => {
  const panel = await shown(repeatedCalls());
  await panel.page.emulateMedia({ forcedColors: 'active' });
  const bars = await panel.page.evaluate((names) => {
    const cell = document.querySelector('.row .bar-cell');
    return names.map((kind) => {
      const bar = document.createElement('div');
      bar.className = `bar kind-${kind} state-ok`;
      cell?.append(bar);
      const { borderTopStyle, borderTopColor, forcedColorAdjust } = getComputedStyle(bar);
      bar.remove();
      return `${kind}: ${borderTopStyle} ${borderTopColor} ${forcedColorAdjust}`;
    });
  }, kinds);
  expect(bars.filter((bar) => !/: (solid|dashed|dotted) rgb\(0, 0, 0\) none$/.test(bar))).toEqual([]);
  await panel.close();
});

/** What is wrong with the places that rows tell to a screen reader, a line each. */
function misplaced({ page }: PanelPage): Promise<readonly string[]> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="treegrid"]');
    const count = Number(grid?.getAttribute('aria-rowcount'));
    const rows = Array.from(document.querySelectorAll('.grid-canvas > .row'));
    const number = (row: Element, name: string) => Number(row.getAttribute(name));
    const problems: string[] = [];
    let before = 1;
    for (const row of rows) {
      const index = number(row, 'aria-rowindex');
      const label = row.getAttribute('aria-label');
      if (index <= before || index > count) problems.push(`${label}: row ${index} of ${count} after ${before}`);
      before = index;
      if (number(row, 'aria-posinset') < 1 || number(row, 'aria-posinset') > number(row, 'aria-setsize')) {
        problems.push(`${label}: ${row.getAttribute('aria-posinset')} of ${row.getAttribute('aria-setsize')}`);
      }
      const next = row.nextElementSibling;
      if (next !== null && number(next, 'aria-rowindex') === index + 1) {
        const isOpen = row.getAttribute('aria-expanded') === 'true';
        const goesDown = number(next, 'aria-level') > number(row, 'aria-level');
        if (goesDown !== isOpen) problems.push(`${label}: expanded ${isOpen}, but the next row says otherwise`);
      }
    }
    if (rows.filter((row) => row.getAttribute('tabindex') === '0').length !== 1) problems.push('not one stop of Tab');
    return problems;
  });
}

it('what rows say of their places is true after scrolling, closing, filtering, grouping and searching', async () => {
  const panel = await shown(manySegments(2_000));
  const { page } = panel;
  const look = async () => {
    await page.clock.runFor(100);
    expect(await misplaced(panel)).toEqual([]);
  };
  await look();
  await page.locator('.row').nth(2).focus();
  for (const key of ['*', 'ArrowDown', '*', 'ArrowDown', '*', 'End']) {
    await page.keyboard.press(key);
    await look();
  }
  await page.getByRole('button', { name: 'Group equal siblings' }).click();
  await look();
  await page.getByRole('treegrid').evaluate((grid) => grid.scrollTo(0, 20_000));
  await look();
  await page.getByLabel('Find in trace').fill('batch 7');
  await page.keyboard.press('Enter');
  await look();
  await page.locator('.row[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await look();
  await panel.close();
});

it('arrow keys move between rows while the trace is zoomed, searched and filtered', async () => {
  const panel = await shown(eventFailing(3).documents);
  const { page } = panel;
  for (const key of ['+', '!', '/']) await page.keyboard.press(key);
  await page.keyboard.type('checkout');
  await page.clock.runFor(100);
  await page.locator('.row[tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
  const before = Number(await focused());
  await page.keyboard.press('Home');
  expect(await focused()).toBe('2');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('3');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('2');
  expect(before).toBeGreaterThanOrEqual(2);
  await panel.close();
});

it('at 200 % zoom nothing is cut off and nothing scrolls sideways', async () => {
  const panel = await shown(repeatedCalls(), undefined, 450);
  const { page } = panel;
  await page.keyboard.press('+');
  await page.clock.runFor(100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(450);
  const buttons = await page
    .getByRole('toolbar')
    .getByRole('button')
    .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().right));
  expect(Math.max(...buttons)).toBeLessThanOrEqual(450);
  await panel.close();
});

it.each(themes.map((theme) => [theme.name, theme] as const))(
  '%s: the focused search field has a ring',
  async (_, theme) => {
    const panel = await shown(eventFailing(3).documents, theme);
    const box = panel.page.locator('.find-box');
    const ring = () => box.evaluate((element) => getComputedStyle(element).outline);
    expect(await ring()).toMatch(/none/);
    await panel.page.getByLabel('Find in trace').focus();
    const focusBorder = await panel.page.evaluate(() => {
      const probe = document.createElement('span');
      probe.style.color = 'var(--vscode-focusBorder)';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    expect(await ring()).toContain(focusBorder);
    expect(await ring()).toMatch(/solid 1px/);
    await panel.close();
  },
);
