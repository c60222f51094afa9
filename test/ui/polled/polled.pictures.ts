import { afterAll, beforeAll, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import type { Theme } from '../workbench';
import { PolledWorkspace, patienceMs } from './polledWorkspace';

/** Makes `docs/pictures/polled-*.png`: the lifecycle of a message, and a blocked shard. */
let polled: PolledWorkspace;

const themes: readonly (readonly [Theme, string])[] = [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Default High Contrast', 'high-contrast'],
];

beforeAll(async () => {
  polled = await PolledWorkspace.open({ viewport: { width: 1500, height: 900 } });
});

afterAll(async () => {
  await polled?.close();
});

async function take(name: string): Promise<void> {
  const { workbench } = polled;
  await workbench.page.mouse.move(0, 0);
  for (const [theme, suffix] of themes) {
    await workbench.setTheme(theme);
    await (await workbench.panelFrame()).evaluate(() => document.fonts.ready);
    await workbench.screenshot(inProject(`docs/pictures/polled-${name}-${suffix}.png`));
  }
}

test('a poison message in the dead-letter queue', async () => {
  await polled.openTrigger('take-orders', 'SQS');
  await polled.send('SQS', '{ "id": 1, "poison": true }');
  await polled.workbench.panelText('In the dead-letter queue orders-dead after 3 attempts', patienceMs);
  await take('message');
});

test('a blocked shard', async () => {
  await polled.openTrigger('count-clicks', 'Kinesis Data Streams');
  await polled.send('Kinesis Data Streams', '{ "poison": true }');
  await polled.workbench.panelText(/Shard blocked after [3-9] attempts/, patienceMs);
  await take('blocked');
});
