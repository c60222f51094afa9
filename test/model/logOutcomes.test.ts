import { describe, expect, it } from 'vitest';
import { describeOutcome } from '../../src/model/invocation/describeOutcome';
import type { LogEvent } from '../../src/model/invocation/invocation';
import { shortOutcome } from '../../src/model/invocation/shortOutcome';
import { logEvidence } from '../../src/model/log/logEvidence';
import { eventsOfRequest } from '../../src/model/log/runsOfStream';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { expectGolden } from '../golden';
import { inProject } from '../tools/project.mjs';
import { checkout, defaultConfig, requestId as id, makeEvent, sentMs } from './makeInvocation';
import { renderLifecycle } from './renderLifecycle';
import { line } from './threeAttempts';

const other = '99999999-8888-4777-8666-555555555555';
const start = (requestId = id) => `START RequestId: ${requestId} Version: $LATEST\n`;
const end = (requestId = id) => `END RequestId: ${requestId}\n`;
const report = (more = '', requestId = id) =>
  `REPORT RequestId: ${requestId}\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t${more}\n`;

/** One run with these lines between START and END. */
const run = (...messages: readonly string[]): readonly LogEvent[] =>
  [start(), ...messages, end(), report()].map((message, index) => line(index, message));

function outcomes(events: readonly LogEvent[], silence?: 'succeeded' | 'finished'): string {
  return logEvidence(events, id, silence)
    .map(({ outcome, cause }) => (cause === undefined ? outcome : `${outcome} ${cause.type}: ${cause.message}`))
    .join('\n');
}

describe('errors in the words of each runtime', () => {
  const time = '2026-11-23T11:40:00.000Z';
  const failing: readonly (readonly [name: string, message: string, cause: string])[] = [
    [
      'Java',
      'no stock: shop.OutOfStock\nshop.OutOfStock: no stock\n\tat shop.Main.handle(Main.java:9)\n',
      'shop.OutOfStock: no stock',
    ],
    [
      'Java without a message',
      'null: java.lang.NullPointerException\njava.lang.NullPointerException\n\tat a.B.c(B.java:1)\n',
      'java.lang.NullPointerException: null',
    ],
    [
      '.NET',
      `${time}\t${id}\tfail\tSystem.FormatException: bad input\n   at Shop.Run() in /src/Shop.cs:line 4\n`,
      'System.FormatException: bad input',
    ],
    [
      '.NET Core 3.1',
      'bad input: FormatException\n   at Shop.Run()\n   at lambda_method(Closure , Stream )\n',
      'FormatException: bad input',
    ],
    [
      '.NET that crashes',
      'Unhandled exception. System.IO.IOException: disk\n   at Shop.Main()\n',
      'System.IO.IOException: disk',
    ],
    [
      'Ruby',
      'Error raised from handler method\n{\n  "errorMessage": "no stock",\n  "errorType": "Function<RuntimeError>",\n  "stackTrace": []\n}\n',
      'Function<RuntimeError>: no stock',
    ],
    ['Go', '2026/11/23 11:40:00 {"errorMessage":"no stock","errorType":"errorString"}\n', 'errorString: no stock'],
    ['Go 1.x', 'no stock: errorString\nnull\n', 'errorString: no stock'],
    [
      'Rust',
      `${time} ERROR Lambda runtime invoke{requestId="${id}"}: lambda_runtime::layers: no stock\n`,
      'Error: no stock',
    ],
    ['Rust that panics', "thread 'main' panicked at src/main.rs:7:5:\nno stock\n", 'panic: no stock'],
    [
      'PHP with Bref',
      `${id}\tInvoke Error\t{"errorType":"RuntimeException","errorMessage":"no stock","stack":[]}\n`,
      'RuntimeException: no stock',
    ],
    [
      'PHP',
      'PHP Fatal error:  Uncaught LogicException: no stock in /var/task/index.php:3\n',
      'LogicException: no stock in /var/task/index.php:3',
    ],
    [
      'Node.js 8',
      `${time}\t${id}\t{"errorMessage":"no stock","errorType":"Error","stackTrace":[]}\n`,
      'Error: no stock',
    ],
    [
      'Python 3.6',
      'no stock: LookupError\nTraceback (most recent call last):\n  File "/var/task/app.py", line 2, in handler\n',
      'LookupError: no stock',
    ],
    [
      'Python with a warning',
      'LAMBDA_WARNING: Unhandled exception. Most likely in your code.\r\n[ERROR] KeyError: 1\nTraceback (most recent call last):\n',
      'KeyError: 1',
    ],
    [
      'a bootstrap that is missing',
      `RequestId: ${id} Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap]\nRuntime.InvalidEntrypoint\n`,
      "Runtime.InvalidEntrypoint: Couldn't find valid bootstrap(s): [/var/task/bootstrap]",
    ],
    [
      'an entry point of another architecture',
      `RequestId: ${id} Error: fork/exec /var/task/bootstrap: exec format error\n`,
      'Runtime.InvalidEntrypoint: fork/exec /var/task/bootstrap: exec format error',
    ],
    [
      'an extension that crashed',
      `RequestId: ${id} Error: exit status 2\nExtension.Crash\n`,
      'Extension.Crash: exit status 2',
    ],
    [
      'a crash as the Telemetry API records it',
      JSON.stringify({
        time: 't',
        type: 'platform.fault',
        record: `RequestId: ${id} Error: exit status 1\nRuntime.ExitError\n`,
      }),
      'Runtime.ExitError: exit status 1',
    ],
    [
      'an error as the Telemetry API records it',
      JSON.stringify({
        time: 't',
        type: 'function',
        record: '[ERROR] KeyError: 1\nTraceback (most recent call last):\n',
      }),
      'KeyError: 1',
    ],
    [
      'a process that is gone',
      `RequestId: ${id} Process exited before completing request\n`,
      'Runtime.ExitError: Process exited before completing request',
    ],
  ];

  it.each(failing)('%s', (_name, message, cause) => {
    expect(outcomes(run(message))).toBe(`functionError ${cause}`);
  });

  it('are read, each log with what follows from it', () => {
    const texts = failing.map(([name, message]) => {
      const lines = message
        .trimEnd()
        .split(/\r?\n/)
        .map((text) => `  | ${text}`);
      return [name, ...lines, `  = ${outcomes(run(message))}`].join('\n');
    });
    expectGolden(`${texts.join('\n')}\n`, inProject('test/model/golden/failingRuns.txt'));
  });

  it('also when their lines came one by one', () => {
    expect(
      outcomes(run('[ERROR] KeyError: 1', 'Traceback (most recent call last):', '  File "/var/task/a.py", line 2')),
    ).toBe('functionError KeyError: 1');
    expect(outcomes(run('bad: a.Bad', 'a.Bad: bad', '\tat a.B.c(B.java:1)'))).toBe('functionError a.Bad: bad');
  });
});

describe('what a function writes itself is no verdict', () => {
  it.each([
    ['[ERROR] declined: order 7\n'],
    ['[ERROR] declined\n'],
    [`2026-11-23T11:40:00.000Z\t${id}\tWARN\tjob Task timed out after 3.00 seconds\n`],
    [`2026-11-23T11:40:00.000Z ${other} Task timed out after 3.00 seconds\n`],
    [`upstream: RequestId: ${id} Error: Runtime exited with error: exit status 1\n`],
    [`RequestId: ${other} Error: Runtime exited with error: exit status 1\n`],
    [`{"level":"ERROR","awsRequestId":"${id}","errorType":"Declined","errorMessage":"order 7"}`],
    [`2026-11-23 11:40:00 ${id} ERROR Main - x: java.io.IOException\njava.io.IOException: x\n\tat a.B.c(B.java:1)\n`],
    ['java.io.IOException: retrying\n\tat a.B.c(B.java:1)\n'],
  ])('%s', (message) => {
    expect(outcomes(run(message))).toBe('succeeded');
  });

  it('nor what it copies of another request', () => {
    const copy = [
      start(other),
      '[ERROR] KeyError: 1\nTraceback (most recent call last):\n',
      report('Status: error', other),
    ];
    expect(outcomes(run(...copy))).toBe('succeeded');
  });
});

describe('runs that overlap in one stream of a managed instance', () => {
  const json = (atMs: number, type: string, requestId: string, status?: string) =>
    line(atMs, JSON.stringify({ time: 't', type, record: { requestId, status, metrics: { durationMs: 5 } } }));
  const error = (atMs: number, field: object) =>
    line(atMs, JSON.stringify({ level: 'ERROR', errorType: 'E', errorMessage: 'x', ...field }));

  it('each have their own lines', () => {
    const events = [
      json(0, 'platform.start', other),
      json(1, 'platform.start', id),
      error(2, { span: { requestId: other } }),
      json(3, 'platform.report', other, 'error'),
      error(4, { context: { aws_request_id: id }, errorMessage: 'ours' }),
      json(5, 'platform.report', id, 'error'),
    ];
    expect(outcomes(events)).toBe('functionError E: ours');
    expect(eventsOfRequest(events, id).map(({ timestampMs }) => timestampMs - sentMs)).toEqual([1, 4, 5]);
  });

  it('say by platform.runtimeDone how they went, when that is all', () => {
    const events = [json(0, 'platform.start', id), json(5, 'platform.runtimeDone', id, 'timeout')];
    expect(outcomes(events)).toBe('timedOut');
  });
});

describe('silence', () => {
  it('is a success where the runtime logs what fails, else an outcome of its own', () => {
    expect(outcomes(run('working\n'), 'succeeded')).toBe('succeeded');
    expect(outcomes(run('working\n'), 'finished')).toBe('finished');
    const java = line(-1, 'INIT_START Runtime Version: java:21.v40\tRuntime Version ARN: arn\n');
    expect(outcomes([java, ...run('working\n')])).toBe('finished');
    expect(outcomes(run(`[INFO]\t2026-11-23T11:40:00.000Z\t${id}\tworking\n`), 'finished')).toBe('succeeded');
  });

  const configuration = { ...checkout, runtime: 'java21', tracing: 'PassThrough' } as const;
  const silent = (atMs: number) => [line(atMs, start()), line(atMs + 10, end()), line(atMs + 10, report())];
  const ended = { kind: 'ended', reason: 'complete' } as const;

  it('of an event is watched until no retry can come', () => {
    const event = makeEvent({
      configuration,
      logs: silent(60),
      eventInvokeConfig: { ...defaultConfig, onSuccess: 'arn:done' },
    });
    expect(`\n${renderLifecycle(lifecycleOf(event, sentMs + 500))}\n`).toBe(`
sent 0-15, from answer
accepted 0-15, from answer
queued 15-60, from logs
attempt 1 60-70 finished warm, billed 10 ms, from logs
= finished so far, 1 attempt(s), ended …
  awaiting retry until 60070
`);
    const late = lifecycleOf({ ...event, following: ended }, sentMs + 21_610_000);
    expect(renderLifecycle(late)).toContain('= finished, 1 attempt(s), ended 70');
    expect(describeOutcome(event, late, sentMs)).toBe(
      "Finished after 1 attempt in 70 ms; Lambda's log does not say how; caller got 202 in 15 ms",
    );
    expect(shortOutcome(late)).toBe('finished · 70 ms');
  });

  it('is a failure once the event is tried again', () => {
    const logs = [...silent(60), ...silent(60_070), ...silent(180_080)];
    const event = makeEvent({ configuration, logs, following: ended });
    expect(
      renderLifecycle(lifecycleOf(event, sentMs + 200_000))
        .split('\n')
        .slice(3),
    ).toEqual([
      'attempt 1 60-70 functionError warm, billed 10 ms, from logs',
      'backOff 70-60070, from logs',
      'attempt 2 60070-60080 functionError warm, billed 10 ms, from logs',
      'backOff 60080-180080, from logs',
      'attempt 3 180080-180090 finished warm, billed 10 ms, from logs',
      '= finished, 3 attempt(s), ended 180090',
    ]);
  });
});

describe('what an environment says before START', () => {
  const configuration = { ...checkout, tracing: 'PassThrough' } as const;
  const error =
    '[ERROR] Exception: no region\nTraceback (most recent call last):\n  File "/var/task/app.py", line 3, in <module>\n';
  const attemptsOf = (logs: readonly LogEvent[]) =>
    renderLifecycle(
      lifecycleOf(
        makeEvent({
          configuration,
          logs,
          eventInvokeConfig: { ...defaultConfig, maximumRetryAttempts: 0 },
          following: { kind: 'ended', reason: 'complete' },
        }),
        sentMs + 9_000,
      ),
    )
      .split('\n')
      .slice(2);

  it('ends the dwell time of a cold event', () => {
    expect(attemptsOf([line(900, start()), line(910, end()), line(910, report('Init Duration: 400.00 ms\t'))])).toEqual(
      [
        'queued 15-500, from logs',
        'attempt 1 500-910 succeeded cold init 400 ms, billed 10 ms, from logs',
        'dropped 910',
        '= succeeded, 1 attempt(s), ended 910',
      ].filter((text) => !text.startsWith('dropped')),
    );
  });

  it('of an environment made before the request does not', () => {
    expect(
      attemptsOf([line(100, start()), line(110, end()), line(110, report('Init Duration: 4000.00 ms\t'))])[0],
    ).toBe('queued 15-100, from logs');
  });

  it('makes a failed and repeated init a cold start, with its message', () => {
    const logs = [
      line(100, 'INIT_START Runtime Version: python:3.12.v20\tRuntime Version ARN: arn\n'),
      line(200, error),
      line(201, 'INIT_REPORT Init Duration: 100.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.Unknown\n'),
      line(300, 'INIT_REPORT Init Duration: 90.00 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.Unknown\n'),
      line(301, start()),
      line(311, end()),
      line(311, report('Status: error\tError Type: Runtime.Unknown')),
    ];
    expect(attemptsOf(logs)[1]).toBe(
      'attempt 1 201-311 functionError Exception: no region cold init 100 ms, billed 10 ms, from logs',
    );
    expect(eventsOfRequest(logs, id)).toHaveLength(7);
  });

  it('is a restore', () => {
    const logs = [
      line(500, 'RESTORE_REPORT Restore Duration: 300.00 ms\n'),
      line(501, start()),
      line(511, report('Restore Duration: 300.00 ms\t')),
    ];
    expect(attemptsOf(logs)[1]).toBe('attempt 1 201-511 succeeded restored init 300 ms, billed 10 ms, from logs');
  });
});
