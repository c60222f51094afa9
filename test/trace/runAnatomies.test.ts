import { expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import { answered, checkout, makeEvent, makeInvocation, requestId, sentMs } from '../model/makeInvocation';
import { line, threeLogged } from '../model/threeAttempts';
import { renderAnatomies } from './renderAnatomy';
import { situations } from './situations';

const shop = { connectionId: 'aws:Prod', functionName: 'shop', qualifier: undefined };
const ended = { kind: 'ended', reason: 'complete' } as const;

/** When the imaginary traces begin. */
const traceStartMs = 1_790_000_000_000;

function traced(name: string, answerAfterMs: number, fields: Partial<Invocation> = {}): Invocation {
  return makeInvocation({
    target: shop,
    sentMs: traceStartMs - 20,
    documents: situations[name] ?? [],
    answer: answered(0, { atMs: traceStartMs + answerAfterMs }),
    following: ended,
    ...fields,
  });
}

function report(figures: string): string {
  return [`START RequestId: ${requestId} Version: 1`, `REPORT RequestId: ${requestId}\t${figures}\t`].join('\n');
}

const shown = (invocation: Invocation) => `\n${renderAnatomies(invocation, sentMs + 200_000)}\n`;

it('a cold start: environment, init, handler, overhead, and three lengths of time', () => {
  const logTail = report(
    'Duration: 281.20 ms\tBilled Duration: 581 ms\tMemory Size: 128 MB\tMax Memory Used: 78 MB\tInit Duration: 299.00 ms',
  );
  const answer = answered(0, { atMs: traceStartMs + 1_010, logTail });
  expect(shown(traced('coldStartOldLayout', 1_010, { answer }))).toBe(`
run 1 succeeded cold
  environment 0-400, from trace
  init 400-699, from trace
  handler 700-980, from trace
  overhead 980-990, from trace
  response sent 980
  caller waited -20-1010, from answer
  billed 400.2-981.2, from logs
  environment busy 400-990, from trace
  memory 78 of 128 MB, 61 %
  timeout 281 ms of 3 s, 9 %
`);
});

it('the newer layout: the response is sent long before the environment is free', () => {
  expect(shown(traced('newLayoutWithExtensions', 290))).toBe(`
run 1 succeeded warm
  handler 0-260, from trace
  overhead 260-319, from trace
  extensions 319-639, from trace
  response sent 260
  caller waited -30-280, from answer
  environment busy 0-639, from trace
  timeout 260 ms of 3 s, 9 %
`);
});

it('a caller whose clock is off keeps the length of its wait, around Lambda’s side', () => {
  const fields = { sentMs: traceStartMs + 5_000, answer: answered(0, { atMs: traceStartMs + 5_120 }) };
  expect(shown(traced('warmSync', 0, fields))).toContain('caller waited -17.5-102.5');
});

it('an environment prepared long before is told beside the phases', () => {
  expect(shown(traced('provisionedInitLongBefore', 2_460_110))).toContain(
    'note: The environment was prepared 41 min earlier, in 354 ms.',
  );
});

it('a restored snapshot', () => {
  expect(shown(traced('snapStartRestore', 520))).toMatch(/restored\n {2}environment 0-100.*\n {2}restore 100-299/);
});

it('the oldest layout has no handler: all of the run is its', () => {
  expect(shown(traced('oldestLayout', 110))).toContain('  handler 0-93, from trace');
});

it('names the call that was open when the timeout struck', () => {
  const payload = '{"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 2.00 seconds"}';
  const answer = answered(0, { atMs: traceStartMs + 2_030, functionError: 'Unhandled', payload });
  expect(shown(traced('timeout', 2_030, { answer }))).toContain(
    '  timeout 2 s of 2 s, 100 %\n  open then: payments.example.com, for 1.91 s',
  );
});

it('each attempt of an event has its own', () => {
  const event = makeEvent({
    target: shop,
    sentMs: traceStartMs,
    documents: situations.asyncThreeAttemptsUnderService ?? [],
  });
  expect(shown(event)).toBe(`
run 1 functionError cold
  environment 0-55, from trace
  init 55-154, from trace
  handler 155-254, from trace
  environment busy 55-254, from trace
  timeout 99 ms of 3 s, 3 %
run 2 functionError warm
  handler 0-189, from trace
  environment busy 0-189, from trace
  timeout 189 ms of 3 s, 6 %
run 3 functionError warm
  handler 0-189, from trace
  environment busy 0-189, from trace
  timeout 189 ms of 3 s, 6 %
`);
});

it('a throttled attempt is no run', () => {
  const event = makeEvent({
    target: shop,
    sentMs: traceStartMs,
    documents: situations.asyncThrottledThenSucceeded ?? [],
  });
  expect(shown(event)).toMatch(/^\nrun 2 succeeded warm\n {2}handler 0-285/);
});

it('logs alone give each attempt its run, its bill and its memory', () => {
  const event = makeEvent({ configuration: { ...checkout, tracing: 'PassThrough' }, logs: threeLogged });
  expect(shown(event).split('\n').slice(0, 7)).toEqual([
    '',
    'run 1 functionError warm',
    '  handler 0-200, from logs',
    '  billed 0-200, from logs',
    '  environment busy 0-200, from logs',
    '  memory 64 of 128 MB, 50 %',
    '  timeout 200 ms of 3 s, 7 %',
  ]);
});

it('JSON logs tell handler, runtime and extensions apart', () => {
  const entry = (atMs: number, type: string, record: object) =>
    line(atMs, JSON.stringify({ time: '', type, record: { requestId, ...record } }));
  const spans = [
    { name: 'responseLatency', start: '', durationMs: 120 },
    { name: 'responseDuration', start: '', durationMs: 1 },
    { name: 'runtimeOverhead', start: '', durationMs: 9 },
  ];
  const logs = [
    entry(400, 'platform.start', {}),
    entry(530, 'platform.runtimeDone', { status: 'success', spans, metrics: { durationMs: 130 } }),
    entry(610, 'platform.report', {
      status: 'success',
      metrics: { durationMs: 210, billedDurationMs: 511, memorySizeMB: 128, maxMemoryUsedMB: 127, initDurationMs: 300 },
    }),
  ];
  const invocation = makeInvocation({ answer: answered(620), logs, following: ended });
  expect(shown(invocation)).toBe(`
run 1 succeeded cold
  init 0-300, from logs
  handler 300-421, from logs
  overhead 421-430, from logs
  extensions 430-510, from logs
  caller waited -100-520, from answer
  billed 0-511, from logs
  environment busy 0-510, from logs
  memory 127 of 128 MB, 99 %
  timeout 210 ms of 3 s, 7 %
`);
});

it('with neither trace nor logs there is nothing to take apart', () => {
  expect(renderAnatomies(makeInvocation({ answer: answered(212), following: ended }), sentMs + 300)).toBe('');
});
