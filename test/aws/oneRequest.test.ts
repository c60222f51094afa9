import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { LambdaInvoker } from '../../src/aws/lambda/lambdaInvoker';
import {
  type InvocationMode,
  type InvokeRequest,
  isSynchronous,
  noOptions,
  type Streamed,
} from '../../src/model/invocation/invocation';
import { awsError, type Behavior, CountingServer } from './countingServer';
import { invokeComplete, payloadChunk } from './eventStream';
import { gatewayTo } from './testConnection';

const modes: readonly InvocationMode[] = ['RequestResponse', 'Event', 'DryRun', 'ResponseStream'];
const status: Readonly<Record<string, number>> = { RequestResponse: 200, Event: 202, DryRun: 204 };
const streamType = { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': 'req-1' };

const success: Behavior = (request, response) => {
  if (request.url.includes('/response-streaming-invocations')) {
    response.writeHead(200, streamType);
    response.end(Buffer.concat([payloadChunk('{"ok":'), payloadChunk('"ä"}'), invokeComplete({})]));
    return;
  }
  const mode = String(request.headers['x-amz-invocation-type']);
  response.writeHead(status[mode] ?? 500, { 'x-amzn-requestid': 'req-1', 'x-amz-executed-version': '$LATEST' });
  response.end(mode === 'RequestResponse' ? '{"ok":"ä"}' : undefined);
};

const page = (status: number): Behavior => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><body><h1>Somebody in between</h1></body></html>');
  };
};

const bare = (status: number, headers: Record<string, string> = {}, body = ''): Behavior => {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
};

const json = { 'content-type': 'application/json' };

/** What the caller gets: refused (it did not run), lost (nobody knows), or answered. */
const situations: readonly [name: string, behavior: Behavior, outcome: string][] = [
  ['success', success, 'answered'],
  [
    '500',
    awsError(500, 'ServiceException', 'An error occurred and the request cannot be processed.'),
    'refused service',
  ],
  ['502 of a permanent fault', awsError(502, 'KMSDisabledException', 'The key is disabled.'), 'refused configuration'],
  ['502 of a passing fault', awsError(502, 'ResourceNotReadyException', 'Restoring.'), 'refused conflict'],
  ['503', awsError(503, 'ServiceUnavailable', 'Try later.'), 'refused service'],
  ['429', awsError(429, 'TooManyRequestsException', 'Rate Exceeded.', { Type: 'User' }), 'refused throttled'],
  ['403', awsError(403, 'AccessDeniedException', 'no'), 'refused accessDenied'],
  ['404 of an emulator', bare(404, json, '{"__type":"ResourceNotFoundException","message":"no"}'), 'refused notFound'],
  ['a page with 502', page(502), 'lost service'],
  ['a page with 503', page(503), 'lost service'],
  ['a page with 504', page(504), 'lost service'],
  ['a page with 403', page(403), 'lost other'],
  ['a page with 404', page(404), 'lost other'],
  ['a page with 200', page(200), 'lost other'],
  ['JSON of a gateway with 503', bare(503, json, '{"message":"Service Unavailable"}'), 'lost service'],
  ['JSON of a gateway with 504', bare(504, json, '{"message":"Endpoint request timed out"}'), 'lost service'],
  ['an empty 403', bare(403), 'lost other'],
  ['an empty 502', bare(502), 'lost service'],
  ['a redirect', bare(302, { location: 'http://login.example/' }), 'refused network'],
  ['a proxy that wants a login', bare(407), 'refused network'],
  ['connection reset', (_request, _response, socket) => socket.resetAndDestroy(), 'lost network'],
  ['connection closed', (_request, _response, socket) => socket.end(), 'lost network'],
  ['half an answer', halfAnAnswer, 'lost network'],
  ['silence', () => undefined, 'lost timeout'],
];

function halfAnAnswer(...[, response, socket]: Parameters<Behavior>): void {
  response.writeHead(200, { 'x-amzn-requestid': 'req-1', 'content-length': '1000' });
  response.write('{"half":', () => socket.destroy());
}

let server: CountingServer | undefined;
afterEach(() => server?.stop());

describe.each(modes)('%s sends one request', (mode) => {
  // A 204 has no body, so there is no half of it.
  const met = situations.filter(([, behavior]) => mode !== 'DryRun' || behavior !== halfAnAnswer);
  it.each(met)('when it meets %s', async (_name, behavior, outcome) => {
    server = await CountingServer.start(behavior);
    // Nobody waits long for an answer that never comes; the others may take their time on a busy machine.
    const waitBeyondTimeoutMs = outcome === 'lost timeout' ? 300 : 30_000;
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now, { waitBeyondTimeoutMs });
    const answer = await invoker.invoke(request(mode, 0), new AbortController().signal);
    const reason = 'failure' in answer ? ` ${answer.failure.reason}` : '';
    expect(`${answer.kind}${reason}`).toBe(outcome);
    // Who stops waiting may have done so before a busy machine has read the request.
    if (outcome === 'lost timeout') expect(server.requests.length).toBeLessThanOrEqual(1);
    else expect(server.requests).toHaveLength(1);
  });

  it('when another success than its own comes back', async () => {
    server = await CountingServer.start(bare(mode === 'Event' ? 200 : 202, json, '{}'));
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    const answer = await invoker.invoke(request(mode, 0), new AbortController().signal);
    expect(answer.kind).toBe('lost');
    expect(server.requests).toHaveLength(1);
  });

  it('when the user stops waiting', async () => {
    server = await CountingServer.start(() => undefined);
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    const stop = new AbortController();
    const answer = invoker.invoke(request(mode, 3), stop.signal);
    await server.arrived();
    stop.abort();
    expect((await answer).kind).toBe('abandoned');
    expect(server.requests).toHaveLength(1);
  });

  it('even when the environment asks the SDK for more attempts', async () => {
    process.env.AWS_MAX_ATTEMPTS = '7';
    try {
      server = await CountingServer.start(awsError(500, 'ServiceException', 'no'));
      const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
      await invoker.invoke(request(mode, 3), new AbortController().signal);
      expect(server.requests).toHaveLength(1);
    } finally {
      delete process.env.AWS_MAX_ATTEMPTS;
    }
  });
});

describe('one request after another', () => {
  it('does not reuse a connection', async () => {
    const sockets = new Set<unknown>();
    server = await CountingServer.start((seen, response, socket) => {
      sockets.add(socket);
      success(seen, response, socket);
    });
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    for (let click = 0; click < 3; click += 1) {
      await invoker.invoke(request('RequestResponse', 3), new AbortController().signal);
    }
    expect([server.requests.length, sockets.size]).toEqual([3, 3]);
  });

  it('sends nothing when the user has stopped before', async () => {
    server = await CountingServer.start(success);
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    const answer = await invoker.invoke(request('Event', 3), AbortSignal.abort());
    expect([answer.kind, server.requests.length]).toEqual(['abandoned', 0]);
  });

  it('says that nothing ran when TLS never began', async () => {
    server = await CountingServer.start(success);
    const invoker = new LambdaInvoker(gatewayTo(server.url.replace('http:', 'https:')), Date.now);
    const answer = await invoker.invoke(request('Event', 3), new AbortController().signal);
    expect(answer).toMatchObject({ kind: 'refused', failure: { reason: 'network' } });
    expect(server.requests).toHaveLength(0);
  });

  it('says that nothing ran when nobody listens', async () => {
    server = await CountingServer.start(success);
    await server.stop();
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    const answer = await invoker.invoke(request('Event', 3), new AbortController().signal);
    expect(answer).toMatchObject({ kind: 'refused', failure: { reason: 'network', name: 'ECONNREFUSED' } });
  });
});

describe('the request', () => {
  it.each(modes)(
    'of %s carries the trace id without a parent, and asks for the log where there is one',
    async (mode) => {
      server = await CountingServer.start(success);
      await new LambdaInvoker(gatewayTo(server.url), Date.now).invoke(request(mode, 3), new AbortController().signal);
      const [seen] = server.requests;
      expect({
        line: `${seen?.method} ${seen?.url}`,
        trace: seen?.headers['x-amzn-trace-id'],
        mode: seen?.headers['x-amz-invocation-type'],
        log: seen?.headers['x-amz-log-type'],
        body: seen?.body,
        isTraceSigned: seen?.headers.authorization?.includes('x-amzn-trace-id'),
      }).toEqual({
        line:
          mode === 'ResponseStream'
            ? 'POST /2021-11-15/functions/checkout/response-streaming-invocations?Qualifier=live'
            : 'POST /2015-03-31/functions/checkout/invocations?Qualifier=live',
        trace: 'Root=1-65a00000-000000000000000000000001;Sampled=1',
        mode: mode === 'ResponseStream' ? 'RequestResponse' : mode,
        log: isSynchronous(mode) ? 'Tail' : undefined,
        body: '{"name":"Zoë"}',
        isTraceSigned: false,
      });
    },
  );

  it('brings back payload, version, log and error mark as they were sent', async () => {
    server = await CountingServer.start((_request, response) => {
      response.writeHead(200, {
        'x-amzn-requestid': 'req-9',
        'x-amz-executed-version': '7',
        'x-amz-function-error': 'Unhandled',
        'x-amz-log-result': Buffer.from('START RequestId: req-9\n✓').toString('base64'),
      });
      response.end('{"errorMessage":"ö"}');
    });
    const invoker = new LambdaInvoker(gatewayTo(server.url), () => 42);
    expect(await invoker.invoke(request('RequestResponse', 3), new AbortController().signal)).toEqual({
      kind: 'answered',
      atMs: 42,
      statusCode: 200,
      requestId: 'req-9',
      executedVersion: '7',
      functionError: 'Unhandled',
      payload: '{"errorMessage":"ö"}',
      payloadBytes: 21,
      logTail: 'START RequestId: req-9\n✓',
    });
  });
});

describe('what goes along', () => {
  it('is no wish for the log where the function runs on managed instances', async () => {
    server = await CountingServer.start(success);
    const invoker = new LambdaInvoker(gatewayTo(server.url), Date.now);
    for (const mode of ['RequestResponse', 'ResponseStream'] as const) {
      await invoker.invoke({ ...request(mode, 3), isLogAsked: false }, new AbortController().signal);
    }
    expect(server.requests.map(({ headers }) => headers['x-amz-log-type'])).toEqual([undefined, undefined]);
  });

  it('is sent in the headers, the client context in base64', async () => {
    server = await CountingServer.start(success);
    const options = { clientContext: '{"custom":{"who":"Zoë"}}', tenantId: 'blue', durableExecutionName: 'order-7' };
    const one = { ...request('RequestResponse', 3), options };
    await new LambdaInvoker(gatewayTo(server.url), Date.now).invoke(one, new AbortController().signal);
    const headers: IncomingHttpHeaders = server.requests[0]?.headers ?? {};
    expect({
      context: Buffer.from(String(headers['x-amz-client-context']), 'base64').toString('utf8'),
      tenant: headers['x-amz-tenant-id'],
      durable: headers['x-amz-durable-execution-name'],
    }).toEqual({ context: '{"custom":{"who":"Zoë"}}', tenant: 'blue', durable: 'order-7' });
  });
});

describe('a streamed response', () => {
  async function streamed(behavior: Behavior, stop?: AbortController) {
    server = await CountingServer.start(behavior);
    const seen: Streamed[] = [];
    const invoker = new LambdaInvoker(gatewayTo(server.url), () => 42, { waitBeyondTimeoutMs: 300 });
    const signal = (stop ?? new AbortController()).signal;
    const answer = await invoker.invoke(request('ResponseStream', 0), signal, (one) => {
      seen.push(one);
      stop?.abort();
    });
    return { answer, seen: seen.map(({ text, bytes }) => `${bytes}: ${text}`), requests: server.requests.length };
  }

  it('is told of as it comes, a character that two chunks share whole', async () => {
    const ä = Buffer.from('ä');
    const { answer, seen } = await streamed((_request, response) => {
      response.writeHead(200, streamType);
      for (const chunk of ['one ', ä.subarray(0, 1), ä.subarray(1)]) response.write(payloadChunk(chunk));
      response.end(invokeComplete({ LogResult: Buffer.from('START').toString('base64') }));
    });
    expect(seen).toEqual(['4: one ', '5: one ', '6: one ä']);
    expect(answer).toMatchObject({ kind: 'answered', payload: 'one ä', payloadBytes: 6, logTail: 'START' });
  });

  it('that ends with an error is an error, and what had come is kept', async () => {
    const details = '{"errorType":"Error","errorMessage":"half-way"}';
    const { answer } = await streamed((_request, response) => {
      response.writeHead(200, streamType);
      response.write(payloadChunk('half'));
      response.end(invokeComplete({ ErrorCode: 'Unhandled', ErrorDetails: details }));
    });
    expect(answer).toMatchObject({
      kind: 'answered',
      functionError: 'Unhandled',
      payload: details,
      streamed: { text: 'half', bytes: 4, chunks: 1 },
    });
  });

  it.each([
    ['ends without its end', (...[, response]: Parameters<Behavior>) => response.end()],
    ['breaks', (...[, , socket]: Parameters<Behavior>) => socket.destroy()],
    ['falls silent', () => undefined],
  ])('that %s is lost, and what had come is kept', async (_name, end) => {
    const { answer, requests } = await streamed((seen, response, socket) => {
      response.writeHead(200, streamType);
      response.write(payloadChunk('half'), () => end(seen, response, socket));
    });
    expect(answer).toMatchObject({ kind: 'lost', streamed: { text: 'half' } });
    expect(requests).toBe(1);
  });

  it('stops when the user stops waiting', async () => {
    const { answer, requests } = await streamed((_request, response) => {
      response.writeHead(200, streamType);
      response.write(payloadChunk('half'));
    }, new AbortController());
    expect([answer.kind, requests]).toEqual(['abandoned', 1]);
  });
});

function request(mode: InvocationMode, timeoutSeconds: number): InvokeRequest {
  return {
    target: { connectionId: 'endpoint:Test', functionName: 'checkout', qualifier: 'live' },
    mode,
    payload: '{"name":"Zoë"}',
    options: noOptions,
    traceId: '1-65a00000-000000000000000000000001',
    timeoutSeconds,
  };
}
