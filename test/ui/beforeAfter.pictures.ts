import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { type Theme, Workbench } from './workbench';

/** The right halves of the sheets of trees and palettes, into `dist/pictures`: `npm run pictures` puts them in. */
let workbench: Workbench | undefined;
let denying: Server | undefined;
const folder = inProject('dist/pictures');

const themes: readonly (readonly [Theme, string])[] = [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Default High Contrast', 'dark-high-contrast'],
  ['Default High Contrast Light', 'light-high-contrast'],
];

/** What of the window is taken, in pixels. */
interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

beforeAll(() => mkdir(folder, { recursive: true }));

afterEach(async () => {
  await workbench?.close();
  denying?.close();
});

async function take(bench: Workbench, name: string, clip: Clip): Promise<void> {
  await bench.page.mouse.move(800, 400);
  for (const [theme, suffix] of themes) {
    await bench.setTheme(theme);
    await bench.page.screenshot({ path: join(folder, `${name}-${suffix}.png`), clip });
  }
}

/** An account in which nothing may be listed. */
function startDenying(): Promise<number> {
  const type = { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' };
  const message = 'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: lambda:ListFunctions';
  const server = createServer((_, response) => {
    response.writeHead(403, type).end(JSON.stringify({ Message: message }));
  });
  denying = server;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

test('a tree with failures, 280 px wide', async () => {
  const stack = { kind: 'endpoint', region: 'us-east-1', testCredentials: true };
  const connections = [
    { kind: 'local', name: 'Local' },
    { ...stack, name: 'LocalStack', endpoint: 'http://localhost:4566' },
    { ...stack, name: 'Staging', endpoint: `http://127.0.0.1:${await startDenying()}` },
    { kind: 'aws', name: 'Production', profile: 'production', region: 'eu-central-1', protected: true },
  ];
  workbench = await Workbench.open({
    settings: { 'dwell.local.retryDelays': [1, 1], 'dwell.connections': connections },
    viewport: { width: 900, height: 1_000 },
  });
  await workbench.openView('Lambda');
  const tree = workbench.tree('Functions');
  await tree.expand('Local');
  await tree.clickAction('always-fails', 'Invoke as Event');
  await workbench.panelText('Failed after 3 attempts');
  await tree.clickAction('hello', 'Invoke Synchronously');
  await workbench.panelText('Succeeded');
  await tree.clickAction('times-out', 'Invoke Synchronously');
  await workbench.panelText(/Timed out after/);
  await tree.expand('LocalStack');
  await tree.row('Connection refused').waitFor();
  await tree.expand('Staging');
  await tree.row('Access denied').waitFor();
  await tree.expand('Production');
  await tree.row('No credentials').waitFor();
  await tree.row(/last timed out/).waitFor();
  await workbench.tree('Traces').pane.locator('.pane-header').click();
  const box = await workbench.page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  await workbench.page.mouse.move(box.x + box.width, 300);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(box.x + 280, 300, { steps: 5 });
  await workbench.page.mouse.up();
  // As high as the picture before, where the functions end with the failed connections and the invocations follow.
  await workbench.page.setViewportSize({ width: 900, height: 560 });
  const { page } = workbench;
  const below = await workbench.tree('Invocations').pane.boundingBox();
  if (below === null) throw new Error('There are no invocations.');
  await page.mouse.move(box.x + 100, below.y);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 390, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(box.x + 100, box.y + 200);
  const scrolled = async () => {
    await page.mouse.wheel(0, 2_000);
    return tree.row('No credentials').isVisible();
  };
  await expect.poll(scrolled).toBe(true);
  await take(workbench, 'tree-failures', { x: box.x, y: box.y, width: 282, height: 480 });
});

test('the palette of an empty window', async () => {
  workbench = await Workbench.open({ isEmpty: true, viewport: { width: 1_000, height: 700 } });
  await workbench.openView('Lambda');
  await workbench.tree('Functions').pane.locator('.welcome-view-content').getByText('Open Folder…').waitFor();
  await workbench.page.keyboard.press('F1');
  await workbench.quickPick.type('>Lambda: ');
  await workbench.quickPick.items();
  await take(workbench, 'palette-empty-window', { x: 48, y: 0, width: 900, height: 375 });
});
