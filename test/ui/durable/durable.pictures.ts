import { afterAll, beforeAll, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import type { Theme } from '../workbench';
import { DurableWorkspace } from './durableWorkspace';

/** Makes `docs/pictures/durable-*.png`: the sample's execution while it waits, and once it has ended. */
let durable: DurableWorkspace;

const themes: readonly (readonly [Theme, string])[] = [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Default High Contrast', 'high-contrast'],
];

beforeAll(async () => {
  durable = await DurableWorkspace.open({
    settings: { 'dwell.local.timeScale': 5 },
    viewport: { width: 1500, height: 900 },
  });
});

afterAll(async () => {
  await durable?.close();
});

async function take(name: string): Promise<void> {
  const { workbench } = durable;
  await workbench.page.mouse.move(0, 0);
  for (const [theme, suffix] of themes) {
    await workbench.setTheme(theme);
    await (await workbench.panelFrame()).evaluate(() => document.fonts.ready);
    await workbench.screenshot(inProject(`docs/pictures/durable-${name}-${suffix}.png`));
  }
}

test('an order that waits for its approval', async () => {
  const { workbench } = durable;
  await workbench.tree('Functions').expand('order');
  await workbench.tree('Functions').expand('Executions');
  await workbench.tree('Functions').clickAction('order', 'Invoke as Event');
  await workbench.panelText(/Waiting for a callback for (\d\d|[5-9]) s[\s\S]*1 invocation/);
  await workbench
    .tree('Functions')
    .row(/· running/)
    .waitFor();
  await take('waiting');
});

test('an order that was approved, paid at the third attempt, and shipped', async () => {
  const { workbench } = durable;
  await durable.answer('true');
  await workbench.panelText('Succeeded after');
  await workbench
    .tree('Functions')
    .row(/· succeeded/)
    .waitFor();
  await take('done');
});
