import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { Peers } from '../../src/trace/measure/peers';
import type { RunAnatomy } from '../../src/trace/measure/phases';
import { layOutAnatomy } from '../../src/webview/lifecycle/layOutAnatomy';
import { eventFailing, syncCold, syncTimeout } from './fixtures/invocations';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage, readText } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** The same function behind a connection to AWS. */
function inAws(invocation: Invocation): Invocation {
  return { ...invocation, target: { ...invocation.target, connectionId: 'aws:Prod' }, connectionName: 'Prod' };
}

async function shown(invocation: Invocation, afterMs: number, peers?: Peers, width = 800): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + afterMs, width });
  const subject = { kind: 'invocation', invocationId: invocation.id } as const;
  await panel.send({ type: 'showInvocation', subject, invocation, hostNowMs: startMs + afterMs, peers });
  return panel;
}

const texts = async (panel: PanelPage, selector: string) =>
  Promise.all((await panel.page.locator(selector).all()).map(readText));

describe('the anatomy of a run', () => {
  it('tells phases, lengths of time, timeout and memory in words', async () => {
    const panel = await shown(syncCold, 5_000);
    expect(await texts(panel, '.anatomy-legend > li')).toEqual([
      'Environment creation 268 ms',
      'Init 313 ms',
      'Handler 118 ms',
      'Overhead 3 ms',
    ]);
    expect(await panel.page.getByRole('list', { name: 'Lengths of time' }).allInnerTexts()).toEqual([
      'Caller waited 742 ms\nBilled 119 ms\nEnvironment busy 443 ms',
    ]);
    expect(await texts(panel, '.limit')).toEqual(['Timeout 118 ms of 3 s, 4 %', 'Memory 78 MB of 128 MB, 61 %']);
    await panel.close();
  });

  it('of an event is that of the last attempt, until the reader chooses another, and then stays', async () => {
    const panel = await shown(eventFailing(2), 70_000);
    const heading = panel.page.getByRole('heading', { name: /^Anatomy/ });
    expect(await readText(heading)).toBe('Anatomy of attempt 2');
    await panel.page.getByRole('button', { name: 'Attempt 1', exact: true }).click();
    expect(await readText(heading)).toBe('Anatomy of attempt 1');
    await panel.showInvocation(eventFailing(3), startMs + 190_000);
    expect(await readText(heading)).toBe('Anatomy of attempt 1');
    expect(await texts(panel, '.anatomy-legend > li')).toContain('Init 312 ms');
    await panel.close();
  });

  it('names the call that was open at the timeout, and no response', async () => {
    const panel = await shown(syncTimeout, 8_000);
    expect(await readText(panel.page.locator('h1'))).toBe(
      'Timed out after 3 s while payments.example.com was open; caller waited 3.06 s',
    );
    expect((await texts(panel, '.limit'))[0]).toBe(
      'Timeout 3 s of 3 s, 100 % struck: payments.example.com was open for 2.98 s',
    );
    expect(await panel.page.locator('.anatomy-response').count()).toBe(0);
    await panel.close();
  });

  it('fits into 300 px', async () => {
    const panel = await shown(inAws(syncCold), 5_000, undefined, 300);
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
    await panel.close();
  });
});

describe('an invocation in AWS', () => {
  it('has an estimated cost that tells how it was computed, and a way to the console', async () => {
    const panel = await shown(inAws(eventFailing(3)), 190_000);
    const cost = panel.page.getByRole('button', { name: '$0.00000184' });
    await cost.click();
    expect(await cost.getAttribute('aria-expanded')).toBe('true');
    expect(await texts(panel, '.explanation > li')).toEqual([
      'attempt 1: 0.247 s × 0.125 GB × $0.0000133334 + $0.0000002 for the request = $0.000000612',
      'attempt 2: 0.247 s × 0.125 GB × $0.0000133334 + $0.0000002 for the request = $0.000000612',
      'attempt 3: 0.247 s × 0.125 GB × $0.0000133334 + $0.0000002 for the request = $0.000000612',
      'together $0.00000184',
      'Estimate: list prices of us-east-1 for arm64 as of 2025-10-01; eu-west-1 may differ. Without free tier, provisioned concurrency, SnapStart’s own charges, extra storage and data transfer.',
    ]);
    await panel.page.getByRole('button', { name: 'Open in Console' }).click();
    expect(await panel.posted()).toContainEqual({ type: 'requestOpenConsole', requestId: 1, page: 'function' });
    await panel.close();
  });

  it('run elsewhere has neither', async () => {
    const panel = await shown(eventFailing(3), 190_000);
    expect(await panel.page.getByRole('button', { name: 'Open in Console' }).count()).toBe(0);
    expect(await readText(panel.page.locator('.facts'))).not.toContain('Estimated cost');
    await panel.close();
  });
});

it('is compared with others like it, phase by phase, when there are enough of them', async () => {
  const peers = (count: number): Peers => ({
    times: Array.from({ length: count }, (_, index) => ({ total: 700 + index, init: 400, handler: 100 + index })),
    fromMs: startMs - 3_600_000,
    toMs: startMs - 60_000,
  });
  const panel = await shown(syncCold, 5_000, peers(40));
  expect(await readText(panel.page.locator('.facts'))).toContain('Compared slower than all of 40 like it in 1 h');
  expect(await texts(panel, '.anatomy-legend > li')).toEqual([
    'Environment creation 268 ms',
    'Init 313 ms faster than all of 40',
    'Handler 118 ms faster than 54 % of 40',
    'Overhead 3 ms',
  ]);
  await panel.close();

  const few = await shown(syncCold, 5_000, peers(19));
  expect(await readText(few.page.locator('.facts'))).not.toContain('Compared');
  await few.close();
});

describe('the picture', () => {
  const phase = (kind: RunAnatomy['phases'][number]['kind'], from: number, to: number) =>
    ({ kind, startMs: from, endMs: to, isRunning: false, knownFrom: 'trace' }) as const;
  const run: RunAnatomy = {
    number: 1,
    outcome: 'succeeded',
    cause: undefined,
    start: 'cold',
    phases: [
      phase('environment', 0, 500),
      phase('init', 500, 900),
      phase('handler', 900, 998),
      phase('overhead', 998, 999),
    ],
    responseSentMs: 998,
    callerWaited: { startMs: -20, endMs: 1_010, knownFrom: 'answer' },
    billed: { startMs: 900, endMs: 999, knownFrom: 'logs' },
    environmentBusy: { startMs: 500, endMs: 999, knownFrom: 'trace' },
    memory: undefined,
    timeout: undefined,
    openAtTimeout: undefined,
    notes: [],
  };

  it.each([300, 480, 900])('keeps every phase in sight and every word inside at %i px', (widthPx) => {
    const { phases, brackets, response } = layOutAnatomy(run, widthPx);
    for (const [index, { fromPx, widthPx: width }] of phases.entries()) {
      expect(width).toBeGreaterThanOrEqual(6.9);
      expect(fromPx + width).toBeLessThanOrEqual(widthPx);
      expect(fromPx).toBeGreaterThanOrEqual(
        (phases[index - 1]?.fromPx ?? 0) + (phases[index - 1]?.widthPx ?? 0) - 0.01,
      );
    }
    for (const { text, textPx } of brackets) {
      expect(textPx).toBeGreaterThanOrEqual(0);
      expect(textPx + text.length * 6).toBeLessThanOrEqual(widthPx);
    }
    expect(response?.textPx).toBeGreaterThanOrEqual(0);
  });

  it('names the phases that have room for it', () => {
    expect(layOutAnatomy(run, 900).phases.map(({ text }) => text)).toEqual([
      'Environment creation 500 ms',
      'Init 400 ms',
      '98 ms',
      '',
    ]);
  });
});
