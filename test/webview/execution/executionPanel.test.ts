import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownExecution } from '../../../src/protocol/shownExecution';
import { histories } from '../../model/durable/histories';
import { findings } from '../findings';
import {
  endedExecution,
  executionArn,
  executionStartMs,
  manySteps,
  shownExecution,
  waitingOrder,
} from '../fixtures/executions';
import { launchBrowser, PanelPage, readText } from '../panelPage';
import { type Theme, themes } from '../themes';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const nowMs = executionStartMs + 7_500_000;

async function shown(execution: ShownExecution, theme?: Theme, width = 900): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { nowMs, width, ...(theme && { theme }) });
  await panel.showExecution(execution);
  return panel;
}

const headerOf = ({ page }: PanelPage) => readText(page.locator('.header'));

/** The labels of the buttons in a place. */
async function buttonsIn({ page }: PanelPage, place: string): Promise<readonly string[]> {
  return page.locator(`${place} button.button`).allInnerTexts();
}

const withoutId = (messages: readonly object[]) => messages.map((message) => ({ ...message, requestId: 0 }));

describe('an execution that waits', () => {
  it('says for what, since when, and until when', async () => {
    const panel = await shown(shownExecution(waitingOrder));
    const header = await headerOf(panel);
    expect(header).toContain('order 3 order-7 Local');
    expect(header).toContain('Waiting for a callback and a timer');
    expect(header).toContain('Elapsed 2 h 5 min');
    expect(header).toContain('Callback approval · timeout in');
    expect(header).toContain('Timer remind after a day · in');
    expect(header).toContain('ran 567 ms, 0.0 %');
    expect(header).toContain('replayed 30 ms, 0.0 %');
    expect(header).toContain('waited 2 h 5 min, 100.0 %');
    expect(header).toContain('billed 597 ms');
    expect(header).toContain('Waits end 60 times faster than on AWS');
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  it('has its operations as a tree, with attempts, and the invocations below', async () => {
    const panel = await shown(shownExecution(waitingOrder));
    expect(await panel.rows()).toEqual([
      'v order-7  ≥ 2 h 5 min',
      '    reserve stock  70 ms',
      '  v charge card  1 min',
      '      Attempt 1  135 ms',
      '      Back-off  1 min',
      '      Attempt 2  120 ms',
      '  v approval  ≥ 2 h 4 min',
      '      Callback  ≥ 2 h 4 min',
      '      send mail  85 ms',
      '    remind after a day  ≥ 2 h 4 min',
      'v Invocations  1 min 1 s',
      '    Invocation 1  337 ms',
      '  v Invocation 2  260 ms',
      '      Replay  30 ms',
    ]);
    await panel.close();
  });

  it('is answered, stopped and started again from here, each by a command', async () => {
    const panel = await shown(shownExecution(waitingOrder));
    const { page } = panel;
    expect(await buttonsIn(panel, '.actions')).toEqual(['Start Again…', 'Stop…', 'Stop Following']);
    expect(await buttonsIn(panel, '.awaited')).toEqual(['Succeed…', 'Fail…', 'Heartbeat', 'Skip This Wait']);
    for (const name of ['Succeed…', 'Fail…', 'Heartbeat', 'Skip This Wait']) {
      await page.locator('.awaited').getByRole('button', { name }).click();
    }
    await page.locator('.actions').getByRole('button', { name: 'Stop…', exact: true }).click();
    await page.locator('.actions').getByRole('button', { name: 'Start Again…' }).click();
    const about = {
      type: 'requestExecutionCommand',
      requestId: 0,
      callbackId: 'Y2FsbGJhY2s6b3JkZXItNw',
      operationName: 'approval',
    };
    const whole = { type: 'requestExecutionCommand', requestId: 0 };
    expect(withoutId((await panel.posted()).slice(1))).toEqual([
      { ...about, command: 'succeed' },
      { ...about, command: 'fail' },
      { ...about, command: 'heartbeat' },
      { type: 'requestSkipWait', requestId: 0, operationId: 'remind' },
      { ...whole, command: 'stop' },
      { ...whole, command: 'startAgain' },
    ]);
    await panel.close();
  });

  it('has the callback that waits selected, with its buttons and its id', async () => {
    const panel = await shown(shownExecution(waitingOrder));
    const details = await readText(panel.page.getByLabel('Details of Callback'));
    expect(details).toContain('Status waiting');
    expect(details).toContain('Timeout 24 h');
    expect(details).toContain('Heartbeat timeout 1 h');
    expect(await buttonsIn(panel, '.details')).toEqual(['Succeed…', 'Fail…', 'Heartbeat']);
    await panel.close();
  });

  it('cannot be hurried on AWS, nor says a time scale there', async () => {
    const local = shownExecution(waitingOrder);
    const description = local.description && { ...local.description, timeScale: undefined };
    const panel = await shown({ ...local, origin: 'Prod', source: 'aws', description });
    expect(await buttonsIn(panel, '.awaited')).toEqual(['Succeed…', 'Fail…', 'Heartbeat']);
    expect(await headerOf(panel)).not.toContain('times faster');
    await panel.close();
  });

  it('moves on with what is posted, and keeps the subject for a reload', async () => {
    const panel = await shown(shownExecution(waitingOrder));
    await panel.showExecution(endedExecution('wait of two hours'));
    expect(await headerOf(panel)).toContain('Succeeded after 2 h');
    expect(await panel.state()).toMatchObject({
      subject: { kind: 'execution', connectionId: 'local:Local', executionArn },
    });
    await panel.close();
  });
});

describe('an execution that has ended', () => {
  it('shows its error, and which invocation failed', async () => {
    const panel = await shown(endedExecution('callback that timed out'));
    const header = await headerOf(panel);
    expect(header).toContain('Failed after 1 min');
    expect(header).toContain('CallbackError: No heartbeat');
    expect(await buttonsIn(panel, '.actions')).toEqual(['Start Again…']);
    expect(await panel.page.locator('.awaited').count()).toBe(0);
    await panel.close();
  });

  it('leads from an invocation to its trace and its log', async () => {
    const panel = await shown(endedExecution('wait of two hours'));
    const { page } = panel;
    await page.getByRole('row', { name: /^Invocation 2/ }).click();
    expect(await readText(page.getByLabel('Details of Invocation 2'))).toContain('Replayed 2 operations in 10 ms');
    await page.locator('.details').getByRole('button', { name: 'Open Trace' }).click();
    await page.locator('.details').getByRole('button', { name: 'Open Log' }).click();
    expect(withoutId((await panel.posted()).slice(1))).toEqual([
      { type: 'requestOpenRun', requestId: 0, runId: 'req-2', traceId: '1-6ab15580-000000000000000000000001' },
      { type: 'requestOpenRunLog', requestId: 0, runId: 'req-2' },
    ]);
    await panel.close();
  });

  it('leads from an operation to the invocation that ran it', async () => {
    const panel = await shown(endedExecution('wait of two hours'));
    const { page } = panel;
    await page.getByRole('row', { name: /^confirm/ }).click();
    await page.locator('.details').getByRole('button', { name: '2', exact: true }).click();
    await page.getByLabel('Details of Invocation 2').waitFor();
    await panel.close();
  });

  it('leads to the execution of a function that it invoked', async () => {
    const panel = await shown(endedExecution('chained'));
    const { page } = panel;
    await page.getByRole('row', { name: /^ask stock/ }).click();
    await page.locator('.details').getByRole('button', { name: 'Open Execution' }).click();
    expect((await panel.posted()).at(-1)).toMatchObject({
      type: 'requestOpenExecution',
      executionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:stock:7/durable-execution/n1/i1',
    });
    await panel.close();
  });

  it('says what Lambda has cut off', async () => {
    const panel = await shown(endedExecution('truncated payloads'));
    const { page } = panel;
    await page.getByRole('row', { name: /^charge card/ }).click();
    expect(await readText(page.locator('.details'))).toContain('Truncated by Lambda: this is the beginning.');
    await page.getByRole('row', { name: /^ask stock/ }).click();
    await page.getByLabel('Details of ask stock').waitFor();
    expect(await readText(page.locator('.details'))).toContain('left out of the history by Lambda because of its size');
    await panel.close();
  });

  it('keeps events that it does not know, as they came', async () => {
    const panel = await shown(endedExecution('unknown events'));
    const { page } = panel;
    await page.getByRole('row', { name: /^RegionNoted/ }).click();
    expect(await readText(page.getByLabel('Details of RegionNoted'))).toContain('"EventType": "RegionNoted"');
    await panel.close();
  });

  it('has two tables of 100 %', async () => {
    const panel = await shown(endedExecution('step with retries'));
    await panel.page.getByRole('tab', { name: 'Time breakdown' }).click();
    const [totals, operations] = await panel.page.locator('.view table').allInnerTexts();
    expect(totals?.replace(/\s+/g, ' ')).toContain('Ran 58 ms 0.1 % Replayed 30 ms 0.0 % Waited 1 min 2 s 99.9 %');
    expect(operations?.replace(/\s+/g, ' ')).toContain('Whole execution 1 min 2 s 100 %');
    await panel.close();
  });

  it('has its result, its input and its events as they came', async () => {
    const panel = await shown(endedExecution('step with retries'));
    const { page } = panel;
    for (const [tab, text] of [
      ['Result', '"paid"'],
      ['Input', '{}'],
      ['Raw', '"EventType": "ExecutionStarted"'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      expect(await readText(page.locator('.view'))).toContain(text);
    }
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  it('is exported from its menu', async () => {
    const panel = await shown(endedExecution('map'));
    const { page } = panel;
    for (const name of ['History JSON…', 'OTLP JSON…', 'Copy as Markdown', 'SVG picture…']) {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.locator('#export-menu').getByRole('button', { name }).click();
    }
    const posted = (await panel.posted()).slice(1);
    expect(posted).toMatchObject([
      { type: 'requestExport', format: 'history' },
      { type: 'requestExport', format: 'otlp' },
      { type: 'requestExport', format: 'markdown' },
      { type: 'requestSavePicture', format: 'svg' },
    ]);
    expect(JSON.stringify(posted[3])).toContain('map-item-0');
    await panel.close();
  });
});

describe('two executions', () => {
  it('are compared, and the differences add up to the whole', async () => {
    const panel = await shown(endedExecution('step with retries'));
    const { page } = panel;
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Compare With…' }).click();
    expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestCompare' });
    const subject = { kind: 'execution', connectionId: 'local:Local', executionArn };
    const events = (histories['wait of two hours'] ?? []).map((event) => JSON.stringify(event));
    await panel.send({ type: 'showComparedExecution', subject, other: { executionArn, name: 'order-6', events } });
    const view = await readText(page.locator('.view'));
    expect(view).toContain('1 h 59 min faster: 2 h before, 1 min 2 s after.');
    expect(view).toContain('cool down');
    expect(view).toContain('charge card');
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });
});

describe('a saved history', () => {
  const saved = (name: string) =>
    shownExecution(histories[name] ?? [], {
      origin: 'order.json',
      source: 'file',
      executionArn: undefined,
      description: undefined,
      following: 'ended',
    });

  it('can be read, but nothing can be done to it', async () => {
    const panel = await shown(saved('callback that waits'));
    const header = await headerOf(panel);
    expect(header).toContain('order.json durable execution');
    expect(header).toContain('Had not ended when it was saved');
    expect(await buttonsIn(panel, '.header')).toEqual([]);
    expect(await buttonsIn(panel, '.details')).toEqual([]);
    await panel.close();
  });

  it('that begins in the middle says so', async () => {
    const panel = await shown(saved('page from the middle'));
    expect(await readText(panel.page.locator('.trace'))).toContain('The history begins after the start');
    await panel.close();
  });
});

it('an execution that cannot be read says why, and offers to try again', async () => {
  const panel = await shown(
    shownExecution([], {
      following: 'failed',
      notice: { kind: 'error', text: 'Not authorized.' },
      description: undefined,
    }),
  );
  const header = await headerOf(panel);
  expect(header).toContain('Not authorized.');
  await panel.page.getByRole('button', { name: 'Follow Again' }).click();
  expect((await panel.posted()).at(-1)).toMatchObject({ type: 'requestFollow' });
  await panel.close();
});

it('5,000 steps have only the rows in the page that are in sight', async () => {
  const panel = await shown(manySteps(5_000));
  const { page } = panel;
  expect(await page.locator('.grid-canvas > .row').first().getAttribute('aria-setsize')).not.toBe('0');
  expect((await panel.rows()).length).toBeLessThan(80);
  expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('5004');
  await page.getByRole('row', { name: /^step 1,/ }).click();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Details of step 2').waitFor();
  await panel.close();
});

it('rows, details and buttons are reached by keyboard', async () => {
  const panel = await shown(shownExecution(waitingOrder));
  const { page } = panel;
  await page.getByRole('row', { name: /^reserve stock/ }).click();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Details of charge card').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('row', { name: /^charge card/, expanded: false }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('mail');
  await page.keyboard.press('Enter');
  await page.getByLabel('Details of send mail').waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).press('ArrowRight');
  await page.getByRole('tab', { name: 'Time breakdown', selected: true }).waitFor();
  expect(panel.complaints).toEqual([]);
  await panel.close();
});

it.each(themes)('axe finds nothing in $name', async (theme) => {
  const panel = await shown(shownExecution(waitingOrder), theme, theme.name === 'Dark Modern' ? 300 : 900);
  expect(await findings(panel)).toEqual([]);
  await panel.page.keyboard.press('2');
  await panel.page.locator('.view table').first().waitFor();
  expect(await findings(panel)).toEqual([]);
  await panel.close();
});
