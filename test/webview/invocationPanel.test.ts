import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import { dryRun, eventFailing, refused, syncCold, syncError, syncTimeout, syncWaiting } from './fixtures/invocations';
import { requestId, startMs, traceId } from './fixtures/segments';
import { everythingOpen, launchBrowser, PanelPage, readText } from './panelPage';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function shown(invocation: Invocation, afterMs: number, state: unknown = everythingOpen): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs: startMs + afterMs, state });
  await panel.showInvocation(invocation);
  return panel;
}

function headline(panel: PanelPage): Promise<string> {
  return readText(panel.page.locator('h1'));
}

function result(panel: PanelPage): Promise<string> {
  return readText(panel.page.locator('.result'));
}

function figures(panel: PanelPage): Promise<string> {
  return readText(panel.page.locator('.figures'));
}

function section(panel: PanelPage, name: string): Promise<string> {
  return readText(panel.page.getByRole('region', { name, exact: true }));
}

describe('a synchronous call', () => {
  it('shows outcome, figures, steps and waterfall of a cold start', async () => {
    const panel = await shown(syncCold, 5_000);

    expect(await headline(panel)).toBe('Succeeded');
    expect(await result(panel)).toMatch(/^Response \{"orderId":"A-1042".* View$/);
    expect(await figures(panel)).toBe('From sent to response 742 ms Start cold start, init 313 ms Memory 78 of 128 MB');
    expect(await readText(panel.page.locator('.facts'))).toBe(
      'Function duration 118 ms Billed 119 ms Configured runtime nodejs22.x Architecture arm64 Request ID 3f0c8c52…7c11 Trace ID 1-6a74b1…4567',
    );
    expect(
      await panel.page.locator('.fact-id .id').evaluateAll((ids) => ids.map((id) => id.getAttribute('title'))),
    ).toEqual([requestId, traceId]);
    expect(await panel.steps()).toEqual([
      'Sent +0 ms',
      'Function succeeded, cold start 313 ms from the trace +280 ms 444 ms',
      'Response received HTTP 200, 202 bytes +742 ms',
    ]);
    expect(await panel.rows()).toEqual([
      'v checkout  714 ms',
      '    Environment creation  268 ms',
      '    Init  313 ms',
      '  v checkout  122 ms',
      '    v Handler  118 ms',
      '      v ## charge  106 ms',
      '          DynamoDB  38 ms',
      '          DynamoDB  43 ms',
      '      Overhead  3 ms',
    ]);
    expect(await section(panel, 'Response')).toContain('"orderId": "A-1042", "status": "charged"');
    expect(await section(panel, 'Log')).toContain('WARN stock of kettle-1l is low: 3 left');
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  it('shows an error with frames that open the file', async () => {
    const panel = await shown(syncError, 5_000);

    expect(await headline(panel)).toBe('Failed');
    expect(await result(panel)).toBe(
      "TypeError: Cannot read properties of undefined (reading 'price') totalOf src/checkout.js:42",
    );
    await panel.page
      .getByRole('region', { name: 'Response' })
      .getByRole('button', { name: 'src/checkout.js:42' })
      .click();
    expect(await panel.posted()).toContainEqual({
      type: 'requestOpenFrame',
      requestId: 1,
      path: '/var/task/src/checkout.js',
      line: 42,
    });
    await panel.close();
  });

  it('names the limit of a timeout', async () => {
    const panel = await shown(syncTimeout, 8_000);

    expect(await headline(panel)).toBe('Timed out after 3 s');
    expect(await result(panel)).toBe('payments.example.com was still open');
    expect(await figures(panel)).toMatch(/^From sent to response 3.06 s /);
    expect(await panel.steps()).toContain('Function Task timed out after 3.00 seconds from the trace +24 ms 3.01 s');
    await panel.close();
  });

  it('counts while it waits, towards the timeout', async () => {
    const panel = await shown(syncWaiting, 1_000);
    expect(await headline(panel)).toBe('Waiting for response');

    await panel.page.clock.runFor(1_400);

    expect(await readText(panel.page.locator('.live-line'))).toBe('Elapsed 2.5 s Timeout in 1 s');
    expect(await section(panel, 'Lifecycle')).toContain('Waiting for X-Ray');
    await panel.close();
  });
});

describe('an event', () => {
  it('shows the whole life of a failure', async () => {
    const panel = await shown(eventFailing(3), 190_000);

    const error = "TypeError: Cannot read properties of undefined (reading 'price')";
    expect(await headline(panel)).toBe('Failed after 3 attempts');
    expect(await result(panel)).toBe(`${error} totalOf src/checkout.js:42`);
    expect(await figures(panel)).toBe(
      'From sent to the last end 3 min 1 s Start cold start 1 of 3, init 312 ms Memory 78 of 128 MB Caller got 202 in 31 ms',
    );
    expect(await panel.steps()).toEqual([
      'Sent +0 ms',
      'Accepted HTTP 202 from the trace +12 ms 15 ms',
      'Dwell time from the trace +12 ms 133 ms',
      `Attempt 1 ${error}, cold start 312 ms from the trace +145 ms 683 ms`,
      'Back-off before attempt 2 from the trace +828 ms 1 min',
      `Attempt 2 ${error} from the trace +1 min 1 s 265 ms`,
      'Back-off before attempt 3 from the trace +1 min 1 s 2 min',
      `Attempt 3 ${error} from the trace +3 min 1 s 265 ms`,
      'Dead-letter queue checkout-failures by configuration +3 min 1 s',
    ]);
    await panel.close();
  });

  it('says when the next attempt is expected, and counts without touching the waterfall', async () => {
    const panel = await shown(eventFailing(1), 22_000);
    expect(await headline(panel)).toBe('Attempt 1 failed, waiting for attempt 2');
    expect(await result(panel)).toMatch(/^TypeError: Cannot read .* totalOf src\/checkout.js:42$/);
    await panel.page.evaluate(() => {
      window.savedState = 0;
      const grid = document.querySelector('.waterfall') ?? document.body;
      const count = () => {
        window.savedState = Number(window.savedState) + 1;
      };
      new MutationObserver(count).observe(grid, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });

    await panel.page.clock.runFor(10_000);

    expect(await readText(panel.page.locator('.live-line'))).toBe(
      'Elapsed 32.1 s Attempt 2 in 29 s Retry delays 1 and 2 min Retry now Use 5 s and 10 s',
    );
    expect((await panel.steps()).at(-1)).toBe(
      'Back-off attempt 2 expected at 16:43:00, in 29 s expected by configuration +828 ms 1 min',
    );
    expect(await panel.state()).toBe(0);
    await panel.close();
  });

  it('says that nothing is read while the window is in the background, until it has the focus', async () => {
    const panel = await shown(eventFailing(1), 22_000);
    const live = panel.page.locator('.live-line');
    await panel.showInvocation(eventFailing(1), startMs + 22_000, true);
    expect(await readText(live)).toBe(
      'Elapsed 22.1 s Attempt 2 in 39 s Traces and logs paused while the window is in the background Retry delays 1 and 2 min Retry now Use 5 s and 10 s',
    );
    await panel.showInvocation(eventFailing(1), startMs + 23_000);
    expect(await readText(live)).not.toContain('paused');
    await panel.close();
  });

  it('grows as evidence arrives, says so, and keeps what the reader did', async () => {
    const panel = await shown(eventFailing(0), 100);
    await panel.showInvocation(eventFailing(1), startMs + 2_000);
    await panel.page.getByRole('row', { name: /^Dwell time/ }).click();
    await panel.page.getByRole('row', { name: /^Attempt 1/ }).focus();
    await panel.page.keyboard.press('ArrowLeft');
    await panel.page.keyboard.press('ArrowUp');

    await panel.showInvocation(eventFailing(2), startMs + 62_000);

    expect(await readText(panel.page.getByRole('status'))).toContain('Attempt 2: TypeError');
    expect(await panel.rows()).toEqual([
      'v checkout  1 min 1 s',
      '    Accepted  15 ms',
      '    Dwell time  133 ms',
      '  > Attempt 1  683 ms',
      '    Back-off  1 min',
      '  v Attempt 2  265 ms',
      '    v checkout  251 ms',
      '        Handler  250 ms',
      '        Overhead  1 ms',
    ]);
    expect(await panel.page.locator('.row[aria-selected="true"]').getAttribute('aria-label')).toMatch(/^Dwell time/);
    expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Dwell time/);
    await panel.close();
  });
});

describe('what is missing is said', () => {
  it('a dry run has no trace and no log', async () => {
    const panel = await shown(dryRun, 1_000);
    expect(await headline(panel)).toBe('Permitted');
    expect(await result(panel)).toBe('The call would be allowed; nothing ran');
    expect(await panel.page.getByRole('region').evaluateAll((all) => all.length)).toBe(2);
    expect(await section(panel, 'Response')).toContain('Nothing ran, so there is no response.');
    await panel.close();
  });

  it('a refusal shows the reason', async () => {
    const panel = await shown(refused, 1_000);
    expect(await panel.steps()).toEqual(['Sent +0 ms', 'Refused AccessDeniedException, HTTP 403 +40 ms']);
    expect(await section(panel, 'Lifecycle')).toContain('nothing ran and there is no trace');
    await panel.close();
  });

  it('tells how to get a trace when tracing is off', async () => {
    const configuration = syncCold.configuration && { ...syncCold.configuration, tracing: 'PassThrough' as const };
    const panel = await shown({ ...syncCold, documents: [], configuration }, 5_000);
    expect(await section(panel, 'Lifecycle')).toContain('active tracing turned off (PassThrough)');
    await panel.close();
  });

  it('names what X-Ray cut off and what could not be read', async () => {
    const panel = await shown(
      { ...syncCold, documents: [...syncCold.documents, '{'], isTraceLimitExceeded: true },
      5_000,
    );
    expect(await section(panel, 'Trace')).toMatch(/segments are missing.*is not valid JSON and was skipped/);
    await panel.close();
  });
});

describe('actions', () => {
  it('ask the host once and copy with feedback', async () => {
    const panel = await shown(syncCold, 5_000);
    await panel.page.getByRole('button', { name: 'Invoke Again' }).click();
    await panel.page.getByRole('button', { name: 'Copy the request ID' }).click();
    await panel.page.locator('.fact-id .codicon-check').waitFor();

    expect(await panel.posted()).toEqual([
      { type: 'ready' },
      { type: 'requestInvokeAgain', requestId: 1 },
      { type: 'requestCopy', requestId: 2, text: requestId },
    ]);
    expect(await readText(panel.page.getByRole('status'))).toBe('Copied the request ID');
    await panel.close();
  });

  it('retries now, or within seconds, while an event waits on Local', async () => {
    const panel = await shown(eventFailing(1), 22_000);
    await panel.page.getByRole('button', { name: 'Retry now' }).click();
    await panel.page.getByRole('button', { name: 'Use 5 s and 10 s' }).click();
    expect((await panel.posted()).slice(1)).toEqual([
      { type: 'requestRetryNow', requestId: 1 },
      { type: 'requestShortRetryDelays', requestId: 2 },
    ]);

    const config = eventFailing(1).eventInvokeConfig;
    const eventInvokeConfig = config && { ...config, retryDelaysMs: [5_000, 10_000] as const };
    await panel.showInvocation({ ...eventFailing(1), eventInvokeConfig });
    expect(await readText(panel.page.locator('.delays'))).toBe('Retry delays 5 and 10 s');
    expect(await panel.page.getByRole('button', { name: 'Use 5 s and 10 s' }).count()).toBe(0);

    const target = { ...eventFailing(1).target, connectionId: 'aws:Prod' };
    await panel.showInvocation({ ...eventFailing(1), target });
    expect(await panel.page.getByRole('button', { name: 'Retry now' }).count()).toBe(0);
    await panel.close();
  });

  it('offers to stop waiting while there is something to wait for', async () => {
    const panel = await shown(syncWaiting, 1_000);
    const stop = panel.page.getByRole('button', { name: 'Stop Waiting' });
    expect(await stop.getAttribute('title')).toContain('The function keeps running');
    await stop.click();
    expect(await panel.posted()).toContainEqual({ type: 'requestStopWaiting', requestId: 1 });

    await panel.showInvocation(syncCold);
    expect(await stop.isVisible()).toBe(false);
    await panel.close();
  });
});

describe('what the reader chose', () => {
  it('comes back after a reload', async () => {
    const first = await shown(syncCold, 5_000);
    await first.page.getByRole('button', { name: 'Log', exact: true }).click();
    await first.page.getByRole('row', { name: /^Handler/ }).focus();
    await first.page.keyboard.press('ArrowLeft');
    const state = await first.state();
    await first.close();

    const second = await shown(syncCold, 9_000, state);
    expect(await second.rows()).toContain('    > Handler  118 ms');
    expect(await second.page.getByRole('button', { name: 'Log', exact: true }).getAttribute('aria-expanded')).toBe(
      'false',
    );
    expect(state).toMatchObject({ subject: { kind: 'invocation', invocationId: 'invocation-1' } });
    await second.close();
  });
});

it('a message it does not know is refused and named', async () => {
  const panel = await shown(syncCold, 5_000);
  await panel.send({ type: 'showNothing' });
  expect(panel.complaints).toEqual(['Dwell: the panel received an unknown message.']);
  expect(await headline(panel)).toBe('Succeeded');
  await panel.close();
});
