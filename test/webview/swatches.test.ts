import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventFailing, syncCold } from './fixtures/invocations';
import { startMs } from './fixtures/segments';
import { everythingOpen, launchBrowser, PanelPage } from './panelPage';
import { themes } from './themes';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** What the browser computes for the background: its color and its pattern. */
function backgroundOf(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const { backgroundColor, backgroundImage, backgroundSize } = getComputedStyle(node);
    return [backgroundColor, backgroundImage, backgroundSize].join(' | ');
  });
}

it.each(themes)('the swatch in the details has the background of its bar: $name', async (theme) => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width: 900, theme });
  await panel.showInvocation(eventFailing(3));
  const rows = await panel.page.locator('.row:has(.bar)').all();
  const compared = new Map<string, readonly [string, string]>();
  for (const row of rows) {
    await row.click();
    await panel.page.clock.runFor(100);
    const swatch = panel.page.locator('.details .swatch').first();
    const name = (await row.getAttribute('aria-label')) ?? '';
    compared.set(name, [await backgroundOf(row.locator('.bar').first()), await backgroundOf(swatch)]);
  }
  expect(compared.size).toBeGreaterThan(7);
  for (const [name, [bar, swatch]] of compared) expect(`${name}: ${swatch}`).toBe(`${name}: ${bar}`);
  await panel.close();
});

it.each(themes)('the legend of the anatomy has the background of its phases: $name', async (theme) => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width: 900, theme, state: everythingOpen });
  await panel.showInvocation(syncCold);
  const swatches = await panel.page.locator('.phase-swatch').all();
  expect(swatches.length).toBeGreaterThan(3);
  for (const swatch of swatches) {
    const kind = (await swatch.getAttribute('class'))
      ?.split(' ')
      .find((name) => name.startsWith('phase-') && name !== 'phase-swatch');
    const phase = panel.page.locator(`.phase.${kind}:not(.phase-swatch)`).first();
    expect(`${kind}: ${await backgroundOf(swatch)}`).toBe(`${kind}: ${await backgroundOf(phase)}`);
  }
  await panel.close();
});

it.each(themes)('the swatches of the time breakdown have the background of the bars: $name', async (theme) => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 600_000, width: 1_400, theme });
  await panel.showInvocation(eventFailing(3));
  const bars = new Map<string, string>();
  for (const bar of await panel.page.locator('.bar.state-ok').all()) {
    bars.set(kindOf(await bar.getAttribute('class')), await backgroundOf(bar));
  }
  await panel.page.getByRole('tab', { name: 'Time breakdown' }).click();
  await panel.page.clock.runFor(100);
  const swatches = await panel.page.locator('.table :is(.swatch, .share-bar > span)').all();
  expect(swatches.length).toBeGreaterThan(9);
  for (const swatch of swatches) {
    const kind = kindOf(await swatch.getAttribute('class'));
    if (bars.has(kind)) expect(`${kind}: ${await backgroundOf(swatch)}`).toBe(`${kind}: ${bars.get(kind)}`);
  }
  await panel.close();
});

function kindOf(classes: string | null): string {
  return classes?.split(' ').find((name) => name.startsWith('kind-')) ?? '';
}
