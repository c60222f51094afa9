import { describe, expect, it } from 'vitest';
import type { Invocation, LogEvent } from '../../src/model/invocation/invocation';
import type { TraceEvidence } from '../../src/model/lifecycle/lifecycle';
import { reduceLifecycle } from '../../src/model/lifecycle/reduceLifecycle';
import { logEvidence } from '../../src/model/log/logEvidence';
import { accepted, checkout, defaultConfig, makeEvent, requestId, sentMs } from './makeInvocation';
import { renderAttempts, renderLifecycle } from './renderLifecycle';
import { line, loggedFailure, threeLogged, threeTraced, traced, tracedFailure } from './threeAttempts';

function lifecycle(
  invocation: Invocation,
  traceEvidence: TraceEvidence | undefined,
  logs: readonly LogEvent[],
  afterMs: number,
) {
  const loggedAttempts = logEvidence(logs, requestId);
  return reduceLifecycle({ invocation, traceEvidence, loggedAttempts, nowMs: sentMs + afterMs });
}

const lines = (...args: Parameters<typeof lifecycle>) => `\n${renderLifecycle(lifecycle(...args))}\n`;

describe('an event that fails three times', () => {
  const sources: readonly [string, TraceEvidence | undefined, readonly LogEvent[]][] = [
    ['trace', threeTraced, []],
    ['logs', undefined, threeLogged],
    ['both', threeTraced, threeLogged],
  ];

  it.each(sources)('has the same attempts and outcome from %s', (_name, trace, logs) => {
    expect(renderAttempts(lifecycle(makeEvent(), trace, logs, 200_000))).toBe(
      `1 functionError TypeError: total is not a number
2 functionError TypeError: total is not a number
3 functionError TypeError: total is not a number
= functionError true`,
    );
  });

  it('in full, from the trace', () => {
    expect(lines(makeEvent(), threeTraced, [], 200_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-760 functionError TypeError: total is not a number cold init 270 ms, from trace
backOff 760-60760, from trace
attempt 2 60760-61010 functionError TypeError: total is not a number warm, from trace
backOff 61010-181010, from trace
attempt 3 181010-181260 functionError TypeError: total is not a number warm, from trace
dropped 181260
= functionError, 3 attempt(s), ended 181260
  TypeError: total is not a number
  awaiting logs
`);
  });

  it('in full, from the logs', () => {
    expect(
      lines(makeEvent({ following: { kind: 'ended', reason: 'complete' } }), undefined, threeLogged, 200_000),
    ).toBe(`
sent 0-15, from answer
accepted 0-15, from answer
queued 15-510, from logs
attempt 1 510-758 functionError TypeError: total is not a number warm, billed 200 ms, from logs
backOff 758-60772, from logs
attempt 2 60772-61008 functionError TypeError: total is not a number warm, billed 200 ms, from logs
backOff 61008-181022, from logs
attempt 3 181022-181258 functionError TypeError: total is not a number warm, billed 200 ms, from logs
dropped 181258
= functionError, 3 attempt(s), ended 181258
  TypeError: total is not a number
`);
  });
});

describe('an event with pass-through tracing', () => {
  it('is told from its logs alone, and no trace is waited for', () => {
    const event = makeEvent({ configuration: { ...checkout, tracing: 'PassThrough' } });
    const end = lifecycle(event, undefined, threeLogged, 200_000);
    expect(end.awaiting).toEqual({ what: 'logs', untilMs: undefined });
    expect(renderAttempts(end)).toContain('= functionError true');
  });

  it('may leave nothing at all to see', () => {
    const event = makeEvent({
      configuration: { ...checkout, tracing: 'PassThrough' },
      following: { kind: 'ended', reason: 'gaveUp' },
    });
    expect(renderLifecycle(lifecycle(event, undefined, [], 900_000))).toContain('= unknown so far, 0 attempt(s)');
  });
});

describe('an event that found no concurrency', () => {
  const throttle = (from: number) =>
    tracedFailure(from, from + 5, { outcome: 'throttled', cause: undefined, start: 'unknown' });

  it('keeps its retries: throttles are not counted among them', () => {
    const attempts = [throttle(60), tracedFailure(1_100, 1_200), throttle(61_200), tracedFailure(62_300, 62_400)];
    expect(lines(makeEvent(), traced(attempts), [], 63_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-65 throttled unknown, from trace
backOff 65-1100, from trace
attempt 2 1100-1200 functionError TypeError: total is not a number warm, from trace
backOff 1200-61200, from trace
attempt 3 61200-61205 throttled unknown, from trace
backOff 61205-62300, from trace
attempt 4 62300-62400 functionError TypeError: total is not a number warm, from trace
backOff 62400-182400 expected, from configuration
= pending so far, 2 attempt(s), ended …
  awaiting nextAttempt until 182400
`);
  });

  it('expires unrun and is handed on', () => {
    const config = { ...defaultConfig, maximumEventAgeSeconds: 60, deadLetter: 'arn:queue' };
    const event = makeEvent({ eventInvokeConfig: config });
    expect(lines(event, traced([throttle(60), throttle(30_000)]), [], 70_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-65 throttled unknown, from trace
backOff 65-30000, from trace
attempt 2 30000-30005 throttled unknown, from trace
deadLetter 60002 arn:queue
= expired, 0 attempt(s), ended 60002
  awaiting logs
`);
  });
});

describe('an event on its way', () => {
  it('before the answer', () => {
    expect(lines(makeEvent({ answer: { kind: 'waiting' } }), undefined, [], 5)).toBe(`
sent 0-…, from answer
= pending so far, 0 attempt(s), ended …
  awaiting answer
`);
  });

  it('waits in the queue', () => {
    expect(lines(makeEvent(), undefined, [], 40)).toBe(`
sent 0-15, from answer
accepted 0-15, from answer
queued 15-…, from answer
= pending so far, 0 attempt(s), ended …
  awaiting firstAttempt
`);
  });

  it('runs, until its timeout at most', () => {
    const running = { ...tracedFailure(60, 60), endMs: undefined, outcome: 'running', cause: undefined } as const;
    expect(lines(makeEvent(), traced([running], false), [], 500)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-… running warm, from trace
= pending so far, 1 attempt(s), ended …
  awaiting attemptEnd until 3060
`);
  });

  it('waits for the retry that the configuration promises', () => {
    expect(lines(makeEvent(), traced([tracedFailure(60, 260)]), [], 500)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-260 functionError TypeError: total is not a number warm, from trace
backOff 260-60260 expected, from configuration
= pending so far, 1 attempt(s), ended …
  awaiting nextAttempt until 60260
`);
  });

  it('takes the true time of the retry once it shows', () => {
    const attempts = [tracedFailure(60, 260), tracedFailure(48_000, 48_250)];
    expect(lines(makeEvent(), traced(attempts), [], 49_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-260 functionError TypeError: total is not a number warm, from trace
backOff 260-48000, from trace
attempt 2 48000-48250 functionError TypeError: total is not a number warm, from trace
backOff 48250-168250 expected, from configuration
= pending so far, 2 attempt(s), ended …
  awaiting nextAttempt until 168250
`);
  });

  it('is retried after a throttle at a time nobody can tell, and the throttle is no attempt of the function', () => {
    const throttled = { ...tracedFailure(60, 65), outcome: 'throttled', cause: undefined, start: 'unknown' } as const;
    expect(lines(makeEvent(), traced([throttled]), [], 500)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-65 throttled unknown, from trace
= pending so far, 0 attempt(s), ended …
  awaiting nextAttempt
`);
  });
});

describe('an event’s end', () => {
  const succeeded = { ...tracedFailure(0, 0), outcome: 'succeeded', cause: undefined } as const;

  it('is a success on the second attempt, handed to its destination', () => {
    const config = { ...defaultConfig, onSuccess: 'arn:aws:sqs:eu-west-1:123456789012:done' };
    const attempts = [tracedFailure(60, 260), { ...succeeded, startMs: sentMs + 60_260, endMs: sentMs + 60_400 }];
    expect(lines(makeEvent({ eventInvokeConfig: config }), traced(attempts), [], 61_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-260 functionError TypeError: total is not a number warm, from trace
backOff 260-60260, from trace
attempt 2 60260-60400 succeeded warm, from trace
onSuccess 60400 arn:aws:sqs:eu-west-1:123456789012:done
= succeeded, 2 attempt(s), ended 60400
  awaiting logs
`);
  });

  it.each([
    [0, [tracedFailure(60, 260)]],
    [1, [tracedFailure(60, 260), tracedFailure(60_260, 60_400)]],
  ])('comes after %i retries where no more are allowed', (maximumRetryAttempts, attempts) => {
    const config = { ...defaultConfig, maximumRetryAttempts };
    const end = lifecycle(makeEvent({ eventInvokeConfig: config }), traced(attempts), [], 61_000);
    expect(renderLifecycle(end)).toContain(`= functionError, ${attempts.length} attempt(s)`);
  });

  it('goes to the destination and to the dead-letter queue', () => {
    const config = { ...defaultConfig, maximumRetryAttempts: 0, onFailure: 'arn:bus', deadLetter: 'arn:queue' };
    expect(lines(makeEvent({ eventInvokeConfig: config }), undefined, loggedFailure(60, 260), 500)).toBe(`
sent 0-15, from answer
accepted 0-15, from answer
queued 15-60, from logs
attempt 1 60-260 functionError TypeError: total is not a number warm, billed 200 ms, from logs
onFailure 260 arn:bus
deadLetter 260 arn:queue
= functionError, 1 attempt(s), ended 260
  TypeError: total is not a number
  awaiting trace
`);
  });

  it('is the maximum age, when the retry would come after it', () => {
    const config = { ...defaultConfig, maximumEventAgeSeconds: 60, onFailure: 'arn:queue' };
    const event = makeEvent({ eventInvokeConfig: config });
    const evidence = traced([tracedFailure(60, 260)]);
    expect(renderLifecycle(lifecycle(event, evidence, [], 59_000))).toContain('awaiting nextAttempt until 60002');
    expect(lines(event, evidence, [], 66_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-260 functionError TypeError: total is not a number warm, from trace
onFailure 60002 arn:queue
= expired, 1 attempt(s), ended 60002
  TypeError: total is not a number
  awaiting logs
`);
  });

  it('is a timeout, whoever tells of it', () => {
    const config = { ...defaultConfig, maximumRetryAttempts: 0 };
    const time = new Date(sentMs + 3_060).toISOString();
    const logs = [
      line(60, `START RequestId: ${requestId} Version: $LATEST\n`),
      line(3_060, `END RequestId: ${requestId}\n`),
      line(3_060, `REPORT RequestId: ${requestId}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t\n`),
      // Lambda writes it last.
      line(3_060, `${time} ${requestId} Task timed out after 3.00 seconds\n`),
    ];
    expect(lines(makeEvent({ eventInvokeConfig: config }), undefined, logs, 4_000)).toBe(`
sent 0-15, from answer
accepted 0-15, from answer
queued 15-60, from logs
attempt 1 60-3060 timedOut Sandbox.Timedout: Task timed out after 3.00 seconds warm, billed 3000 ms, from logs
dropped 3060
= timedOut, 1 attempt(s), ended 3060
  Sandbox.Timedout: Task timed out after 3.00 seconds
  awaiting trace
`);
  });

  it('is refused without a step more', () => {
    const failure = {
      reason: 'throttled',
      name: 'TooManyRequestsException',
      statusCode: 429,
      message: 'AWS throttled it.',
    } as const;
    const event = makeEvent({ answer: { kind: 'refused', atMs: sentMs + 9, requestId: undefined, failure } });
    expect(lines(event, undefined, [], 10)).toBe(`
sent 0-9, from answer
= throttled, 0 attempt(s), ended 9
  TooManyRequestsException: AWS throttled it.
`);
  });
});

describe('an event seen badly', () => {
  it('was delivered twice: both runs are shown, nothing waited between them, and it succeeded', () => {
    const run = { ...tracedFailure(0, 0), outcome: 'succeeded', cause: undefined } as const;
    const attempts = [
      { ...run, startMs: sentMs + 60, endMs: sentMs + 260 },
      { ...run, startMs: sentMs + 900, endMs: sentMs + 1_000 },
    ];
    expect(lines(makeEvent(), traced(attempts), [], 2_000)).toBe(`
sent 0-15, from answer
accepted 2-14, from trace
queued 2-60, from trace
attempt 1 60-260 succeeded warm, from trace
attempt 2 900-1000 succeeded warm, from trace
= succeeded, 2 attempt(s), ended 1000
  awaiting logs
`);
  });

  it('whose answer was lost is known from its trace', () => {
    const failure = { reason: 'network', name: 'ECONNRESET', statusCode: undefined, message: 'broke' } as const;
    const event = makeEvent({ answer: { kind: 'lost', atMs: sentMs + 5_000, failure } });
    expect(renderLifecycle(lifecycle(event, undefined, [], 6_000))).toBe(`sent 0-5000, from answer
= unknown so far, 0 attempt(s), ended …
  awaiting trace`);
    expect(renderAttempts(lifecycle(event, threeTraced, [], 200_000))).toContain('= functionError true');
  });

  it('nobody looks for any more says only what was seen', () => {
    const ended = { kind: 'ended', reason: 'gaveUp' } as const;
    expect(renderLifecycle(lifecycle(makeEvent({ following: ended }), undefined, [], 900_000))).toContain(
      '= unknown so far, 0 attempt(s), ended 15',
    );
    const once = lifecycle(makeEvent({ following: ended }), traced([tracedFailure(60, 260)]), [], 900_000);
    expect(renderLifecycle(once)).toContain('= functionError so far, 1 attempt(s), ended 260');
  });

  it('does not expire unseen', () => {
    const event = makeEvent({ answer: accepted });
    expect(lifecycle(event, undefined, [], 30_000_000).outcome).toBe('pending');
    expect(lifecycle(event, traced([]), [], 30_000_000).outcome).toBe('expired');
  });

  it('does not expire where a retry was due and nobody saw it', () => {
    const event = makeEvent({ answer: accepted });
    const once = traced([tracedFailure(60, 260)]);
    const { outcome, isFinal, awaiting } = lifecycle(event, once, [], 30_000_000);
    expect({ outcome, isFinal, awaiting }).toEqual({ outcome: 'functionError', isFinal: false, awaiting: undefined });
    // Where it went is not known either.
    const told = renderLifecycle(lifecycle(makeEvent({ answer: accepted }), once, [], 30_000_000));
    expect(told).not.toMatch(/destination|dropped|deadLetter/);
  });

  it('does not expire where it was throttled long before, and nobody saw the attempts that were due', () => {
    const event = makeEvent({ answer: accepted });
    const throttled = (atMs: number) =>
      traced([tracedFailure(atMs, atMs + 5, { outcome: 'throttled', cause: undefined, start: 'unknown' })]);
    const early = lifecycle(event, throttled(60), [], 30_000_000);
    expect([early.outcome, early.isFinal]).toEqual(['throttled', false]);
    const late = lifecycle(event, throttled(21_500_000), [], 30_000_000);
    expect([late.outcome, late.isFinal]).toEqual(['expired', true]);
  });

  it('has attempts that only the logs know, and attempts that only the trace knows', () => {
    const first = traced([tracedFailure(60, 260)]);
    const second = loggedFailure(60_300, 60_500);
    const third = { ...first, attempts: [...first.attempts, tracedFailure(180_500, 180_700)] };
    expect(
      renderLifecycle(lifecycle(makeEvent(), third, second, 190_000))
        .split('\n')
        .filter((text) => text.startsWith('attempt')),
    ).toEqual([
      'attempt 1 60-260 functionError TypeError: total is not a number warm, from trace',
      'attempt 2 60300-60500 functionError TypeError: total is not a number warm, billed 200 ms, from logs',
      'attempt 3 180500-180700 functionError TypeError: total is not a number warm, from trace',
    ]);
  });
});
