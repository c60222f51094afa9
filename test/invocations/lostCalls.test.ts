import { afterEach, expect, it } from 'vitest';
import { gatherEvidence, sourcesOf } from '../../src/invocations/gatherEvidence';
import { noDeadline } from '../../src/model/base/noDeadline';
import type { Invocation } from '../../src/model/invocation/invocation';
import { describeLogSearch } from '../../src/model/invocation/logSearch';
import { answering } from '../aws/answering';
import { CountingServer } from '../aws/countingServer';
import { connectionTo } from '../aws/testConnection';
import { checkout, makeInvocation, sentMs } from '../model/makeInvocation';

let server: CountingServer | undefined;
afterEach(() => server?.stop());

const failure = { reason: 'network', name: 'ECONNRESET', statusCode: undefined, message: 'Lost.' } as const;
const lost: Partial<Invocation> = {
  answer: { kind: 'lost', atMs: sentMs + 3_000, failure },
  configuration: { ...checkout, tracing: 'PassThrough' },
};
const start = (id: string) => ({
  timestamp: sentMs + 100,
  message: `START RequestId: ${id} Version: $LATEST\n`,
  logStreamName: 'one',
});
const json = JSON.stringify({ type: 'platform.start', record: { requestId: 'aaaaaaaa-2222-4333-8444-555555555555' } });

/** What is found about the invocation when its log group has these events, and what was asked. */
async function searched(fields: Partial<Invocation>, events: readonly object[]) {
  server = await CountingServer.start(answering(() => ({ events })));
  const connection = connectionTo(server.url);
  const failures = { trace: 0, logs: 0, configuration: 0, execution: 0 };
  const found = await gatherEvidence(makeInvocation(fields), connection, failures, noDeadline());
  connection.dispose();
  const asked = server.requests.filter(({ headers }) => String(headers['x-amz-target']).endsWith('FilterLogEvents'));
  return { found, asked: asked.map(({ body }) => JSON.parse(body)) };
}

function said(found: Partial<Invocation> | undefined): string {
  const text = found?.logSearch === undefined ? 'nothing' : describeLogSearch(found.logSearch);
  return text.replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss');
}

const where = 'Searched log group /aws/lambda/checkout for runs that began between hh:mm:ss and hh:mm:ss';

it.each([
  [[], `${where}: none found.`],
  [
    [start('11111111-2222-4333-8444-555555555555')],
    `${where}: 1 run (request ID 11111111-2222-4333-8444-555555555555). It may be this invocation or another caller's.`,
  ],
  [
    [start('11111111-2222-4333-8444-555555555555'), { timestamp: sentMs, message: json, logStreamName: 'two' }],
    `${where}: 2 runs (request ID 11111111-2222-4333-8444-555555555555, aaaaaaaa-2222-4333-8444-555555555555). Which of them is this invocation is unknown.`,
  ],
])('a lost call without a trace is looked for in the log group: %j', async (events, expected) => {
  const { found, asked } = await searched(lost, events);
  expect(said(found)).toBe(expected);
  expect(asked).toEqual([
    {
      logGroupName: '/aws/lambda/checkout',
      startTime: sentMs - 5_000,
      endTime: sentMs + 8_000,
      filterPattern: '?"START RequestId" ?"platform.start"',
    },
  ]);
  // No run is taken for ours: nothing is concluded from it.
  expect(found?.logs).toBeUndefined();
});

it('a call with an answer or a trace is not searched for, and nothing is when the log may not be read', () => {
  const active = makeInvocation({ ...lost, configuration: checkout });
  const denied = makeInvocation({ ...lost, problems: [{ source: 'logs', failure }] });
  expect([active, denied, makeInvocation(lost)].map((one) => sourcesOf(one))).toEqual([
    { trace: true, logs: true, execution: false },
    { trace: false, logs: false, execution: false },
    { trace: false, logs: true, execution: false },
  ]);
});
