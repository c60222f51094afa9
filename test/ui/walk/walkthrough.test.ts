import { basename } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeTemporary } from '../../tools/temporary.mjs';
import { copySamples } from '../../tools/vscode/samplesCopy.mjs';
import { type Theme, Workbench } from '../workbench';
import { Keys } from './keys';

/** A stranger's first minutes, by keyboard alone: there is no mouse in this file. */
let workbench: Workbench;
let keys: Keys;
let folder: string;

beforeAll(async () => {
  folder = await copySamples();
  workbench = await Workbench.open({
    isEmpty: true,
    viewport: { width: 1400, height: 900 },
    // With motion, VS Code gives the focus back to a step a quarter of a second after its key was released, wherever it is then.
    settings: { 'dwell.local.retryDelays': [1, 2], 'workbench.reduceMotion': 'on' },
  });
  keys = new Keys(workbench.page);
});

afterAll(async () => {
  await workbench?.close();
  await removeTemporary(folder);
});

const themes: readonly Theme[] = [
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

/** A picture in each theme, with the focus where it is. */
async function showInThemes(station: string, focused: Locator): Promise<void> {
  for (const theme of themes) {
    await workbench.setTheme(theme);
    await keys.waitForFocus(focused);
    await workbench.screenshot(`walk-${station}-${theme.replaceAll(' ', '-')}`);
  }
}

const walkthrough = () => workbench.page.locator('.gettingStartedContainer .gettingStartedSlideDetails');

/** Opens the walkthrough from the welcome text of a view. */
async function getStarted(view: string): Promise<void> {
  await keys.run(`Focus on ${view} View`);
  await keys.tabTo(workbench.tree(view).pane.getByRole('button', { name: 'Get started' }));
  await keys.press('Enter');
  await walkthrough().getByText('Get Started with Dwell').waitFor();
}

/** Opens a step and returns its button. */
async function openStep(title: string, button: string): Promise<Locator> {
  const step = walkthrough().getByRole('button', { name: title });
  await keys.tabTo(step);
  await keys.press('Enter');
  await walkthrough().locator('.getting-started-step.expanded').getByText(title).waitFor();
  const link = walkthrough().getByRole('button', { name: button, exact: true });
  await keys.tabTo(link);
  return link;
}

const completed = () => walkthrough().locator('.getting-started-step .codicon.complete');

test('an empty window leads to the walkthrough, its first step to the view, and the view to a folder', async () => {
  expect(await workbench.tabs()).toEqual([]);
  await getStarted('Functions');
  expect(await walkthrough().locator('.step-title').allInnerTexts()).toEqual([
    'See your functions',
    'Invoke a function',
    'Watch an event fail and retry',
    'Read the trace',
  ]);
  const functions = walkthrough().getByRole('button', { name: 'Open Functions' });
  await keys.tabTo(functions);
  await showInThemes('1-functions', functions);
  await keys.press('Enter');
  await expect.poll(() => completed().count()).toBe(1);
  await keys.tabTo(workbench.tree('Functions').pane.getByRole('button', { name: 'Open Folder…' }));
  await keys.press('Enter');
  await keys.openFolder(folder, 'events');
  await expect.poll(() => workbench.page.title()).toContain(basename(folder));
  await keys.run('Focus on Functions View');
  await workbench.tree('Functions').row('always-fails').waitFor();
});

test('an event that fails is one step of the walkthrough, and its attempts arrive', async () => {
  await getStarted('Invocations');
  const button = await openStep('Watch an event fail and retry', 'Invoke as Event');
  await showInThemes('2-event', button);
  await keys.openList('Enter');
  await keys.choose('always-fails');
  await workbench.panelText('Failed after 3 attempts');
  await expect.poll(() => completed().count()).toBe(3);
});

test('the last step leads to the trace, whose attempts are read with the arrow keys', async () => {
  await openStep('Read the trace', 'Show Invocation');
  await keys.press('Enter');
  const frame = await workbench.panelFrame();
  const grid = frame.getByRole('treegrid');
  await keys.tabTo(grid.locator('[role="row"][tabindex="0"]'));
  await keys.press('Home');
  const attempt = grid.getByRole('row', { name: /^Attempt 2/ });
  await keys.pressTo('ArrowDown', attempt);
  await showInThemes('3-trace', attempt);
  expect(await workbench.panelText('Failed after 3 attempts')).toContain('Cannot read properties of undefined');
  await expect.poll(() => completed().count()).toBe(4);
});
