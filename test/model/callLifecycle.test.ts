import { describe, expect, it } from 'vitest';
import type { Invocation, LogEvent } from '../../src/model/invocation/invocation';
import type { TraceEvidence } from '../../src/model/lifecycle/lifecycle';
import { reduceLifecycle } from '../../src/model/lifecycle/reduceLifecycle';
import { logEvidence, tailEvidence } from '../../src/model/log/logEvidence';
import { answered, makeInvocation, requestId, sentMs } from './makeInvocation';
import { renderLifecycle } from './renderLifecycle';
import { loggedFailure, tracedFailure } from './threeAttempts';

function lines(invocation: Invocation, trace?: TraceEvidence, logs: readonly LogEvent[] = [], afterMs = 10_000) {
  const { answer } = invocation;
  const tail = answer.kind === 'answered' ? tailEvidence(answer) : [];
  const loggedAttempts = logs.length > 0 ? logEvidence(logs, requestId) : tail;
  const input = { invocation, traceEvidence: trace, loggedAttempts, nowMs: sentMs + afterMs };
  return `\n${renderLifecycle(reduceLifecycle(input))}\n`;
}

/** A synchronous trace has neither the 202 nor dwell time. */
function traced(attempt: TraceEvidence['attempts'][number], isSettled = true): TraceEvidence {
  return { accepted: undefined, dwell: undefined, attempts: [attempt], isSettled };
}

const success = { ...tracedFailure(20, 200), outcome: 'succeeded', cause: undefined } as const;
const reset = { reason: 'network', name: 'ECONNRESET', statusCode: undefined, message: 'broke' } as const;
const complete = { kind: 'ended', reason: 'complete' } as const;

describe('a synchronous invocation', () => {
  it('waits for its answer until the timeout', () => {
    expect(lines(makeInvocation())).toBe(`
sent 0-…, from answer
= pending so far, 0 attempt(s), ended …
  awaiting answer until 3000
`);
  });

  it('is what its answer says, before any evidence', () => {
    expect(lines(makeInvocation({ answer: answered(212) }))).toBe(`
sent 0-212, from answer
attempt 1 0-212 succeeded unknown, from answer
= succeeded, 1 attempt(s), ended 212
  awaiting trace
`);
  });

  it('gets its figures from the tail of the answer', () => {
    const logTail = `START RequestId: ${requestId} Version: $LATEST
hello
END RequestId: ${requestId}
REPORT RequestId: ${requestId}\tDuration: 100.00 ms\tBilled Duration: 401 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\tInit Duration: 300.12 ms\t
XRAY TraceId: 1-6ab15580-0123456789abcdef01234567\tSegmentId: 1111\tSampled: true\t
`;
    expect(lines(makeInvocation({ answer: answered(612, { logTail }) }))).toBe(`
sent 0-612, from answer
attempt 1 211.88-612 succeeded cold init 300.12 ms, billed 401 ms, from logs
= succeeded, 1 attempt(s), ended 612
  awaiting trace
`);
  });

  it('failed as its answer says, though the trace has not marked the fault yet', () => {
    const payload = '{"errorType":"TypeError","errorMessage":"total is not a number","trace":[]}';
    const answer = answered(212, { functionError: 'Unhandled', payload });
    expect(lines(makeInvocation({ answer, following: complete }), traced(success))).toBe(`
sent 0-212, from answer
attempt 1 20-200 functionError TypeError: total is not a number warm, from trace
= functionError, 1 attempt(s), ended 212
  TypeError: total is not a number
`);
  });

  it.each([
    '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: x Error: Task timed out after 3.00 seconds"}',
    '{"errorMessage":"2026-11-23T11:40:03.000Z x Task timed out after 3.00 seconds"}',
  ])('timed out: %s', (payload) => {
    const answer = answered(3_020, { functionError: 'Unhandled', payload });
    expect(lines(makeInvocation({ answer, following: complete }))).toContain('= timedOut, 1 attempt(s), ended 3020');
  });

  it('was refused', () => {
    const failure = { reason: 'accessDenied', name: 'AccessDeniedException', statusCode: 403, message: 'No.' } as const;
    const answer = { kind: 'refused', atMs: sentMs + 30, requestId: 'r', failure } as const;
    expect(lines(makeInvocation({ answer }))).toBe(`
sent 0-30, from answer
= refused, 0 attempt(s), ended 30
  AccessDeniedException: No.
`);
  });
});

describe('a synchronous invocation without an answer', () => {
  const lost = makeInvocation({ answer: { kind: 'lost', atMs: sentMs + 5_000, failure: reset } });
  const abandoned = makeInvocation({ answer: { kind: 'abandoned', atMs: sentMs + 1_000 } });

  it('is unknown while there is no evidence', () => {
    expect(lines(lost)).toBe(`
sent 0-5000, from answer
= unknown so far, 0 attempt(s), ended …
  awaiting trace
`);
  });

  it('is what the trace says', () => {
    expect(lines(lost, traced({ ...success, endMs: sentMs + 7_000 }))).toBe(`
sent 0-5000, from answer
attempt 1 20-7000 succeeded warm, from trace
= succeeded, 1 attempt(s), ended 7000
  awaiting logs
`);
  });

  it('is what the logs say', () => {
    expect(lines({ ...abandoned, following: complete }, undefined, loggedFailure(20, 2_000))).toBe(`
sent 0-1000, from answer
attempt 1 20-2000 functionError TypeError: total is not a number warm, billed 200 ms, from logs
= functionError, 1 attempt(s), ended 2000
  TypeError: total is not a number
`);
  });

  it('runs on after the user has stopped waiting', () => {
    expect(lines(abandoned, traced({ ...success, endMs: undefined, outcome: 'running' }, false), [], 1_500)).toBe(`
sent 0-1000, from answer
attempt 1 20-… running warm, from trace
= pending so far, 1 attempt(s), ended …
  awaiting attemptEnd until 3020
`);
  });

  it('stays unknown when nothing is asked any more', () => {
    const ended = { kind: 'ended', reason: 'gaveUp' } as const;
    expect(lines({ ...lost, following: ended })).toBe(`
sent 0-5000, from answer
= unknown so far, 0 attempt(s), ended 5000
`);
  });
});

describe('a dry run', () => {
  const answers: readonly [string, Invocation['answer'], string][] = [
    ['under way', { kind: 'waiting' }, '= pending so far, 0 attempt(s), ended …\n  awaiting answer'],
    ['allowed', answered(30, { statusCode: 204, payload: '' }), '= permitted, 0 attempt(s), ended 30'],
    ['lost', { kind: 'lost', atMs: sentMs + 9, failure: reset }, '= unknown, 0 attempt(s), ended 9'],
    ['stopped', { kind: 'abandoned', atMs: sentMs + 9 }, '= unknown, 0 attempt(s), ended 9'],
  ];
  it.each(answers)('%s', (_name, answer, end) => {
    expect(lines(makeInvocation({ mode: 'DryRun', answer }))).toContain(end);
  });
});
