import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventFailing } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function shown(documents: readonly string[], width?: number): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000, ...(width === undefined ? {} : { width }) });
  await panel.showTrace(documents);
  return panel;
}

/** The name of the row with the focus. */
function focusedRow({ page }: PanelPage): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.querySelector('[role="rowheader"]')?.textContent ?? undefined);
}

it('is walked by keyboard alone', async () => {
  const panel = await shown(eventFailing(3).documents);
  const { keyboard } = panel.page;
  const pressed = async (key: string) => {
    await keyboard.press(key);
    return focusedRow(panel);
  };
  await panel.page
    .getByRole('treegrid')
    .getByRole('row', { name: /^checkout, / })
    .first()
    .focus();

  expect(await pressed('Home')).toBe('checkout');
  expect(await pressed('ArrowDown')).toBe('Accepted');
  expect(await pressed('End')).toBe('Overhead');
  expect(await pressed('ArrowLeft')).toBe('checkout');
  expect(await pressed('ArrowLeft')).toBe('checkout');
  expect(await pressed('ArrowLeft')).toBe('Attempt 3');
  expect(await pressed('ArrowLeft')).toBe('Attempt 3');
  expect((await panel.rows()).at(-1)).toBe('  > Attempt 3  265 ms');
  expect(await pressed('ArrowRight')).toBe('Attempt 3');
  expect(await pressed('ArrowRight')).toBe('checkout');
  expect(await pressed('Home')).toBe('checkout');
  expect(await pressed('e')).toBe('Attempt 1');
  expect(await pressed('*')).toBe('Attempt 1');
  expect(await pressed('PageDown')).not.toBe('Attempt 1');
  await pressed('Enter');
  expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Details of /);
  await panel.close();
});

it('says an error once: on the run, or on its attempt while that is closed', async () => {
  const panel = await shown(eventFailing(1).documents);
  const failed = () =>
    panel.page
      .locator('.row:not(.state-ok) [role="rowheader"]')
      .evaluateAll((cells) =>
        cells.map((cell) => (cell instanceof HTMLElement ? `${cell.textContent} · ${cell.dataset.detail}` : '')),
      );
  const error = "TypeError: Cannot read properties of undefined (reading 'price')";
  expect(await failed()).toEqual(['checkout · event', 'Attempt 1 · ', `checkout · ${error}`, 'Handler · ']);
  await panel.page.getByRole('row', { name: /^Attempt 1/ }).focus();
  await panel.page.keyboard.press('ArrowLeft');
  await expect.poll(failed).toEqual(['checkout · event', `Attempt 1 · ${error}`]);
  await panel.close();
});

it('opens the first frame of a failed row with Ctrl+Enter', async () => {
  const panel = await shown(eventFailing(1).documents);
  await panel.page
    .getByRole('row', { name: /^checkout, .*TypeError/ })
    .last()
    .focus();
  await panel.page.keyboard.press('Control+Enter');
  expect(await panel.posted()).toContainEqual({
    type: 'requestOpenFrame',
    requestId: 1,
    path: '/var/task/src/checkout.js',
    line: 42,
  });
  await panel.close();
});

it('keeps the keys it does not use for VS Code', async () => {
  const panel = await shown(eventFailing(1).documents);
  await panel.page.evaluate(() => {
    window.posted = [];
    window.addEventListener('keydown', ({ key }) => window.posted.push({ type: key } as never));
  });
  await panel.page.locator('.row').first().focus();
  await panel.page.keyboard.press('ArrowDown');
  await panel.page.keyboard.press('F1');
  expect(await panel.posted()).toEqual([{ type: 'F1' }]);
  await panel.close();
});

it('tells a screen reader where every row stands', async () => {
  const panel = await shown(eventFailing(1).documents);
  expect(await panel.page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('10');
  const attributes = await panel.page
    .locator('.row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        ['aria-rowindex', 'aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded']
          .map((name) => row.getAttribute(name))
          .join(' '),
      ),
    );
  expect(attributes).toEqual([
    '2 1 1 1 true',
    '3 2 1 3 ',
    '4 2 2 3 ',
    '5 2 3 3 true',
    '6 3 1 3 ',
    '7 3 2 3 ',
    '8 3 3 3 true',
    '9 4 1 2 ',
    '10 4 2 2 ',
  ]);
  await panel.close();
});

it.each([800, 1_400])('gives every attempt of a three-attempt trace at least 44 px at %i px', async (width) => {
  const panel = await shown(eventFailing(3).documents, width);
  const widths = await panel.page
    .locator('.bar.kind-attempt')
    .evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
  expect(widths).toHaveLength(3);
  for (const barWidth of widths) expect(barWidth).toBeGreaterThanOrEqual(44);

  await panel.page.getByRole('button', { name: /^Linear time scale/ }).click();
  await panel.page.clock.runFor(100);
  const second = panel.page.locator('.bar.kind-attempt').nth(1);
  expect(await second.evaluate((bar) => bar.clientWidth)).toBeLessThan(44);
  await panel.close();
});

it('does not scroll sideways in a panel of 300 px', async () => {
  const panel = await shown(eventFailing(3).documents, 300);
  expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  await panel.close();
});

it('mounts a window of 10,000 rows and keeps the focus when it scrolls out', async () => {
  const panel = await shown(manySegments(10_000));
  const grid = panel.page.getByRole('treegrid');
  await panel.page.getByRole('button', { name: 'Group equal siblings' }).click();
  expect(await panel.rows()).toEqual([
    expect.stringContaining('checkout'),
    expect.stringContaining('checkout'),
    expect.stringContaining('> Handler'),
  ]);
  await panel.page.locator('.row').nth(2).focus();
  for (const key of ['*', 'ArrowDown', '*']) await panel.page.keyboard.press(key);
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(10_000);
  const focused = await focusedRow(panel);

  await grid.evaluate((element) => element.scrollTo(0, 120_000));
  await panel.page.clock.runFor(100);

  expect(await grid.evaluate((element) => element.querySelectorAll('*').length)).toBeLessThanOrEqual(600);
  expect(await focusedRow(panel)).toBe(focused);
  const indices = await panel.page
    .locator('.row')
    .evaluateAll((rows) => rows.slice(1).map((row) => Number(row.getAttribute('aria-rowindex'))));
  expect(indices).toEqual(indices.map((_, offset) => (indices[0] ?? 0) + offset));
  expect(indices[0]).toBeGreaterThan(4_000);
  await panel.close();
});
