import { afterEach, describe, expect, it } from 'vitest';
import { DurableActions } from '../../src/aws/durable/durableActions';
import { DurableDirectory } from '../../src/aws/durable/durableDirectory';
import type { ExecutionAction } from '../../src/model/durable/executionDirectory';
import { awsError, type Behavior, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

const executionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/id-1';

const actions: readonly ExecutionAction[] = [
  { kind: 'stop', executionArn, error: { type: 'Canceled', message: 'by hand' } },
  { kind: 'succeed', callbackId: 'cb/1', result: '"Zoë"' },
  { kind: 'fail', callbackId: 'cb/1', error: { type: 'Denied', message: 'no budget' } },
  { kind: 'heartbeat', callbackId: 'cb/1' },
];

const json = { 'content-type': 'application/json', 'x-amzn-requestid': 'req-1' };

const success: Behavior = ({ url }, response) => {
  response.writeHead(200, json);
  response.end(url.endsWith('/stop') ? '{"StopTimestamp":1700000000}' : '{}');
};

const page = (status: number): Behavior => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><body><h1>Somebody in between</h1></body></html>');
  };
};

const situations: readonly [name: string, behavior: Behavior, outcome: string][] = [
  ['success', success, 'accepted'],
  ['500', awsError(500, 'ServiceException', 'An error occurred.'), 'lost service'],
  ['429', awsError(429, 'TooManyRequestsException', 'Rate Exceeded.'), 'refused throttled'],
  ['403', awsError(403, 'AccessDeniedException', 'no'), 'refused accessDenied'],
  ['404', awsError(404, 'ResourceNotFoundException', 'no'), 'refused notFound'],
  ['a callback that is closed', awsError(400, 'CallbackTimeoutException', 'closed'), 'refused invalid'],
  ['a page with 200', page(200), 'lost other'],
  ['a page with 403', page(403), 'lost other'],
  ['a page with 502', page(502), 'lost service'],
  ['connection reset', (_request, _response, socket) => socket.resetAndDestroy(), 'lost network'],
  ['connection closed', (_request, _response, socket) => socket.end(), 'lost network'],
  ['silence', () => undefined, 'lost timeout'],
];

let server: CountingServer | undefined;
afterEach(() => server?.stop());

describe.each(actions)('$kind sends one request', (action) => {
  it.each(situations)('when it meets %s', async (_name, behavior, outcome) => {
    server = await CountingServer.start(behavior);
    const timeoutMs = outcome === 'lost timeout' ? 1_000 : 60_000;
    const answer = await new DurableActions(gatewayTo(server.url), timeoutMs).send(
      action,
      new AbortController().signal,
    );
    const reason = 'failure' in answer ? ` ${answer.failure.reason}` : '';
    expect(`${answer.kind}${reason}`).toBe(outcome);
    expect(server.requests).toHaveLength(1);
  });

  it('even when the environment asks the SDK for more attempts', async () => {
    process.env.AWS_MAX_ATTEMPTS = '7';
    try {
      server = await CountingServer.start(awsError(500, 'ServiceException', 'no'));
      await new DurableActions(gatewayTo(server.url)).send(action, new AbortController().signal);
      expect(server.requests).toHaveLength(1);
    } finally {
      delete process.env.AWS_MAX_ATTEMPTS;
    }
  });
});

it('sends nothing when the user has stopped before', async () => {
  server = await CountingServer.start(success);
  const [stop] = actions;
  if (stop === undefined) throw new Error('no action');
  await new DurableActions(gatewayTo(server.url)).send(stop, AbortSignal.abort());
  expect(server.requests).toHaveLength(0);
});

it('says that nothing changed when a callback is closed', async () => {
  server = await CountingServer.start(awsError(400, 'CallbackTimeoutException', 'The callback is closed'));
  const beat = { kind: 'heartbeat', callbackId: 'cb' } as const;
  const answer = await new DurableActions(gatewayTo(server.url)).send(beat, new AbortController().signal);
  expect('failure' in answer ? answer.failure.message : '').toBe(
    'This callback is closed: it was answered before, or its timeout is over. Nothing changed.',
  );
});

it('sends what was given, as it was given', async () => {
  server = await CountingServer.start(success);
  for (const action of actions) {
    await new DurableActions(gatewayTo(server.url)).send(action, new AbortController().signal);
  }
  const encoded = encodeURIComponent(executionArn);
  expect(server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    `POST /2025-12-01/durable-executions/${encoded}/stop {"ErrorMessage":"by hand","ErrorType":"Canceled"}`,
    'POST /2025-12-01/durable-execution-callbacks/cb%2F1/succeed "Zoë"',
    'POST /2025-12-01/durable-execution-callbacks/cb%2F1/fail {"ErrorMessage":"no budget","ErrorType":"Denied"}',
    'POST /2025-12-01/durable-execution-callbacks/cb%2F1/heartbeat ',
  ]);
});

describe('executions of a function', () => {
  it('are asked for by status, name and time, a page at a time', async () => {
    const one = {
      DurableExecutionArn: executionArn,
      DurableExecutionName: 'order-7',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:order:3',
      Status: 'PAUSED_LATER',
      StartTimestamp: 1_700_000_000,
    };
    server = await CountingServer.start((_request, response) => {
      response.writeHead(200, json);
      response.end(JSON.stringify({ DurableExecutions: [one], NextMarker: 'm2' }));
    });
    const startedAfterMs = Date.UTC(2026, 0, 2, 3, 4, 5);
    const startedBeforeMs = startedAfterMs + 60_000;
    const filter = { status: 'RUNNING', name: 'order-7', startedAfterMs, startedBeforeMs } as const;
    const signal = new AbortController().signal;
    const listed = await new DurableDirectory(gatewayTo(server.url)).list('order', filter, 'm1', signal);
    const { pathname, searchParams } = new URL(server.requests[0]?.url ?? '', server.url);
    expect([pathname, ...[...searchParams].map((pair) => pair.join('='))].sort()).toEqual([
      '/2025-12-01/functions/order/durable-executions',
      'DurableExecutionName=order-7',
      'Marker=m1',
      'MaxItems=50',
      'StartedAfter=2026-01-02T03:04:05Z',
      'StartedBefore=2026-01-02T03:05:05Z',
      'Statuses=RUNNING',
    ]);
    expect(listed).toEqual({
      ok: true,
      value: {
        executions: [
          {
            arn: executionArn,
            name: 'order-7',
            functionArn: one.FunctionArn,
            status: 'PAUSED_LATER',
            startMs: 1_700_000_000_000,
            endMs: undefined,
          },
        ],
        nextMarker: 'm2',
      },
    });
  });
});
