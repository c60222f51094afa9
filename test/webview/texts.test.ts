import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/model/base/formatBytes';
import type { Lifecycle } from '../../src/model/lifecycle/lifecycle';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { jsonTokens } from '../../src/webview/answer/jsonTokens';
import { readFailure } from '../../src/webview/answer/readFailure';
import { resultOf } from '../../src/webview/answer/resultOf';
import { shownPayload } from '../../src/webview/answer/shownPayload';
import { describeMode } from '../../src/webview/header/describeMode';
import { facts } from '../../src/webview/header/facts';
import { arnName } from '../../src/webview/lifecycle/arnName';
import { placeLabels } from '../../src/webview/lifecycle/placeLabels';
import { lineAt } from '../../src/webview/log/lineAt';
import { shownLog, withoutFirst } from '../../src/webview/log/logGroups';
import { shownLine } from '../../src/webview/log/logText';
import { countdown } from '../../src/webview/parts/countdown';
import { shortPath } from '../../src/webview/parts/shortPath';
import { prettyDocument } from '../../src/webview/raw/rawDocuments';
import { dryRun, eventFailing, syncCold, syncTimeout } from './fixtures/invocations';

describe('the mode in words', () => {
  const event = eventFailing(0);
  const config = event.eventInvokeConfig;
  const withConfig = (change: object) => ({ ...event, eventInvokeConfig: config && { ...config, ...change } });
  it.each([
    [syncCold, 'Synchronous: the caller waits for the response; Lambda does not retry errors.'],
    [event, 'Asynchronous: Lambda queues the event and retries function errors twice (after about 1 and 2 min).'],
    [
      withConfig({ retryDelaysMs: [1_000, 2_500] }),
      'Asynchronous: Lambda queues the event and retries function errors twice (after about 1 and 2.5 s).',
    ],
    [
      withConfig({ maximumRetryAttempts: 1 }),
      'Asynchronous: Lambda queues the event and retries function errors once (after about 1 min).',
    ],
    [
      withConfig({ maximumRetryAttempts: 0 }),
      'Asynchronous: Lambda queues the event and does not retry function errors.',
    ],
    [
      { ...event, eventInvokeConfig: undefined },
      'Asynchronous: Lambda queues the event and retries function errors twice by default (after about 1 and 2 min).',
    ],
  ])('%#', (invocation, sentence) => {
    expect(describeMode(invocation)).toBe(sentence);
  });
});

it('what never started has no figures of a run', () => {
  const lifecycle = lifecycleOf(syncCold, syncCold.sentMs + 60_000);
  const steps = lifecycle.steps.map((step) => (step.kind === 'attempt' ? { ...step, initMs: 0 } : step));
  const labels = (one: Lifecycle) => facts(syncCold, one, undefined).map(({ label }) => label);
  const ofRun = ['Start', 'Duration', 'Billed', 'Memory'];
  expect(labels(lifecycle)).toEqual(expect.arrayContaining(ofRun));
  expect(labels({ ...lifecycle, steps }).filter((label) => ofRun.includes(label))).toEqual([]);
});

describe('a failure that was returned', () => {
  it('is read from Node.js', () => {
    const trace = ['Error: no', '    at total (/var/task/a.js:4:2)', '    at file:///var/task/b.mjs:9:1'];
    expect(readFailure(JSON.stringify({ errorType: 'Error', errorMessage: 'no', trace }))).toEqual({
      type: 'Error',
      message: 'no',
      place: { path: '/var/task/a.js', line: 4 },
      frames: [
        { path: '/var/task/a.js', line: 4, label: 'total' },
        { path: '/var/task/b.mjs', line: 9, label: '<anonymous>' },
      ],
    });
  });

  it('is read from Python', () => {
    const stackTrace = ['  File "/var/task/app.py", line 7, in handler\n    raise ValueError()\n'];
    expect(readFailure(JSON.stringify({ errorType: 'ValueError', errorMessage: '', stackTrace }))?.frames).toEqual([
      { path: '/var/task/app.py', line: 7, label: 'handler' },
    ]);
  });

  it('is nothing in any other payload', () => {
    expect(readFailure('"text"')).toBeUndefined();
    expect(readFailure('{"statusCode": 500}')).toBeUndefined();
  });
});

describe('payloads', () => {
  it('tokens joined are the text again', () => {
    const text = JSON.stringify({ 'a "b"': [1, -2.5e3, true, null, 'x\\"'] }, null, 2);
    const tokens = jsonTokens(text);
    expect(tokens.map((token) => token.text).join('')).toBe(text);
    expect(tokens.filter(({ kind }) => kind !== 'plain').map(({ kind }) => kind)).toEqual([
      'name',
      'number',
      'number',
      'literal',
      'literal',
      'string',
    ]);
  });

  it('JSON is laid out as it was written, other text stays, long ones are cut', () => {
    const written = '{\n  "id": 12345678901234567890,\n  "n": 1.0,\n  "n": 1e400\n}';
    expect(shownPayload('{"id":12345678901234567890,"n":1.0,"n":1e400}').text).toBe(written);
    expect(prettyDocument('{"id":12345678901234567890,"n":1.0,"n":1e400}')).toBe(written);
    expect(shownPayload('{"a":1}')).toEqual({ text: '{\n  "a": 1\n}', isJson: true, isCut: false });
    expect(shownPayload('<html>')).toEqual({ text: '<html>', isJson: false, isCut: false });
    expect(shownPayload(JSON.stringify('x'.repeat(300_000)))).toMatchObject({ isCut: true });
  });
});

describe('logs', () => {
  const lines = (invocation: typeof syncCold) =>
    shownLog(invocation)?.groups.map(({ title, lines: all }) => [
      title,
      ...all.map(({ time, level, text }) =>
        [time === '' ? '' : 'time', level ?? '', text].filter((part) => part !== '').join(' '),
      ),
    ]);

  it('a tail is one group, without the request id in every line', () => {
    expect(lines(syncTimeout)).toEqual([
      [
        undefined,
        'START, version $LATEST',
        'time info calling the payment provider',
        'time error Task timed out after 3.00 seconds',
        'END',
        'REPORT ran 3 s, billed 3 s, used 78 of 128 MB, status timeout',
      ],
    ]);
  });

  it('events are grouped by attempt', () => {
    expect(lines(eventFailing(2))?.map(([title, first]) => [title, first])).toEqual([
      ['Attempt 1', 'time START, version $LATEST'],
      ['Attempt 2', 'time START, version $LATEST'],
    ]);
  });
});

it('labels that would touch are left out, the weightier stay', () => {
  const placed = placeLabels(
    [
      { key: 'wait', text: '1 min', middlePx: 60, weight: 1 },
      { key: 'attempt', text: '683 ms, init 312 ms', shortText: '683 ms', roomPx: 40, middlePx: 30, weight: 2 },
      { key: 'edge', text: '265 ms', middlePx: 400, weight: 1 },
    ],
    400,
  );
  expect(placed.map(({ text }) => text)).toEqual(['683 ms', '265 ms']);
  expect(placed[1]?.middlePx).toBeLessThan(400);
});

it('small words', () => {
  expect(countdown(38_200)).toBe('in 39 s');
  expect(countdown(-5)).toBe('any moment now');
  expect([1, 812, 3_500, 6_291_456].map(formatBytes)).toEqual(['1 byte', '812 bytes', '3.4 KB', '6 MB']);
  expect(arnName('arn:aws:sqs:eu-west-1:123456789012:orders-dlq')).toBe('orders-dlq');
  expect(arnName('arn:aws:events:eu-west-1:123456789012:event-bus/main')).toBe('main');
});

it('the end of a long log keeps the numbers of its attempts', () => {
  const invocation = eventFailing(2);
  const [start, ...rest] = invocation.logs;
  if (start === undefined) throw new Error('The fixture has a log.');
  const log = shownLog({ ...invocation, logs: [...Array.from({ length: 2_500 }, () => start), ...rest] });
  const end = withoutFirst(log?.groups ?? [], 509);
  expect(end.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(2_000);
  expect(end.at(-1)?.title).toBe('Attempt 2501');
});

it('leads from a time to the line that was written then', () => {
  const lines = [
    'START RequestId: a Version: 3',
    '2026-11-23T10:00:00.250Z\ta\tINFO\tfirst',
    '2026-11-23T10:00:01.000Z\ta\tWARN\tlast',
  ].map((line) => shownLine(line, undefined));
  const textAt = (time: string) => lineAt(lines, Date.parse(time))?.text;
  expect(textAt('2026-11-23T10:00:00.000Z')).toBe('first');
  expect(textAt('2026-11-23T10:00:00.251Z')).toBe('last');
  expect(textAt('2026-11-23T11:00:00.000Z')).toBe('last');
  expect(lineAt(lines.slice(0, 1), 0)).toBeUndefined();
});

it('an uncaught error is read like one, and opens to all of it', () => {
  const error = {
    errorType: 'TypeError',
    errorMessage: 'x is undefined',
    stack: ['TypeError: x is undefined', '    at f'],
  };
  const line = `2026-11-23T10:00:00.250Z\ta\tERROR\tInvoke Error \t${JSON.stringify(error)}`;
  expect(shownLine(line, undefined)).toMatchObject({
    level: 'error',
    text: 'Invoke Error: TypeError: x is undefined',
    json: JSON.stringify(error, undefined, 2),
    raw: line,
  });
});

it('paths of frames are as short as they may be', () => {
  expect(shortPath('/var/task/src/app.js')).toBe('src/app.js');
  expect(shortPath('/srv/shop/functions/checkout/index.mjs')).toBe('…/functions/checkout/index.mjs');
  expect(shortPath('/opt/layer.py')).toBe('/opt/layer.py');
});

it('what came of it, in one line', () => {
  expect(resultOf(syncCold, undefined)).toMatchObject({ kind: 'returned', text: expect.stringMatching(/^\{/) });
  expect(resultOf(dryRun, undefined)).toBeUndefined();
  const failed = eventFailing(3);
  expect(resultOf(failed, parseTrace(failed.documents))).toMatchObject({
    kind: 'thrown',
    frame: { path: '/var/task/src/checkout.js', line: 42 },
  });
  const frames = (trace: readonly string[]) => ({
    ...syncCold,
    answer: {
      ...syncCold.answer,
      functionError: 'Unhandled',
      payload: JSON.stringify({ errorType: 'TypeError', errorMessage: 'x', trace }),
    } as typeof syncCold.answer,
  });
  const thrown = resultOf(
    frames([
      'TypeError: x',
      '    at query (/var/task/node_modules/pg/a.js:3:1)',
      '    at total (/var/task/app.js:9:2)',
    ]),
    undefined,
  );
  expect(thrown).toMatchObject({ kind: 'thrown', frame: { path: '/var/task/app.js', line: 9, label: 'total' } });
});
