import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Theme, Workbench } from './workbench';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open({ viewport: { width: 1400, height: 900 } });
});

afterAll(async () => {
  await workbench?.close();
});

const themes: readonly Theme[] = [
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

test('a link in the empty view opens the walkthrough, whose steps have a picture and are completed', async () => {
  const { page } = workbench;
  expect(await workbench.tabs()).toEqual([]);
  await workbench.openView('Lambda');
  await page.locator('.welcome-view-content').getByRole('button', { name: 'Get started' }).first().click();
  const walkthrough = page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
  await walkthrough.getByText('Get Started with Dwell').waitFor();
  const titles = await walkthrough.locator('.step-title').allInnerTexts();
  expect(titles).toEqual([
    'See your functions',
    'Invoke a function',
    'Watch an event fail and retry',
    'Read the trace',
  ]);

  for (const title of titles) {
    const step = walkthrough.getByRole('button', { name: title });
    if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
    await walkthrough.locator('.getting-started-step.expanded').getByText(title).waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`walkthrough-${titles.indexOf(title) + 1}-${theme.replaceAll(' ', '-')}`);
    }
  }

  await walkthrough.getByRole('button', { name: 'See your functions' }).click();
  await walkthrough.getByRole('button', { name: 'Open Functions' }).click();
  await walkthrough.locator('.codicon.complete').first().waitFor();
});
