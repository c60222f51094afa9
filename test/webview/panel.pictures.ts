import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { ShownExecution } from '../../src/protocol/shownExecution';
import { inProject } from '../tools/project.mjs';
import { mapped } from '../trace/map/mapped';
import { endedExecution, executionStartMs, shownExecution, waitingOrder } from './fixtures/executions';
import { eventFailing, syncCold, syncError, syncTimeout } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage } from './panelPage';
import { themes } from './themes';

// The panel alone at the four widths it is designed for, in VS Code's four kinds of themes. DWELL_PICTURES names another folder.
let browser: Browser;
const folder = process.env.DWELL_PICTURES ?? inProject('dist/pictures/panel');

beforeAll(async () => {
  browser = await launchBrowser();
  await mkdir(folder, { recursive: true });
});

afterAll(() => browser.close());

interface Situation {
  readonly name: string;
  readonly nowMs: number;
  readonly shown: Invocation | ShownExecution | readonly string[];
}

const situations: readonly Situation[] = [
  { name: 'succeeded', nowMs: startMs + 600_000, shown: syncCold },
  { name: 'failed', nowMs: startMs + 600_000, shown: syncError },
  { name: 'event-live', nowMs: startMs + 21_000, shown: eventFailing(1) },
  { name: 'event-done', nowMs: startMs + 600_000, shown: eventFailing(3) },
  { name: 'timed-out', nowMs: startMs + 600_000, shown: syncTimeout },
  { name: 'execution-waiting', nowMs: executionStartMs + 7_500_000, shown: shownExecution(waitingOrder) },
  { name: 'execution-done', nowMs: executionStartMs + 7_500_000, shown: endedExecution('nested parallel') },
  { name: 'trace-1000', nowMs: startMs + 600_000, shown: manySegments(1_000) },
];

const widths = [300, 500, 900, 1_400];

const cases = situations.flatMap((situation) =>
  themes.flatMap((theme) => widths.map((width) => [situation.name, theme.name, width, situation, theme] as const)),
);

it.each(cases)('%s, %s, %i px', async (name, themeName, width, { nowMs, shown }, theme) => {
  const panel = await PanelPage.open(browser, { nowMs, width, height: 900, theme });
  if ('events' in shown) await panel.showExecution(shown);
  else if ('id' in shown) await panel.showInvocation(shown);
  else await panel.showTrace(shown);
  expect(panel.complaints).toEqual([]);
  const themeWord = themeName.toLowerCase().replaceAll(' ', '-');
  await panel.page.screenshot({ path: join(folder, `${name}-${themeWord}-${width}.png`) });
  await panel.close();
});

it.each(themes.flatMap((theme) => [500, 1_400].map((width) => [theme.name, width, theme] as const)))(
  'trace map, %s, %i px',
  async (themeName, width, theme) => {
    const panel = await PanelPage.open(browser, { nowMs: startMs, width, height: 700, theme });
    await panel.showTrace(mapped.apiToTwoFunctionsAndAQueue ?? []);
    await panel.page.getByRole('tab', { name: 'Map' }).click();
    await panel.page.clock.resume();
    await panel.page.locator('.map-button').first().focus();
    await panel.page.keyboard.press(width > 1_000 ? 'ArrowRight' : 'ArrowDown');
    expect(panel.complaints).toEqual([]);
    const themeWord = themeName.toLowerCase().replaceAll(' ', '-');
    await panel.page.screenshot({ path: join(folder, `trace-map-${themeWord}-${width}.png`) });
    await panel.close();
  },
);
