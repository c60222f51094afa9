import { describe, expect, it } from 'vitest';
import { clockTime } from '../../src/model/base/clockTime';
import { describeAttempts } from '../../src/model/invocation/describeAttempts';
import { describeOutcome } from '../../src/model/invocation/describeOutcome';
import type { Invocation, LogEvent } from '../../src/model/invocation/invocation';
import { shortOutcome } from '../../src/model/invocation/shortOutcome';
import type { TraceEvidence } from '../../src/model/lifecycle/lifecycle';
import { reduceLifecycle } from '../../src/model/lifecycle/reduceLifecycle';
import { logEvidence } from '../../src/model/log/logEvidence';
import { answered, defaultConfig, makeEvent, makeInvocation, requestId, sentMs } from './makeInvocation';
import { loggedFailure, threeTraced, traced, tracedFailure } from './threeAttempts';

const network = {
  reason: 'network',
  name: 'ECONNRESET',
  statusCode: undefined,
  message: 'The connection broke.',
} as const;
const denied = {
  reason: 'accessDenied',
  name: 'AccessDeniedException',
  statusCode: 403,
  message: 'Profile "dev" may not call lambda:InvokeFunction: ask for it.',
} as const;
const timeout =
  '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: x Error: Task timed out after 2.00 seconds"}';
const typeError = '{"errorType":"TypeError","errorMessage":"cannot read properties of undefined\\nsecond line"}';
const placed = JSON.stringify({
  errorType: 'TypeError',
  errorMessage: 'no price',
  trace: [
    'TypeError: no price',
    '    at next (/var/task/node_modules/router/index.js:9:1)',
    '    at total (/var/task/src/checkout.js:42:19)',
    '    at Runtime.handler (/var/task/src/checkout.js:17:17)',
  ],
});
const throttled = { ...tracedFailure(60, 65), outcome: 'throttled', cause: undefined } as const;
const running = { ...tracedFailure(60, 60), endMs: undefined, outcome: 'running', cause: undefined } as const;
const success = { ...tracedFailure(60_260, 60_400), outcome: 'succeeded', cause: undefined } as const;
const gaveUp = { following: { kind: 'ended', reason: 'gaveUp' } } as const;
const short = { eventInvokeConfig: { ...defaultConfig, maximumEventAgeSeconds: 60 } };

type Case = readonly [
  invocation: Invocation,
  trace: TraceEvidence | undefined,
  nowMs: number,
  sentence: string,
  short: string,
];

const cases: readonly Case[] = [
  [makeInvocation(), undefined, 1_200, 'Waiting for response, 1.2 s so far', 'running'],
  [makeInvocation({ answer: answered(212) }), undefined, 300, 'Succeeded in 212 ms', '212 ms'],
  [
    makeInvocation({ answer: answered(80, { functionError: 'Unhandled', payload: typeError }) }),
    undefined,
    300,
    'Failed in 80 ms: TypeError: cannot read properties of undefined',
    'failed · 80 ms',
  ],
  [
    makeInvocation({ answer: answered(2_300, { functionError: 'Unhandled', payload: timeout }) }),
    undefined,
    3_000,
    'Timed out after 2 s; caller waited 2.3 s',
    'timed out · 2.3 s',
  ],
  [
    makeInvocation({ answer: { kind: 'refused', atMs: sentMs + 30, requestId: undefined, failure: denied } }),
    undefined,
    100,
    'Not invoked: Profile "dev" may not call lambda:InvokeFunction: ask for it.',
    'not invoked',
  ],
  [
    makeInvocation({ answer: { kind: 'lost', atMs: sentMs + 5_000, failure: network } }),
    undefined,
    6_000,
    'Connection lost after 5 s; whether the function ran is unknown',
    'outcome unknown',
  ],
  [
    makeEvent({ answer: { kind: 'lost', atMs: sentMs + 5_000, failure: network } }),
    undefined,
    6_000,
    'Connection lost after 5 s; whether Lambda accepted the event is unknown',
    'outcome unknown',
  ],
  [
    makeInvocation({ answer: { kind: 'lost', atMs: sentMs + 12, failure: { ...network, statusCode: 502 } } }),
    undefined,
    6_000,
    'No answer from Lambda after 12 ms (status 502 from a proxy or gateway); whether the function ran is unknown',
    'outcome unknown',
  ],
  [
    makeInvocation({ answer: { kind: 'abandoned', atMs: sentMs + 700 } }),
    undefined,
    6_000,
    'Stopped waiting. The function may still be running; its outcome is unknown',
    'outcome unknown',
  ],
  [
    makeInvocation({ mode: 'DryRun', answer: answered(30, { statusCode: 204 }) }),
    undefined,
    100,
    'Permitted: the call would be allowed; nothing ran',
    'permitted',
  ],
  [makeEvent(), undefined, 2_015, 'Queued for 2 s, waiting for attempt 1', 'queued'],
  [makeEvent(), traced([running], false), 500, 'Attempt 1 is running', 'running'],
  [
    makeEvent(),
    traced([tracedFailure(60, 260)]),
    500,
    `Waiting for attempt 2, expected at ${clockTime(sentMs + 60_260)}`,
    `failed ×1 · next ${clockTime(sentMs + 60_260)}`,
  ],
  [makeEvent(), traced([throttled]), 500, 'Waiting for attempt 1', 'waiting'],
  [
    makeEvent(),
    traced([tracedFailure(60, 260), success]),
    61_000,
    'Succeeded on attempt 2 in 1 min; caller got 202 in 15 ms',
    'succeeded ×2 · 1 min',
  ],
  [
    makeEvent(),
    threeTraced,
    200_000,
    'Failed after 3 attempts in 3 min 1 s: TypeError: total is not a number; caller got 202 in 15 ms',
    'failed ×3 · 3 min 1 s',
  ],
  [
    makeEvent(),
    traced([tracedFailure(60, 260, { outcome: 'succeeded', cause: undefined }), success]),
    61_000,
    'Succeeded, delivered more than once, in 1 min; caller got 202 in 15 ms',
    'succeeded ×2 · 1 min',
  ],
  [
    makeInvocation({ answer: answered(80, { functionError: 'Unhandled', payload: placed }) }),
    undefined,
    300,
    'Failed in 80 ms: TypeError at checkout.js:42: no price',
    'failed · 80 ms',
  ],
  [
    makeEvent(short),
    traced([tracedFailure(60, 260)]),
    90_000,
    'Expired in the queue after 1 min, tried once: TypeError: total is not a number; caller got 202 in 15 ms',
    'expired · 1 min',
  ],
  [
    makeEvent(gaveUp),
    traced([tracedFailure(60, 260)]),
    900_000,
    'Failed after 1 attempt in 260 ms: TypeError: total is not a number; whether it was retried is unknown; caller got 202 in 15 ms',
    'failed · 260 ms',
  ],
  [makeEvent(gaveUp), undefined, 900_000, 'Accepted; the outcome of the event is unknown', 'outcome unknown'],
];

describe('what became of an invocation', () => {
  it.each(cases)('%#', (invocation, traceEvidence, afterMs, sentence, inShort) => {
    const nowMs = sentMs + afterMs;
    const lifecycle = reduceLifecycle({ invocation, traceEvidence, loggedAttempts: [], nowMs });
    expect(`${describeOutcome(invocation, lifecycle, nowMs)} | ${shortOutcome(lifecycle)}`).toBe(
      `${sentence} | ${inShort}`,
    );
  });

  it('names the call that was open when the timeout struck', () => {
    const invocation = makeInvocation({ answer: answered(2_300, { functionError: 'Unhandled', payload: timeout }) });
    const lifecycle = reduceLifecycle({ invocation, traceEvidence: undefined, loggedAttempts: [], nowMs: sentMs });
    expect(describeOutcome(invocation, lifecycle, sentMs, 'payments.example.com')).toBe(
      'Timed out after 2 s while payments.example.com was open; caller waited 2.3 s',
    );
  });

  it('is told from logs alone as well', () => {
    const logs: readonly LogEvent[] = loggedFailure(60, 260);
    const invocation = makeEvent({ eventInvokeConfig: { ...defaultConfig, maximumRetryAttempts: 0 } });
    const loggedAttempts = logEvidence(logs, requestId);
    const lifecycle = reduceLifecycle({ invocation, traceEvidence: undefined, loggedAttempts, nowMs: sentMs + 500 });
    expect(describeOutcome(invocation, lifecycle, sentMs + 500)).toBe(
      'Failed after 1 attempt in 260 ms: TypeError: total is not a number; caller got 202 in 15 ms',
    );
  });
});

describe('how often an event was tried', () => {
  const other = { cause: { type: 'RangeError', message: 'too far' } };
  const timedOut = (id: string) => ({
    cause: { type: 'Sandbox.Timedout', message: `RequestId: ${id} Error: Task timed out` },
    outcome: 'timedOut' as const,
  });
  const ids = ['1aaaaaaa-2222-4333-8444-555555555555', '2aaaaaaa-2222-4333-8444-555555555555'];
  it.each([
    [threeTraced, '3 attempts, identical error'],
    [traced([tracedFailure(60, 70), tracedFailure(60_060, 60_070, other)]), '2 attempts, 2 different errors'],
    [
      traced([tracedFailure(60, 70, timedOut(ids[0] ?? '')), tracedFailure(60_060, 60_070, timedOut(ids[1] ?? ''))]),
      '2 attempts, identical error',
    ],
    [traced([throttled, { ...throttled, startMs: sentMs + 900, endMs: sentMs + 905 }]), 'throttled 2 times'],
    [traced([throttled, success]), '1 attempt, throttled once'],
    [
      traced([{ ...success, startMs: sentMs + 60, endMs: sentMs + 80 }, success]),
      '2 attempts, delivered more than once',
    ],
    [traced([]), undefined],
  ])('%#', (traceEvidence, words) => {
    const input = { invocation: makeEvent(), traceEvidence, loggedAttempts: [], nowMs: sentMs + 200_000 };
    expect(describeAttempts(reduceLifecycle(input))).toBe(words);
  });
});
