import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventFailing, syncError } from './fixtures/invocations';
import { manySegments } from './fixtures/manySegments';
import { repeatedCalls } from './fixtures/repeatedCalls';
import { dynamoCall, functionSegment, part, serviceSegment, startMs } from './fixtures/segments';
import { launchBrowser, PanelPage, readText } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function shown(documents: readonly string[], state?: unknown): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000, width: 900, state });
  await panel.showTrace(documents);
  return panel;
}

/** Presses a key where the focus is and lets the panel draw. */
async function press({ page }: PanelPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.clock.runFor(100);
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('Not on the page.');
  return box;
}

function overview({ page }: PanelPage): Promise<string> {
  return readText(page.locator('.overview-text'));
}

function status({ page }: PanelPage): Promise<string> {
  return readText(page.getByRole('status'));
}

/** Drags from one place to another in steps, as a hand does. */
async function drag({ page }: PanelPage, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await page.mouse.move(...to);
  await page.mouse.up();
  await page.clock.runFor(100);
}

describe('zoom', () => {
  it('by keys, and back', async () => {
    const panel = await shown(repeatedCalls());
    const bar = panel.page.getByRole('row', { name: /^Handler/ }).locator('.bar');
    const before = (await boxOf(bar)).width;
    await panel.page.getByRole('row', { name: /^Handler/ }).focus();
    expect(await overview(panel)).toBe('Whole trace');
    await press(panel, '+');
    expect(await overview(panel)).toBe('43 ms to 217 ms Show all');
    expect((await boxOf(bar)).width).toBeGreaterThan(before);
    await press(panel, 'd');
    expect(await overview(panel)).toBe('78 ms to 251 ms Show all');
    await press(panel, 'Shift+ArrowLeft', 's');
    expect(await overview(panel)).toBe('Whole trace');
    await panel.page.getByRole('row', { name: /^Handler/ }).click();
    await press(panel, 'f');
    expect(await overview(panel)).toBe('11 ms to 260 ms Show all');
    await press(panel, '0');
    expect(await overview(panel)).toBe('Whole trace');
    await panel.close();
  });

  it('with the wheel keeps the time under the pointer; rows that are elsewhere say where', async () => {
    const panel = await shown(repeatedCalls());
    const { page } = panel;
    const cell = await boxOf(page.getByRole('row', { name: /^Handler/ }).locator('.bar-cell'));
    const time = page.locator('.crosshair-time');
    await page.mouse.move(cell.x + 300, cell.y + 12);
    const before = Number.parseFloat((await time.innerText()) || '0');
    expect(before).toBeGreaterThan(100);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.clock.runFor(100);
    await page.mouse.move(cell.x + 300, cell.y + 13);
    const after = Number.parseFloat(await time.innerText());
    expect(Math.abs(after - before)).toBeLessThan(0.6);
    expect(await overview(panel)).toMatch(/Show all$/);
    expect(await page.locator('.bar-cell.is-before, .bar-cell.is-after').count()).toBeGreaterThan(0);

    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await page.clock.runFor(100);
    await page.mouse.move(cell.x + 300, cell.y + 12);
    expect(Number.parseFloat(await time.innerText())).toBeGreaterThan(after);
    await panel.close();
  });

  it('by a drag over the bars, which says how long it is and does not select', async () => {
    const panel = await shown(eventFailing(3).documents);
    const { page } = panel;
    const row = page.getByRole('row', { name: /^Dwell time/ });
    const cell = await boxOf(row.locator('.bar-cell'));
    await page.mouse.move(cell.x + 20, cell.y + 12);
    await page.mouse.down();
    await page.mouse.move(cell.x + 60, cell.y + 12);
    expect(await page.locator('.crosshair-time').innerText()).toMatch(/^\d+ ms$/);
    expect((await boxOf(page.locator('.drag-stretch'))).width).toBeCloseTo(40, 0);
    await page.mouse.up();
    await page.clock.runFor(100);
    expect(await overview(panel)).toMatch(/ ms to .* ms Show all$/);
    expect(await row.getAttribute('aria-selected')).toBe('false');
    await panel.close();
  });

  it('Escape ends a drag, then the search, then the zoom, and then is VS Code’s', async () => {
    const panel = await shown(repeatedCalls());
    const { page } = panel;
    await press(panel, '+', '/');
    await page.keyboard.type('orders');
    await page.clock.runFor(100);
    await page.getByRole('row', { name: /^Handler/ }).focus();
    await page.evaluate(() => {
      window.posted = [];
      window.addEventListener('keydown', ({ key }) => window.posted.push({ type: key } as never));
    });
    await press(panel, 'Escape');
    expect(await page.getByLabel('Find in trace').inputValue()).toBe('');
    await press(panel, 'Escape');
    expect(await overview(panel)).toBe('Whole trace');
    expect(await panel.posted()).toEqual([]);
    await press(panel, 'Escape');
    expect(await panel.posted()).toEqual([{ type: 'Escape' }]);
    await panel.close();
  });

  it('comes back with the panel', async () => {
    const first = await shown(repeatedCalls());
    await press(first, '+');
    const second = await shown(repeatedCalls(), await first.state());
    expect(await overview(second)).toBe(await overview(first));
    await first.close();
    await second.close();
  });
});

describe('the minimap', () => {
  it('is operated by keyboard', async () => {
    const panel = await shown(repeatedCalls());
    const start = panel.page.getByRole('slider', { name: 'Start of the shown time' });
    const end = panel.page.getByRole('slider', { name: 'End of the shown time' });
    await start.focus();
    await press(panel, 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect(await start.getAttribute('aria-valuetext')).toBe('52 ms');
    await end.focus();
    await press(panel, 'PageDown', 'ArrowLeft');
    expect(await end.getAttribute('aria-valuetext')).toBe('231 ms');
    expect(await overview(panel)).toBe('52 ms to 231 ms Show all');
    await start.focus();
    await press(panel, 'End');
    expect(Number(await start.getAttribute('aria-valuenow'))).toBeLessThanOrEqual(
      Number(await end.getAttribute('aria-valuenow')),
    );
    await press(panel, 'Home');
    await end.focus();
    await press(panel, 'End');
    expect(await overview(panel)).toBe('Whole trace');
    await panel.close();
  });

  it('a drag selects, a click goes there, a drag of the range moves it', async () => {
    const panel = await shown(repeatedCalls());
    const map = await boxOf(panel.page.locator('.minimap'));
    const at = (share: number): [number, number] => [map.x + map.width * share, map.y + 20];
    await drag(panel, at(0.25), at(0.5));
    expect(await overview(panel)).toBe('65.0 ms to 130.0 ms Show all');
    await panel.page.mouse.click(...at(0.75));
    await panel.page.clock.runFor(100);
    expect(await overview(panel)).toBe('162.5 ms to 227.5 ms Show all');
    await drag(panel, at(0.75), at(0.5));
    expect(await overview(panel)).toBe('97.5 ms to 162.5 ms Show all');
    await panel.page.getByRole('button', { name: 'Show all' }).click();
    await panel.page.clock.runFor(100);
    expect(await overview(panel)).toBe('Whole trace');
    await panel.close();
  });

  it('lines up with the bars under it', async () => {
    const panel = await shown(eventFailing(3).documents);
    const map = await boxOf(panel.page.locator('.minimap'));
    const cell = await boxOf(panel.page.locator('.row .bar-cell').first());
    expect(map.x).toBeCloseTo(cell.x, 0);
    expect(map.width).toBeCloseTo(cell.width, 0);
    await panel.close();
  });
});

describe('search', () => {
  it('counts, goes round and opens what hides a match', async () => {
    const panel = await shown(manySegments(1_000));
    const { page } = panel;
    await press(panel, '/');
    await page.keyboard.type('a0000050');
    await page.clock.runFor(100);
    expect(await readText(page.locator('.find-count'))).toBe('1 found');
    await press(panel, 'Enter');
    expect(await readText(page.locator('.find-count'))).toBe('1 of 1');
    expect(await readText(page.locator('.row.current-hit .name-cell'))).toContain('batch 6');
    expect(await status(panel)).toMatch(/^batch 6, /);

    await page.getByLabel('Find in trace').fill('PutItem');
    await page.clock.runFor(100);
    expect(await readText(page.locator('.find-count'))).toBe('990 found');
    await press(panel, 'Enter', 'F3', 'Shift+Enter', 'Shift+F3');
    expect(await readText(page.locator('.find-count'))).toBe('990 of 990');
    const current = page.locator('.row.current-hit');
    expect(await current.getAttribute('aria-label')).toMatch(/, found$/);
    expect(await current.getAttribute('aria-level')).toBe('6');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await press(panel, 'Escape');
    expect(await page.locator('.row.hit').count()).toBe(0);
    await press(panel, 'Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/^row /);
    await panel.close();
  });

  it('letters in the field are words, not keys', async () => {
    const panel = await shown(repeatedCalls());
    await press(panel, 'Control+f');
    await panel.page.keyboard.type('was f0!?');
    await panel.page.clock.runFor(500);
    expect(await panel.page.getByLabel('Find in trace').inputValue()).toBe('was f0!?');
    expect(await overview(panel)).toBe('Whole trace');
    expect(await readText(panel.page.locator('.find-count'))).toBe('No results');
    await panel.close();
  });
});

it('shows failed rows only, with what they belong to, and says what is hidden', async () => {
  const panel = await shown(repeatedCalls());
  await press(panel, '!');
  expect(await panel.rows()).toEqual([
    'v checkout  260 ms',
    '  v checkout  235 ms',
    '    v Handler  228 ms',
    '        DynamoDB  9 ms',
  ]);
  expect(await readText(panel.page.locator('.filter-notice'))).toBe(
    '1 failed row and its parents; 14 rows are hidden. Show all rows',
  );
  expect(await status(panel)).toBe('1 failed row and its parents; 14 rows are hidden.');
  expect(await panel.page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('5');
  const places = panel.page.locator('.row').last();
  expect([await places.getAttribute('aria-posinset'), await places.getAttribute('aria-setsize')]).toEqual(['1', '1']);
  await panel.page.getByRole('button', { name: 'Show all rows' }).click();
  await panel.page.clock.runFor(100);
  expect(await panel.page.locator('.filter-notice').count()).toBe(0);
  await panel.close();
});

describe('groups of equal siblings', () => {
  it('are closed, and their slowest and failed ones one click away', async () => {
    const panel = await shown(repeatedCalls());
    const { page } = panel;
    expect(await panel.rows()).toEqual([
      'v checkout  260 ms',
      '  v checkout  235 ms',
      '    v Handler  228 ms',
      '        Not recorded  38 ms',
      '      > DynamoDB × 12  119 ms',
      '        api.pay.example  50 ms',
      '      Overhead  4 ms',
    ]);
    const group = page.getByRole('row', { name: /^12 × DynamoDB, equal siblings/ });
    expect(await group.getAttribute('aria-label')).toBe(
      '12 × DynamoDB, equal siblings, PutItem orders · 6 ms to 9 ms, median 8 ms · 1 failed, 119 ms together, starts at 60 ms, on the critical path',
    );
    await group.click();
    await page.clock.runFor(100);
    const details = page.getByRole('region', { name: 'Details of DynamoDB × 12' });
    expect(await readText(details)).toContain('Failed 1 of 12');
    await details.getByRole('listitem').filter({ hasText: 'ConditionalCheckFailed' }).getByRole('button').click();
    await page.clock.runFor(100);
    expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('20');
    expect(await readText(page.getByRole('region', { name: /^Details of/ }))).toContain(
      'ConditionalCheckFailedException The conditional request failed',
    );
    await panel.close();
  });

  it('what the reader opened stays open when the trace grows', async () => {
    const [service = '', run = ''] = repeatedCalls();
    const panel = await shown([service, run]);
    await panel.page.getByRole('row', { name: /^12 × DynamoDB/ }).focus();
    await press(panel, 'ArrowRight');
    expect(await panel.page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('20');
    const document = JSON.parse(run);
    document.subsegments[0].subsegments.splice(12, 0, dynamoCall('cx', 180, 185, 'PutItem'));
    document.subsegments[0].subsegments[12].resource_arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';
    await panel.showTrace([service, JSON.stringify(document)]);
    expect(await panel.page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('21');
    expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^13 × DynamoDB/,
    );
    await panel.close();
  });
});

describe('the details', () => {
  it('tell of a call: retries, resource, HTTP, annotations, its document', async () => {
    const panel = await shown(repeatedCalls());
    const { page } = panel;
    await press(panel, '/');
    await page.keyboard.type('Conditional');
    await page.clock.runFor(100);
    await press(panel, 'Enter');
    const details = page.getByRole('region', { name: 'Details of DynamoDB' });
    const text = await readText(details);
    expect(text).toContain('Retries 2 by the SDK');
    expect(text).toContain('operation PutItem');
    expect(text).toContain('resource arn:aws:dynamodb:eu-west-1:123456789012:table/orders');
    await details.getByRole('button', { name: 'Copy the ARN' }).click();
    await details.getByRole('button', { name: 'Raw JSON' }).click();
    expect((await panel.posted()).slice(-2)).toEqual([
      { type: 'requestCopy', requestId: 1, text: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' },
      { type: 'requestOpenDocument', requestId: 2, segmentId: 'c300000000000000' },
    ]);
    await page.getByRole('row', { name: /^api\.pay\.example/ }).click();
    await page.clock.runFor(100);
    expect(await readText(page.getByRole('region', { name: 'Details of api.pay.example' }))).toMatch(
      /HTTP method POST url https:\/\/api\.pay\.example\/charges status 201 Annotations customer Ada/,
    );
    await page.getByRole('row', { name: /^Handler/ }).click();
    await page.clock.runFor(100);
    expect(await readText(page.getByRole('region', { name: 'Details of Handler' }))).toContain(
      'Self time 88 ms (39 %)',
    );
    await panel.close();
  });

  it('have the log lines of the row', async () => {
    const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000, width: 900 });
    await panel.showInvocation(eventFailing(3));
    await panel.page.getByRole('row', { name: /^Attempt 2/ }).click();
    await panel.page.clock.runFor(100);
    const log = panel.page.getByRole('group', { name: 'Log of Attempt 2' });
    expect(await log.locator('.log-line').count()).toBe(5);
    expect(await readText(log)).toContain('charging order A-1043');
    await panel.page.getByRole('row', { name: /^Dwell time/ }).click();
    await panel.page.clock.runFor(100);
    expect(await panel.page.getByRole('group', { name: 'Log of Dwell time' }).count()).toBe(0);
    await panel.close();
  });
});

it('? shows the keys and keeps the focus until it is closed', async () => {
  const panel = await shown(repeatedCalls());
  await panel.page.getByRole('row', { name: /^Handler/ }).focus();
  await press(panel, '?');
  const dialog = panel.page.getByRole('dialog', { name: 'Keys of the trace' });
  expect(await readText(dialog)).toContain('/ Ctrl+F Find');
  await press(panel, 'Tab', 'Tab');
  expect(await panel.page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await press(panel, 'Escape');
  expect(await dialog.count()).toBe(0);
  expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Handler/);
  await panel.close();
});

it('the toolbar is one stop of Tab; arrows go on', async () => {
  const panel = await shown(repeatedCalls());
  const named = () => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await panel.page.getByLabel('Find in trace').focus();
  await press(panel, 'Tab');
  expect(await named()).toBe('Failed rows only (!)');
  await press(panel, 'ArrowRight');
  expect(await named()).toBe('Group equal siblings');
  await press(panel, 'End', 'ArrowRight', 'ArrowLeft');
  expect(await named()).toBe('Keys (?)');
  await press(panel, 'Tab');
  expect(await named()).toBe('Start of the shown time');
  await press(panel, 'Shift+Tab');
  expect(await named()).toBe('Keys (?)');
  await panel.close();
});

describe('while evidence arrives', () => {
  const run = (number: number, from: number) =>
    functionSegment(number, from, from + 40, [
      part(`2${number}`, 'Invocation', from + 1, from + 38, {
        subsegments: Array.from({ length: 30 }, (_, call) =>
          part(`${number}a${call.toString(16)}`, `step ${number}.${call}`, from + 1 + call, from + 2 + call),
        ),
      }),
    ]);

  it('the row in use stays where it is on the screen, and the news is said once', async () => {
    const panel = await shown([serviceSegment(0, 500, 200), run(2, 200), run(3, 300)]);
    const { page } = panel;
    const row = page.getByRole('row', { name: /^step 3\.10,/ });
    await page
      .getByRole('row', { name: /^checkout/ })
      .first()
      .focus();
    await press(panel, 'End', 'PageUp');
    await row.click();
    await page.clock.runFor(100);
    const before = (await boxOf(row)).y;
    await panel.showTrace([serviceSegment(0, 500, 200), run(1, 100), run(2, 200), run(3, 300), run(4, 400)]);
    expect((await boxOf(row)).y).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^step 3\.10,/);
    expect(await status(panel)).toBe('2 segments added');
    await panel.close();
  });

  it('what happened and what came are one announcement', async () => {
    const panel = await PanelPage.open(browser, { nowMs: startMs + 70_000 });
    await panel.showInvocation(eventFailing(1));
    await panel.showInvocation(eventFailing(2));
    expect(await status(panel)).toMatch(/^1 segment added\. .*Attempt 2: TypeError/);
    await panel.close();
  });

  it('a zoom stays', async () => {
    const panel = await shown([serviceSegment(0, 500, 200), run(2, 200)]);
    await press(panel, '+', '+');
    const before = await overview(panel);
    await panel.showTrace([serviceSegment(0, 500, 200), run(2, 200), run(3, 300)]);
    expect(await overview(panel)).toBe(before);
    await panel.close();
  });
});

it('works in 300 px: details go below, the minimap has no labels, nothing scrolls sideways', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 190_000, width: 300 });
  await panel.showInvocation(syncError);
  await panel.page.locator('.row').first().focus();
  await press(panel, '+');
  expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  expect(await panel.page.locator('.minimap-label').isVisible()).toBe(false);
  const details = await boxOf(panel.page.locator('.details'));
  expect(details.y).toBeGreaterThan((await boxOf(panel.page.locator('.waterfall'))).y);
  await panel.close();
});
