import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered, makeEvent } from '../../model/makeInvocation';
import { executionArn } from '../fixtures/executions';
import { functionSegment, part, serviceSegment, startMs, traceId } from '../fixtures/segments';
import { launchBrowser, PanelPage } from '../panelPage';

/* The ways from a trace and from an invocation to the durable execution. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function traceWith(durableFunctions: readonly string[]): Promise<PanelPage> {
  const step = part('c1', 'Operation: reserve', 30, 60, { annotations: { 'durable.execution.arn': executionArn } });
  const documents = [serviceSegment(0, 100, 200), functionSegment(1, 20, 90, [step])];
  const panel = await PanelPage.open(browser, { nowMs: startMs + 1_000, width: 900 });
  await panel.send({
    type: 'showTrace',
    subject: { kind: 'trace', connectionId: 'local:Local', traceId },
    trace: { origin: 'Local', traceId, documents, isTraceLimitExceeded: false },
    durableFunctions,
    hostNowMs: startMs + 1_000,
  });
  return panel;
}

/** Selects a row, and the requests of the buttons **Open Execution** in its details. */
async function openFrom(panel: PanelPage, row: RegExp): Promise<readonly object[]> {
  await panel.page.getByRole('row', { name: row }).first().click();
  const button = panel.page.locator('.details').getByRole('button', { name: 'Open Execution' });
  if ((await button.count()) > 0) await button.click();
  return (await panel.posted()).filter(({ type }) => type.endsWith('Execution'));
}

it('a run of a durable function in a trace leads to the execution that it is of', async () => {
  const panel = await traceWith(['checkout']);
  expect(await openFrom(panel, /^checkout/)).toEqual([
    expect.objectContaining({
      type: 'requestFindExecution',
      functionName: 'checkout',
      fromMs: startMs,
      atMs: startMs,
    }),
  ]);
  await panel.close();
});

it('a run of another function leads nowhere', async () => {
  const panel = await traceWith(['order']);
  expect(await openFrom(panel, /^checkout/)).toEqual([]);
  await panel.close();
});

it('a span that names its execution leads there', async () => {
  const panel = await traceWith([]);
  expect(await openFrom(panel, /^Operation: reserve/)).toEqual([
    expect.objectContaining({ type: 'requestOpenExecution', executionArn }),
  ]);
  await panel.close();
});

it('so does the panel of the invocation that started it', async () => {
  const panel = await PanelPage.open(browser, { nowMs: startMs + 1_000, width: 900 });
  await panel.showInvocation(
    makeEvent({ answer: answered(15, { statusCode: 202, durableExecutionArn: executionArn }) }),
  );
  await panel.page.locator('.header').getByRole('button', { name: 'Open Execution' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestOpenExecution', executionArn });
  await panel.close();
});
