import { afterEach, expect, test } from 'vitest';
import { LambdaExecutions } from '../../src/aws/durable/lambdaExecutions';
import { noSkip } from '../../src/aws/local/localSkip';
import { readHistoryEvent } from '../../src/model/durable/readHistoryEvent';
import { answering } from './answering';
import { awsError, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());
const signal = new AbortController().signal;
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/9f3c';
const path = `/2025-12-01/durable-executions/${encodeURIComponent(arn)}`;

async function executions(...behavior: Parameters<typeof CountingServer.start>): Promise<LambdaExecutions> {
  server = await CountingServer.start(...behavior);
  return new LambdaExecutions(gatewayTo(server.url), noSkip);
}

function seen(): readonly string[] {
  return (server?.requests ?? []).map(({ method, url }) => `${method} ${url}`);
}

const described = {
  DurableExecutionArn: arn,
  DurableExecutionName: 'order-7',
  FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:order:3',
  InputPayload: '{"id":7}',
  StartTimestamp: 1_790_000_000.25,
  Status: 'FAILED',
  EndTimestamp: 1_790_000_060,
  Error: { ErrorType: 'OutOfStock', ErrorMessage: 'none left', StackTrace: ['at order.js:3'] },
  Version: '3',
  TraceHeader: { XAmznTraceId: 'Root=1-6ab-0;Sampled=1' },
  DurableConfig: { RetentionPeriodInDays: 14, ExecutionTimeout: 3600 },
};

test('an execution is read with its payloads, times as milliseconds', async () => {
  const found = await (await executions(answering(() => described))).get(arn, signal);
  expect(found).toEqual({
    ok: true,
    value: {
      arn,
      name: 'order-7',
      functionArn: described.FunctionArn,
      status: 'FAILED',
      startMs: 1_790_000_000_250,
      endMs: 1_790_000_060_000,
      version: '3',
      input: { text: '{"id":7}', isTruncated: false },
      result: undefined,
      error: {
        type: 'OutOfStock',
        message: 'none left',
        data: undefined,
        stack: ['at order.js:3'],
        isTruncated: false,
      },
      traceHeader: 'Root=1-6ab-0;Sampled=1',
      timeoutSeconds: 3600,
      retentionDays: 14,
      timeScale: undefined,
    },
  });
  expect(seen()).toEqual([`GET ${path}?IncludeExecutionData=true`]);
});

test('the local service says how much faster waits end', async () => {
  const durable = await executions((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'X-Dwell-Time-Scale': '3600' });
    response.end(JSON.stringify(described));
  });
  expect(await durable.get(arn, signal)).toMatchObject({ ok: true, value: { timeScale: 3600 } });
});

test('a page of history is events as saved files have them', async () => {
  const durable = await executions(
    answering(() => ({
      Events: [
        {
          EventType: 'WaitStarted',
          EventId: 2,
          Id: 'w',
          EventTimestamp: 1_790_000_000.5,
          WaitStartedDetails: { Duration: 60, ScheduledEndTimestamp: 1_790_000_060.5 },
        },
        { EventType: 'StepPaused', EventId: 3, Id: 's', EventTimestamp: 1_790_000_001 },
      ],
      NextMarker: 'more',
    })),
  );
  const page = await durable.readHistory({ arn, marker: 'here', order: 'newestFirst', maxEvents: 1000 }, signal);
  expect(page).toMatchObject({ ok: true, value: { nextMarker: 'more' } });
  expect(page.ok && page.value.events.map((event) => readHistoryEvent(JSON.parse(event)))).toMatchObject([
    { type: 'WaitStarted', eventId: 2, atMs: 1_790_000_000_500, scheduledEndMs: 1_790_000_060_500 },
    { type: 'unknown', eventType: 'StepPaused', eventId: 3 },
  ]);
  expect(seen()).toEqual([`GET ${path}/history?IncludeExecutionData=true&Marker=here&MaxItems=1000&ReverseOrder=true`]);
});

test('an execution that cannot be read is a sentence that names it', async () => {
  const durable = await executions(
    awsError(403, 'AccessDeniedException', 'User: x is not authorized to perform: lambda:GetDurableExecution'),
  );
  const denied = await durable.get(arn, signal);
  expect(denied).toMatchObject({ ok: false, failure: { reason: 'accessDenied' } });
  expect(!denied.ok && denied.failure.message).toContain('lambda:GetDurableExecution');
});
