import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/model/invocation/invocation';
import type { LoggedAttempt } from '../../src/model/lifecycle/lifecycle';
import { logEvidence, tailEvidence } from '../../src/model/log/logEvidence';
import { answered, requestId as id, sentMs } from './makeInvocation';
import { line } from './threeAttempts';

const start = `START RequestId: ${id} Version: $LATEST\n`;
const end = `END RequestId: ${id}\n`;
const report = (more = '') =>
  `REPORT RequestId: ${id}\tDuration: 100.50 ms\tBilled Duration: 101 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t${more}\n`;

function render(attempts: readonly LoggedAttempt[]): string {
  return attempts
    .map(({ startMs, endMs, outcome, cause, report: figures }) => {
      const till = endMs === undefined ? '…' : endMs - sentMs;
      const why = cause === undefined ? '' : ` ${cause.type}: ${cause.message}`;
      const took = figures === undefined ? '' : `, ${figures.durationMs} ms of ${figures.memoryMb} MB`;
      return `${startMs - sentMs}-${till} ${outcome}${why}${took}`;
    })
    .join('\n');
}

const groups: readonly [name: string, events: readonly LogEvent[], attempts: string][] = [
  ['nothing', [], ''],
  ['a START alone', [line(0, start)], '0-… running'],
  ['an END without a REPORT', [line(0, start), line(9, end)], '0-9 unknown'],
  ['a success', [line(0, start), line(9, end), line(9, report())], '0-9 succeeded, 100.5 ms of 128 MB'],
  [
    'an environment that was made before',
    [
      line(0, 'INIT_START Runtime Version: nodejs:22.v8\tRuntime Version ARN: arn\n'),
      line(3, start),
      line(9, report()),
    ],
    '3-9 succeeded, 100.5 ms of 128 MB',
  ],
  [
    'Python’s uncaught error, which does not name the request',
    [
      line(0, start),
      line(5, '[ERROR] ValueError: no such plan\nTraceback (most recent call last):\n  File "/var/task/app.py"'),
      line(9, report()),
    ],
    '0-9 functionError ValueError: no such plan, 100.5 ms of 128 MB',
  ],
  [
    'an error that Python’s logger wrote',
    [line(0, start), line(5, `[ERROR]\t2026-11-23T11:40:00.000Z\t${id}\tcaught and handled\n`), line(9, report())],
    '0-9 succeeded, 100.5 ms of 128 MB',
  ],
  [
    'an error that a Node function logged',
    [line(0, start), line(5, `2026-11-23T11:40:00.000Z\t${id}\tERROR\tcaught and handled\n`), line(9, report())],
    '0-9 succeeded, 100.5 ms of 128 MB',
  ],
  [
    'a process that exits',
    [
      line(0, start),
      line(5, `RequestId: ${id} Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n`),
      line(9, report()),
    ],
    '0-9 functionError Runtime.ExitError: Runtime exited with error: exit status 1, 100.5 ms of 128 MB',
  ],
  [
    'a REPORT that says how it ended',
    [line(0, start), line(9, report('Status: error\tError Type: Runtime.ImportModuleError'))],
    '0-9 functionError Runtime.ImportModuleError: , 100.5 ms of 128 MB',
  ],
  [
    'a REPORT that says timeout',
    [line(0, start), line(9, report('Status: timeout'))],
    '0-9 timedOut Sandbox.Timedout: Task timed out after 0.10 seconds, 100.5 ms of 128 MB',
  ],
  ['a group without its START', [line(9, report())], '-91.5-9 succeeded, 100.5 ms of 128 MB'],
  [
    'two groups in one stream and one in another',
    [
      line(0, start),
      line(9, report()),
      line(20, start),
      line(30, report()),
      line(10, start, 'b'),
      line(15, report(), 'b'),
    ],
    '0-9 succeeded, 100.5 ms of 128 MB\n10-15 succeeded, 100.5 ms of 128 MB\n20-30 succeeded, 100.5 ms of 128 MB',
  ],
  [
    'other requests before and after, one of them failing',
    [
      line(0, 'START RequestId: other Version: $LATEST\n'),
      line(1, '[ERROR] KeyError: theirs\n'),
      line(2, 'REPORT RequestId: other\tDuration: 1 ms\t\n'),
      line(3, start),
      line(9, report()),
      line(10, 'START RequestId: another Version: $LATEST\n'),
      line(11, '[ERROR] KeyError: theirs\n'),
    ],
    '3-9 succeeded, 100.5 ms of 128 MB',
  ],
];

describe('attempts in text logs', () => {
  it.each(groups)('%s', (_name, events, attempts) => {
    expect(render(logEvidence(events, id))).toBe(attempts);
  });
});

describe('attempts in JSON logs', () => {
  const json = (atMs: number, type: string, record: object): LogEvent =>
    line(atMs, JSON.stringify({ time: new Date(sentMs + atMs).toISOString(), type, record }));
  const metrics = { durationMs: 100.5, billedDurationMs: 101, memorySizeMB: 128, maxMemoryUsedMB: 70 };
  const logged = line(
    5,
    JSON.stringify({
      timestamp: 't',
      level: 'ERROR',
      requestId: id,
      message: { errorType: 'TypeError', errorMessage: 'no total' },
    }),
  );

  it('with an error the function died of', () => {
    const events = [
      json(0, 'platform.start', { requestId: id, version: '$LATEST' }),
      logged,
      json(8, 'platform.runtimeDone', { requestId: id, status: 'error', errorType: 'Error' }),
      json(9, 'platform.report', { requestId: id, status: 'error', metrics }),
    ];
    expect(render(logEvidence(events, id))).toBe('0-9 functionError TypeError: no total, 100.5 ms of 128 MB');
  });

  it('with an error the function logged and survived', () => {
    const events = [
      json(0, 'platform.start', { requestId: id }),
      logged,
      json(9, 'platform.report', { requestId: id, status: 'success', metrics }),
    ];
    expect(render(logEvidence(events, id))).toBe('0-9 succeeded, 100.5 ms of 128 MB');
  });

  it('with a timeout', () => {
    const events = [
      json(0, 'platform.start', { requestId: id }),
      json(9, 'platform.report', { requestId: id, status: 'timeout', metrics: { ...metrics, durationMs: 3000 } }),
    ];
    expect(render(logEvidence(events, id))).toBe(
      '0-9 timedOut Sandbox.Timedout: Task timed out after 3.00 seconds, 3000 ms of 128 MB',
    );
  });
});

describe('the tail of an answer', () => {
  it('that was cut in front still tells how the run ended', () => {
    const logTail = `of a long line
[ERROR] ValueError: no such plan
Traceback (most recent call last):
\u00a0\u00a0File "/var/task/app.py", line 6, in handler
${end}${report('Init Duration: 200.00 ms\t')}`;
    const [attempt] = tailEvidence(answered(500, { logTail }));
    expect(render(attempt === undefined ? [] : [attempt])).toBe(
      '399.5-500 functionError ValueError: no such plan, 100.5 ms of 128 MB',
    );
    expect(attempt?.report?.initMs).toBe(200);
  });

  it('of a timeout has its words after the REPORT', () => {
    const logTail = `${start}${end}${report()}2026-11-23T11:40:03.000Z ${id} Task timed out after 3.00 seconds\n`;
    expect(render(tailEvidence(answered(3_100, { logTail })))).toBe(
      '2999.5-3100 timedOut Sandbox.Timedout: Task timed out after 3.00 seconds, 100.5 ms of 128 MB',
    );
  });
});
