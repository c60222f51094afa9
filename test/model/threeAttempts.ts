import type { LogEvent } from '../../src/model/invocation/invocation';
import type { TracedAttempt, TraceEvidence } from '../../src/model/lifecycle/lifecycle';
import { requestId, sentMs } from './makeInvocation';

const cause = { type: 'TypeError', message: 'total is not a number' };

/** A failed run as the trace tells it. */
export function tracedFailure(from: number, to: number, fields: Partial<TracedAttempt> = {}): TracedAttempt {
  return {
    startMs: sentMs + from,
    endMs: sentMs + to,
    outcome: 'functionError',
    cause,
    start: 'warm',
    initMs: undefined,
    ...fields,
  };
}

export function traced(attempts: readonly TracedAttempt[], isSettled = true): TraceEvidence {
  return {
    accepted: { startMs: sentMs + 2, endMs: sentMs + 14 },
    dwell: { startMs: sentMs + 2, endMs: sentMs + 60 },
    attempts,
    isSettled,
  };
}

/** The log lines of one failed run of a Node function, START at `from`, REPORT at `to`. */
export function loggedFailure(from: number, to: number): readonly LogEvent[] {
  const error = JSON.stringify({ errorType: cause.type, errorMessage: cause.message, stack: [] });
  const time = new Date(sentMs + from).toISOString();
  return [
    line(from, `START RequestId: ${requestId} Version: $LATEST\n`),
    line(from + 1, `${time}\t${requestId}\tINFO\tabout to throw\n`),
    line(to - 1, `${time}\t${requestId}\tERROR\tInvoke Error \t${error}\n`),
    line(to, `END RequestId: ${requestId}\n`),
    line(
      to,
      `REPORT RequestId: ${requestId}\tDuration: 200.00 ms\tBilled Duration: 200 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t\n`,
    ),
  ];
}

export function line(atMs: number, message: string, stream = '2026/11/23/[$LATEST]a'): LogEvent {
  return { timestampMs: sentMs + atMs, message, stream };
}

/** The classic: three failures, with a minute and two minutes between them. */
export const threeTraced = traced([
  tracedFailure(60, 760, { start: 'cold', initMs: 270 }),
  tracedFailure(60_760, 61_010),
  tracedFailure(181_010, 181_260),
]);

export const threeLogged: readonly LogEvent[] = [
  ...loggedFailure(510, 758),
  ...loggedFailure(60_772, 61_008),
  ...loggedFailure(181_022, 181_258),
];
