import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { Series, SeriesRun } from '../../src/model/invocation/series';
import { findings } from './findings';
import { syncCold, syncWaiting } from './fixtures/invocations';
import { startMs } from './fixtures/segments';
import { launchBrowser, PanelPage, readText } from './panelPage';
import { themes } from './themes';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const judged: Invocation = {
  ...syncCold,
  callerCheck: {
    event: 'API Gateway REST API, proxy integration',
    isAccepted: false,
    verdict: 'API Gateway would return 502: body is an object, not a string',
    findings: [
      { path: '$.body', severity: 'error', message: 'body is an object, not a string' },
      { path: '$.statusCode', severity: 'warning', message: 'statusCode is missing, so 200 is assumed' },
    ],
    next: 'Lambda would not retry.',
  },
};

const streaming: Invocation = {
  ...syncWaiting,
  mode: 'ResponseStream',
  answer: { kind: 'waiting', streamed: { text: 'once upon ', bytes: 10, chunks: 2, firstMs: startMs + 200 } },
};

function run(number: number, change: Partial<SeriesRun> = {}): SeriesRun {
  return {
    number,
    outcome: 'succeeded',
    callMs: 10 + number,
    durationMs: 5,
    initMs: undefined,
    start: 'warm',
    requestId: 'r',
    problem: undefined,
    ...change,
  };
}

const series: Series = {
  id: 's',
  target: syncCold.target,
  connectionName: 'Prod',
  sentMs: startMs,
  endMs: startMs + 900,
  wanted: 12,
  concurrency: 3,
  underWay: 0,
  isStopped: false,
  runs: [
    run(1, { callMs: 420, start: 'cold', initMs: 300 }),
    run(2, { outcome: 'functionError', problem: 'TypeError: boom' }),
    ...Array.from({ length: 10 }, (_, index) => run(index + 3)),
  ],
};

async function open(nowMs: number, theme = themes[0]): Promise<PanelPage> {
  return PanelPage.open(browser, { nowMs, ...(theme === undefined ? {} : { theme }) });
}

async function showSeries(panel: PanelPage, shown: Series): Promise<void> {
  const subject = { kind: 'series', seriesId: shown.id };
  await panel.send({ type: 'showSeries', subject, series: shown, hostNowMs: startMs + 1_000 });
}

test('what the caller makes of the answer stands with paths and what comes next', async () => {
  const panel = await open(startMs + 5_000);
  await panel.showInvocation(judged);
  const section = panel.page.locator('section', { has: panel.page.locator('#caller-title') });
  expect(await readText(section)).toMatch(
    /API Gateway would return 502: body is an object, not a string\.[\s\S]*Error: [\s\S]*\$\.body[\s\S]*Warning: [\s\S]*\$\.statusCode[\s\S]*Lambda would not retry\./,
  );
  await panel.close();
});

test('a stream shows what has come, and a failure keeps it', async () => {
  const panel = await open(startMs + 1_000);
  await panel.showInvocation(streaming);
  const response = panel.page.locator('section', { has: panel.page.locator('#response-title') });
  expect(await readText(response)).toMatch(/Streaming: 10 bytes in 2 chunks so far\.[\s\S]*once upon/);
  const failed: Invocation = {
    ...streaming,
    answer: {
      kind: 'answered',
      atMs: startMs + 900,
      statusCode: 200,
      requestId: 'r',
      executedVersion: '1',
      functionError: 'Unhandled',
      payload: '{"errorType":"TypeError","errorMessage":"boom"}',
      payloadBytes: 47,
      logTail: undefined,
      streamed: { text: 'once upon ', bytes: 10, chunks: 2, firstMs: startMs + 200 },
    },
  };
  await panel.showInvocation(failed);
  expect(await readText(response)).toMatch(
    /TypeError[\s\S]*The response had begun: 10 bytes in 2 chunks arrived before\./,
  );
  await panel.close();
});

test('the beginning of a long response says so, and the whole is copied by the host', async () => {
  const panel = await open(startMs + 5_000);
  const { answer } = syncCold;
  if (answer.kind !== 'answered') throw new Error('The fixture has an answer.');
  const payload = '[\n  1,\n';
  await panel.showInvocation({
    ...syncCold,
    answer: { ...answer, payload, isPayloadCut: true, payloadBytes: 6_000_000 },
  });
  expect(await readText(panel.page.locator('.cut').first())).toMatch(/This is the beginning of 5\.7 MB\./);
  await panel.page.getByRole('button', { name: 'Copy the response' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestCopyResponse' });
  await panel.close();
});

test('a picture is shown with its size and type, and saved by the host', async () => {
  const panel = await open(startMs + 5_000);
  const { answer } = syncCold;
  if (answer.kind !== 'answered') throw new Error('The fixture has an answer.');
  const base64 = 'R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==';
  const shown = (type: string) => ({ ...answer, payload: '', payloadBytes: 43, binary: { type, base64 } });
  await panel.showInvocation({ ...syncCold, answer: shown('GIF image') });
  const response = panel.page.locator('section', { has: panel.page.locator('#response-title') });
  expect(await readText(response)).toContain('Binary, 43 bytes, GIF image');
  const picture = response.getByRole('img', { name: 'Response' });
  await expect.poll(() => picture.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth)).toBe(1);
  await panel.page.getByRole('button', { name: 'Save Response…' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestSaveResponse' });
  await panel.showInvocation({ ...syncCold, answer: shown('PDF document') });
  await expect.poll(() => picture.count()).toBe(0);
  await panel.close();
});

test('a series tells latencies by start, and each kind of problem once', async () => {
  const panel = await open(startMs + 1_000);
  await showSeries(panel, series);
  const text = await readText(panel.page.locator('#app'));
  expect(text).toContain('12 of 12 invocations in 900 ms: 11 succeeded, 1 failed');
  expect(text).toMatch(/Cold\s+caller waited\s+1\s+420 ms/);
  expect(text).toMatch(/1 ×\s+TypeError: boom/);
  await showSeries(panel, { ...series, endMs: undefined, underWay: 3 });
  await panel.page.getByRole('button', { name: 'Stop' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestStopSeries' });
  await panel.close();
});

describe.each(themes)('in $name', (theme) => {
  it.each([
    ['a judged answer', judged],
    ['a stream', streaming],
  ] as const)('axe finds nothing in %s', async (_, invocation) => {
    const panel = await open(startMs + 1_000, theme);
    await panel.showInvocation(invocation);
    expect(await findings(panel)).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  it('axe finds nothing in a series', async () => {
    const panel = await open(startMs + 1_000, theme);
    await showSeries(panel, series);
    expect(await findings(panel)).toEqual([]);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });
});
