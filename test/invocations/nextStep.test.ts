import { describe, expect, test } from 'vitest';
import { evidenceState } from '../../src/invocations/evidenceState';
import { nextStep } from '../../src/invocations/nextStep';
import type { Invocation } from '../../src/model/invocation/invocation';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { checkout, defaultConfig, makeEvent, requestId, sentMs } from '../model/makeInvocation';
import { loggedFailure } from '../model/threeAttempts';

/** The times at which an invocation of which nothing new is ever heard is asked about, after its answer, and how that ends. */
function follow(invocation: Invocation, fromMs: number) {
  const times: number[] = [];
  for (let nowMs = fromMs; times.length < 5_000; times.push(nowMs - sentMs)) {
    const step = nextStep({
      lifecycle: lifecycleOf(invocation, nowMs),
      evidence: evidenceState(invocation),
      sources: { trace: false, logs: true, execution: false },
      answeredMs: sentMs + 15,
      timeoutMs: 3_000,
      lastNewsMs: fromMs,
      quietPolls: times.length,
      nowMs,
    });
    if (step.kind === 'end') return { times, reason: step.reason };
    nowMs = step.atMs;
  }
  return { times, reason: 'never' };
}

const silentJava = [
  { timestampMs: sentMs + 60, message: `START RequestId: ${requestId} Version: $LATEST` },
  { timestampMs: sentMs + 70, message: `END RequestId: ${requestId}` },
  {
    timestampMs: sentMs + 70,
    message: `REPORT RequestId: ${requestId}\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 90 MB`,
  },
].map((event) => ({ ...event, stream: 's' }));

describe('a retry that does not come is awaited until the event is too old, at a bounded cost', () => {
  test.each([
    // The retry may have run without a trace of it: what became of the event stays open.
    ['after a failure', makeEvent({ logs: loggedFailure(60, 260) }), 'gaveUp'],
    [
      'after a run of which the log does not say how it went',
      makeEvent({ configuration: { ...checkout, runtime: 'java21' }, logs: silentJava }),
      'complete',
    ],
  ])('%s', (_, invocation, end) => {
    const { times, reason } = follow(invocation, sentMs + 300);
    expect(reason).toBe(end);
    expect((times.at(-1) ?? 0) / 3_600_000).toBeCloseTo(6, 0);
    expect(times.at(-1)).toBeGreaterThan(21_600_000);
    expect(times.length).toBeLessThan(200);
    // Quick around the expected minute, and every five minutes in the end.
    expect(times.filter((at) => at > 60_000 && at < 75_000).length).toBeGreaterThan(5);
    expect(times.filter((at) => at > 10_800_000 && at < 14_400_000)).toHaveLength(12);
  });

  test('the maximum age of the function’s own settings counts', () => {
    const eventInvokeConfig = { ...defaultConfig, maximumEventAgeSeconds: 120 };
    const { times, reason } = follow(makeEvent({ logs: loggedFailure(60, 260), eventInvokeConfig }), sentMs + 300);
    expect(reason).toBe('gaveUp');
    expect(times.at(-1)).toBeGreaterThan(120_000);
    // Evidence of the retry, which was due, may come ten minutes late.
    expect(times.at(-1)).toBeLessThan(620_000);
  });

  test('what cannot be retried ends soon', () => {
    const eventInvokeConfig = { ...defaultConfig, maximumRetryAttempts: 0 };
    const { times } = follow(makeEvent({ logs: loggedFailure(60, 260), eventInvokeConfig }), sentMs + 300);
    expect(times.at(-1)).toBeLessThan(10_000);
  });
});

test('what is possible and until when is said to the one who waits', () => {
  const { awaiting } = lifecycleOf(makeEvent({ logs: loggedFailure(60, 260) }), sentMs + 600_000);
  expect(awaiting).toEqual({
    what: 'nextAttempt',
    untilMs: sentMs + 60_260,
    possibleUntilMs: sentMs + 15 + 21_600_000,
  });
});
