import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Invocation, LogEvent } from '../../src/model/invocation/invocation';
import { answered, checkout, requestId as id, makeEvent, makeInvocation, sentMs } from '../model/makeInvocation';
import { line } from '../model/threeAttempts';
import { inProject } from '../tools/project.mjs';
import { situations } from '../trace/situations';
import { launchBrowser, PanelPage } from './panelPage';
import { darkModern, highContrastDark, lightModern, type Theme } from './themes';

let browser: Browser;
const folder = inProject('docs/pictures');

beforeAll(async () => {
  browser = await launchBrowser();
  await mkdir(folder, { recursive: true });
});

afterAll(() => browser.close());

/** One failed run of a Java function: nothing of it says "error" but the stack that Java prints. */
function javaRun(fromMs: number): readonly LogEvent[] {
  return [
    line(fromMs, `START RequestId: ${id} Version: $LATEST\n`),
    line(fromMs + 4, 'no stock: shop.OutOfStock\nshop.OutOfStock: no stock\n\tat shop.Main.handle(Main.java:9)\n'),
    line(fromMs + 10, `END RequestId: ${id}\n`),
    line(
      fromMs + 10,
      `REPORT RequestId: ${id}\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t\n`,
    ),
  ];
}

const other = '99999999-8888-4777-8666-555555555555';

function platform(afterMs: number, type: string, record: object): LogEvent {
  return line(afterMs, JSON.stringify({ time: new Date(sentMs + afterMs).toISOString(), type, record }));
}

/** Two requests in one stream of a managed instance: the other one fails, ours does not. */
const managed: readonly LogEvent[] = [
  platform(1, 'platform.start', { requestId: id, version: '7' }),
  platform(2, 'platform.start', { requestId: other, version: '7' }),
  line(3, JSON.stringify({ level: 'ERROR', requestId: other, errorType: 'OutOfStock', errorMessage: 'no stock' })),
  line(4, JSON.stringify({ level: 'INFO', requestId: id, message: 'reserved' })),
  platform(5, 'platform.report', { requestId: other, status: 'error', metrics: { durationMs: 3 } }),
  platform(9, 'platform.report', { requestId: id, status: 'success', metrics: { durationMs: 8 } }),
];

const ended = { kind: 'ended', reason: 'complete' } as const;

const invocations: Readonly<Record<string, Invocation>> = {
  'conclusion-java': makeEvent({
    configuration: { ...checkout, runtime: 'java21', tracing: 'PassThrough' },
    logs: [...javaRun(60), ...javaRun(60_100), ...javaRun(180_150)],
    following: ended,
  }),
  'conclusion-managed': makeInvocation({
    configuration: { ...checkout, tracing: 'PassThrough', isOnManagedInstances: true },
    answer: answered(12, { payload: '{"reserved":true}', payloadBytes: 17 }),
    logs: managed,
    following: ended,
  }),
};

const traces: Readonly<Record<string, readonly string[] | undefined>> = {
  'conclusion-nested': situations.callerDoesNotWaitForEvent,
  'conclusion-overhead': situations.newLayoutWithExtensions,
  'conclusion-wrapper': situations.serviceSegmentNeverCloses,
};

const themes: Readonly<Record<string, Theme>> = {
  dark: darkModern,
  light: lightModern,
  'high-contrast': highContrastDark,
};

const names = [...Object.keys(invocations), ...Object.keys(traces)];

it.each(names.flatMap((name) => Object.keys(themes).map((theme) => [name, theme] as const)))(
  '%s, %s',
  async (name, theme) => {
    const chosen = themes[theme];
    const panel = await PanelPage.open(browser, {
      nowMs: sentMs + 600_000,
      width: 1_000,
      height: 900,
      ...(chosen === undefined ? {} : { theme: chosen }),
    });
    const invocation = invocations[name];
    const documents = traces[name];
    if (invocation !== undefined) await panel.showInvocation(invocation);
    else if (documents !== undefined) await panel.showTrace(documents);
    expect(panel.complaints).toEqual([]);
    await panel.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    await panel.page.context().close();
  },
);
