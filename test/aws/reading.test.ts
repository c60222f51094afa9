import { afterEach, describe, expect, it, vi } from 'vitest';
import { CloudWatchLogs } from '../../src/aws/evidence/cloudWatchLogs';
import { XRayTraces } from '../../src/aws/evidence/xrayTraces';
import { LambdaDirectory } from '../../src/aws/lambda/lambdaDirectory';
import { answering } from './answering';
import { awsError, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());
const signal = new AbortController().signal;

const checkout = {
  FunctionName: 'checkout',
  FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:live',
  Version: '7',
  Runtime: 'nodejs22.x',
  Handler: 'src/app.handler',
  Timeout: 12,
  MemorySize: 256,
  Architectures: ['arm64'],
  TracingConfig: { Mode: 'Active' },
  LoggingConfig: { LogGroup: '/shared/logs' },
  State: 'Inactive',
  StateReason: 'The function is idle.',
  LastUpdateStatus: 'InProgress',
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead' },
};

describe('functions', () => {
  it('are listed page by page, with AWS’s defaults for what it leaves out', async () => {
    server = await CountingServer.start(
      answering(({ url }) =>
        url.includes('Marker=page2')
          ? { Functions: [{ FunctionName: 'last' }] }
          : { Functions: [checkout], NextMarker: 'page2' },
      ),
    );
    const directory = new LambdaDirectory(gatewayTo(server.url), () => [60_000, 120_000]);
    const first = await directory.listFunctions(undefined, signal);
    const second = await directory.listFunctions(first.ok ? first.value.nextMarker : undefined, signal);
    expect(first).toMatchObject({
      value: {
        functions: [
          {
            name: 'checkout',
            arn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
            timeoutSeconds: 12,
            tracing: 'Active',
            architecture: 'arm64',
            logGroup: '/shared/logs',
            state: { kind: 'Inactive', reason: 'The function is idle.', isUpdating: true },
          },
        ],
        nextMarker: 'page2',
      },
    });
    expect(second).toMatchObject({
      value: {
        functions: [{ name: 'last', timeoutSeconds: 3, tracing: 'PassThrough', logGroup: '/aws/lambda/last' }],
        nextMarker: undefined,
      },
    });
  });
});

describe('what happens to an event', () => {
  it('is AWS’s default where nothing was configured, with the function’s dead-letter queue', async () => {
    server = await CountingServer.start(
      answering(({ url }) => (url.includes('event-invoke-config') ? undefined : checkout)),
    );
    const directory = new LambdaDirectory(gatewayTo(server.url), () => [1_000, 2_000]);
    expect(await directory.getEventInvokeConfig('checkout', undefined, signal)).toEqual({
      ok: true,
      value: {
        source: 'default',
        maximumRetryAttempts: 2,
        maximumEventAgeSeconds: 21_600,
        onSuccess: undefined,
        onFailure: undefined,
        deadLetter: 'arn:aws:sqs:eu-west-1:123456789012:dead',
        retryDelaysMs: [1_000, 2_000],
      },
    });
  });

  it('is what was configured for the qualifier', async () => {
    server = await CountingServer.start(
      answering(({ url }) =>
        url.includes('event-invoke-config')
          ? {
              MaximumRetryAttempts: 0,
              MaximumEventAgeInSeconds: 60,
              DestinationConfig: {
                OnFailure: { Destination: 'arn:aws:sns:eu-west-1:123456789012:failed' },
                OnSuccess: {},
              },
            }
          : { ...checkout, DeadLetterConfig: undefined },
      ),
    );
    const directory = new LambdaDirectory(gatewayTo(server.url), () => [60_000, 120_000]);
    expect(await directory.getEventInvokeConfig('checkout', 'live', signal)).toMatchObject({
      value: {
        source: 'configured',
        maximumRetryAttempts: 0,
        maximumEventAgeSeconds: 60,
        onFailure: 'arn:aws:sns:eu-west-1:123456789012:failed',
        deadLetter: undefined,
      },
    });
    expect(server.requests.every(({ url }) => url.includes('Qualifier=live'))).toBe(true);
  });

  it('is a failure for a function that does not exist', async () => {
    server = await CountingServer.start(answering(() => undefined));
    const directory = new LambdaDirectory(gatewayTo(server.url), () => [60_000, 120_000]);
    expect(await directory.getEventInvokeConfig('nobody', undefined, signal)).toMatchObject({
      ok: false,
      failure: { reason: 'notFound' },
    });
  });
});

describe('traces', () => {
  it('are read to the last page', async () => {
    server = await CountingServer.start(
      answering(({ body }) =>
        body.includes('more')
          ? { Traces: [{ Id: '1-2', LimitExceeded: true, Segments: [{ Id: 'b', Document: '{"id":"b"}' }] }] }
          : { Traces: [{ Id: '1-2', Segments: [{ Id: 'a', Document: '{"id":"a"}' }] }], NextToken: 'more' },
      ),
    );
    expect(await new XRayTraces(gatewayTo(server.url)).getTrace('1-2', signal)).toEqual({
      ok: true,
      value: { documents: ['{"id":"a"}', '{"id":"b"}'], isLimitExceeded: true },
    });
  });

  it('of an account with Transaction Search are retrieved, after its own time', async () => {
    let asked = 0;
    server = await CountingServer.start(
      answering(({ url }) => {
        switch (url) {
          case '/Traces':
            return { Traces: [], UnprocessedTraceIds: [] };
          case '/GetTraceSegmentDestination':
            return { Destination: 'CloudWatchLogs', Status: 'ACTIVE' };
          case '/StartTraceRetrieval':
            return { RetrievalToken: 'token' };
          default:
            asked += 1;
            if (asked === 1) return { RetrievalStatus: 'RUNNING', TraceFormat: 'XRAY', Traces: [] };
            return asked === 2
              ? {
                  RetrievalStatus: 'COMPLETE',
                  Traces: [{ Id: '1-2', Spans: [{ Id: 'a', Document: '{"id":"a"}' }] }],
                  NextToken: 'more',
                }
              : { RetrievalStatus: 'COMPLETE', Traces: [{ Id: '1-2', Spans: [{ Id: 'b', Document: '{"id":"b"}' }] }] };
        }
      }),
    );
    const traces = new XRayTraces(gatewayTo(server.url));
    expect(await traces.getTrace('1-6ab15580-0123456789abcdef01234567', signal)).toEqual({
      ok: true,
      value: { documents: ['{"id":"a"}', '{"id":"b"}'], isLimitExceeded: false },
    });
    const started = server.requests.find(({ url }) => url === '/StartTraceRetrieval');
    expect(JSON.parse(started?.body ?? '{}')).toMatchObject({ StartTime: 0x6ab15580 - 300 });
  });

  it('are retrieved where the destination may not be asked for, and what was refused is said', async () => {
    const denied = (action: string) => ({
      status: 403,
      type: 'AccessDeniedException',
      message: `User: arn:aws:iam::1:user/dev is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
    });
    server = await CountingServer.start((request, response, socket) => {
      if (request.url === '/Traces') return answering(() => ({ Traces: [] }))(request, response, socket);
      const { status, type, message } = denied(`xray:${request.url.slice(1)}`);
      return awsError(status, type, message)(request, response, socket);
    });
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const traces = new XRayTraces(gatewayTo(server.url));
      const id = '1-6ab15580-0123456789abcdef01234567';
      expect(await traces.getTrace(id, signal)).toEqual({ ok: true, value: { documents: [], isLimitExceeded: false } });
      expect(server.requests.map(({ url }) => url)).not.toContain('/StartTraceRetrieval');
      vi.setSystemTime(Date.now() + 31_000);
      const late = await traces.getTrace(id, signal);
      expect(late.ok && late.value.refused).toEqual([
        expect.stringMatching(/xray:GetTraceSegmentDestination.*xray:StartTraceRetrieval/),
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('stored as spans are searched in their log group, within the hours of the trace', async () => {
    let asked = 0;
    server = await CountingServer.start(
      answering(({ headers }) => {
        if (String(headers['x-amz-target']).endsWith('StartQuery')) return { queryId: 'q' };
        asked += 1;
        const results = [
          [
            { field: '@message', value: '{"spanId":"a"}' },
            { field: '@ptr', value: 'p' },
          ],
        ];
        return asked === 1 ? { status: 'Running', results: [] } : { status: 'Complete', results };
      }),
    );
    const traces = new XRayTraces(gatewayTo(server.url));
    const id = '1-6ab15580-0123456789abcdef01234567';
    expect(await traces.searchSpans(id, signal)).toEqual({
      ok: true,
      value: { documents: ['{"spanId":"a"}'], isLimitExceeded: false },
    });
    expect(JSON.parse(server.requests[0]?.body ?? '{}')).toMatchObject({
      startTime: 0x6ab15580 - 60,
      queryString: 'fields @message | filter traceId = "6ab155800123456789abcdef01234567" | limit 10000',
    });
  });

  it('that have not arrived are empty, not an error', async () => {
    server = await CountingServer.start(
      answering(({ url }) =>
        url === '/Traces' ? { Traces: [], UnprocessedTraceIds: ['1-2'] } : { Destination: 'XRay', Status: 'ACTIVE' },
      ),
    );
    expect(await new XRayTraces(gatewayTo(server.url)).getTrace('1-2', signal)).toEqual({
      ok: true,
      value: { documents: [], isLimitExceeded: false },
    });
  });
});

describe('logs', () => {
  const query = { logGroup: '/aws/lambda/checkout', requestId: 'req-1', fromMs: 0 };
  const stream = [
    { timestamp: 1, message: 'START RequestId: req-0 Version: $LATEST\n' },
    { timestamp: 2, message: 'END RequestId: req-0\n' },
    { timestamp: 3, message: 'REPORT RequestId: req-0\tDuration: 1 ms\t' },
    { timestamp: 4, message: 'START RequestId: req-1 Version: $LATEST\n' },
    { timestamp: 5, message: 'printed without an id\n' },
    { timestamp: 6, message: 'END RequestId: req-1\n' },
    { timestamp: 6, message: 'REPORT RequestId: req-1\tDuration: 2 ms\t' },
    { timestamp: 7, message: 'START RequestId: req-2 Version: $LATEST\n' },
  ].map((event, index) => ({ ...event, logStreamName: 'one', eventId: String(index) }));

  it('hold the lines between START and REPORT, also those without the request id', async () => {
    server = await CountingServer.start(
      answering(({ body }) => {
        const input = JSON.parse(body);
        const isFiltered = input.filterPattern === '"req-1"';
        const events = stream.filter(
          (event) =>
            (!isFiltered || event.message.includes('req-1')) &&
            event.timestamp >= input.startTime &&
            event.timestamp <= (input.endTime ?? 99),
        );
        // CloudWatch may send an empty page first.
        return input.nextToken === undefined ? { events: [], nextToken: 'next' } : { events };
      }),
    );
    const result = await new CloudWatchLogs(gatewayTo(server.url)).findByRequestId(query, signal);
    expect(result.ok && result.value.map((event) => `${event.timestampMs} ${event.message.trim()}`)).toEqual([
      '4 START RequestId: req-1 Version: $LATEST',
      '5 printed without an id',
      '6 END RequestId: req-1',
      '6 REPORT RequestId: req-1\tDuration: 2 ms',
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it('of a group that does not exist yet are empty', async () => {
    server = await CountingServer.start(answering(() => undefined));
    expect(await new CloudWatchLogs(gatewayTo(server.url)).findByRequestId(query, signal)).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('reads', () => {
  it('try again when the service stumbles', async () => {
    let calls = 0;
    server = await CountingServer.start((request, response, socket) => {
      calls += 1;
      const behavior = calls === 1 ? awsError(500, 'ServiceException', 'oops') : answering(() => ({ Functions: [] }));
      behavior(request, response, socket);
    });
    const directory = new LambdaDirectory(gatewayTo(server.url), () => [60_000, 120_000]);
    expect(await directory.listFunctions(undefined, signal)).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(2);
  });
});
