import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './findings';
import { eventFailing, syncCold, syncError, syncWaiting } from './fixtures/invocations';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage, readText } from './panelPage';
import { themes } from './themes';

const inAws = { ...syncCold, target: { ...syncCold.target, connectionId: 'aws:Prod' } };

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe.each(themes)('in $name', (theme) => {
  it.each([
    ['a cold success', syncCold, 5_000],
    ['an error', syncError, 5_000],
    ['a call under way', syncWaiting, 1_000],
    ['an event between attempts', eventFailing(1), 22_000],
    ['a failed event', eventFailing(3), 190_000],
    ['a call in AWS', inAws, 5_000],
  ] as const)('axe finds nothing in %s, and no policy is broken', async (_, invocation, afterMs) => {
    const panel = await PanelPage.open(browser, { theme, nowMs: startMs + afterMs });
    await panel.showInvocation(invocation);
    expect(await findings(panel)).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });
});

it('keeps bars visible under forced colors', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 5_000 });
  await panel.page.emulateMedia({ forcedColors: 'active' });
  await panel.showInvocation(syncCold);
  const handler = panel.page.locator('.bar.kind-handler').first();
  expect(await handler.evaluate((bar) => getComputedStyle(bar).backgroundColor)).toBe('rgb(89, 164, 249)');
  await panel.close();
});

it('tells the open tab, pressed buttons and links apart under forced colors', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000 });
  await panel.page.emulateMedia({ forcedColors: 'active' });
  await panel.showInvocation(eventFailing(3));
  const seen = await panel.page.evaluate(() => {
    const style = (selector: string, pseudo?: string) => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(`There is no ${selector}.`);
      return getComputedStyle(element, pseudo);
    };
    const probe = document.createElement('span');
    probe.style.cssText = 'forced-color-adjust: none; color: LinkText; background: Highlight';
    document.body.append(probe);
    const { color, backgroundColor } = getComputedStyle(probe);
    return {
      highlight: backgroundColor,
      linkText: color,
      tab: style('.view-tab[aria-selected="true"]', '::after').backgroundColor,
      pressed: style('.icon-button[aria-pressed="true"]').backgroundColor,
      released: style('.icon-button[aria-pressed="false"]').backgroundColor,
      link: style('.header .link').color,
      underline: style('.header .link').textDecorationLine,
    };
  });
  expect(seen).toMatchObject({
    tab: seen.highlight,
    pressed: seen.highlight,
    link: seen.linkText,
    underline: 'underline',
  });
  expect(seen.released).not.toBe(seen.highlight);
  await panel.close();
});

it('does not move when motion is reduced', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 1_000 });
  await panel.page.emulateMedia({ reducedMotion: 'reduce' });
  await panel.showInvocation(syncWaiting);
  const animations = await panel.page
    .locator('.spinning')
    .evaluateAll((icons) => icons.map((icon) => getComputedStyle(icon).animationName));
  expect(new Set(animations)).toEqual(new Set(['none']));
  expect(await readText(panel.page.locator('.elapsed'))).toMatch(/^Elapsed \d+ s$/);
  await panel.close();
});
