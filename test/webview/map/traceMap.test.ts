import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRun, makeSubsegment } from '../../trace/makeSegment';
import { mapped } from '../../trace/map/mapped';
import { findings } from '../findings';
import { startMs } from '../fixtures/segments';
import { launchBrowser, PanelPage, readText } from '../panelPage';
import { themes } from '../themes';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const shop = mapped.apiToTwoFunctionsAndAQueue ?? [];

interface Opened {
  readonly theme?: (typeof themes)[number];
  readonly width?: number;
  readonly documents?: readonly string[];
}

/** The panel with the map of a trace, drawn. */
async function openMap({ theme, width = 900, documents = shop }: Opened = {}): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width, ...(theme && { theme }) });
  await panel.showTrace(documents);
  await panel.page.getByRole('tab', { name: 'Map' }).click();
  await panel.page.clock.resume();
  await panel.page.locator('.map-node').first().waitFor();
  return panel;
}

const focused = (panel: PanelPage) => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe.each(themes)('in $name', (theme) => {
  it('axe finds nothing in the map, and no policy is broken', async () => {
    const panel = await openMap({ theme });
    expect(await findings(panel)).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });
});

it('shows services, calls, errors and times, and the same as a table', async () => {
  const panel = await openMap();
  const nodes = await panel.page.locator('.map-node').all();
  expect(
    await Promise.all(nodes.map(async (node) => (await node.locator('text').allTextContents()).join(' | '))),
  ).toEqual([
    'shop/prod | API Gateway stage | 1 call · 200 ms',
    'shop | Lambda function | 1 run · 180 ms',
    'prices | Lambda function | 1 run · 40 ms',
    'orders | DynamoDB | 1 call · 20 ms',
    'mail | SQS | 1 call · 10 ms',
    'pay.example.com | HTTP | 1 call · 1 failed · 70 ms',
  ]);
  expect(await panel.page.locator('.map-edge').allTextContents()).toEqual([
    '197 ms',
    '60 ms',
    '20 ms',
    '10 ms',
    '1 failed · 70 ms',
  ]);
  const rows = await panel.page.locator('.map-table tbody > tr').all();
  expect(await Promise.all(rows.map(readText))).toEqual([
    'shop/prod API Gateway stage 1 200 ms',
    'shop Lambda function shop/prod 1 180 ms',
    'prices Lambda function shop 1 40 ms',
    'orders DynamoDB prices 1 20 ms',
    'mail SQS shop 1 10 ms',
    'pay.example.com HTTP shop 1 1 70 ms',
  ]);
  await panel.close();
});

it('is walked by arrow keys, and Enter selects the rows of a service on the timeline', async () => {
  const panel = await openMap({ width: 1_400 });
  const { page } = panel;
  await page.locator('.map-button').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(panel)).toBe(
    'shop, Lambda function, 1 run, 180 ms, called by shop/prod, calls prices and mail and pay.example.com',
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  expect(await focused(panel)).toBe('pay.example.com, HTTP, 1 call, 1 failed, 70 ms, called by shop');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(panel)).toContain('shop/prod, API Gateway stage');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.locator('.row:focus').waitFor();
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Timeline');
  expect(await readText(page.locator('.filter-notice'))).toBe('3 rows of shop. n, p: next, previous. Show map Clear');
  expect(await page.locator('.row.hit').evaluateAll((rows) => rows.map((row) => row.firstChild?.textContent))).toEqual([
    'Lambda',
    'shop',
    'shop',
  ]);
  expect(await readText(page.locator('.row[aria-selected="true"]'))).toContain('Lambda');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  expect(await readText(page.locator('.row[aria-selected="true"]'))).toContain('shop');
  await page.keyboard.press('Escape');
  await page.locator('.filter-notice').waitFor({ state: 'detached' });
  expect(await page.locator('.row.hit').count()).toBe(0);
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('takes names from outside as text', async () => {
  const name = '<img src=x onerror=alert(1)> "]\\';
  const documents = [
    makeRun({
      id: 'b',
      from: 0,
      to: 100,
      subsegments: [makeSubsegment({ id: 'h', name, namespace: 'remote', from: 10, to: 60 })],
    }),
  ];
  const panel = await openMap({ documents });
  expect(await panel.page.locator('.map-node title').allTextContents()).toEqual(['shop', name]);
  await panel.page.locator('.map-button').first().focus();
  await panel.page.keyboard.press('End');
  expect(await focused(panel)).toContain(name);
  expect(await panel.page.locator('.map img').count()).toBe(0);
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it('goes from top to bottom where there is no room for the width, and stays visible under forced colors', async () => {
  const panel = await openMap({ width: 400 });
  const places = await panel.page
    .locator('.map-node')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().top));
  expect(places.toSorted((a, b) => a - b)).toEqual([
    ...places.slice(0, 3),
    ...places.slice(3).toSorted((a, b) => a - b),
  ]);
  expect(places[1]).toBeGreaterThan(places[0] ?? 0);
  await panel.page.emulateMedia({ forcedColors: 'active' });
  const box = panel.page.locator('.map-box').first();
  const [stroke, canvasText] = await box.evaluate((element) => {
    const probe = document.createElement('span');
    probe.style.color = 'CanvasText';
    document.body.append(probe);
    return [getComputedStyle(element).stroke, getComputedStyle(probe).color];
  });
  expect(stroke).toBe(canvasText);
  await panel.close();
});

it('loads the library for the layout with the first map only', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000 });
  const asked: string[] = [];
  panel.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await panel.showTrace(shop);
  expect(asked).not.toContain('/map.js');
  const loaded = panel.page.waitForRequest('**/map.js');
  await panel.page.getByRole('tab', { name: 'Map' }).click();
  await loaded;
  await panel.close();
});
