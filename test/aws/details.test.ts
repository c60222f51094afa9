import { afterEach, describe, expect, test } from 'vitest';
import { LambdaDetails } from '../../src/aws/lambda/lambdaDetails';
import { LambdaEditor } from '../../src/aws/lambda/lambdaEditor';
import { answering } from './answering';
import { awsError, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());
const signal = new AbortController().signal;

async function details(...behavior: Parameters<typeof answering>): Promise<LambdaDetails> {
  server = await CountingServer.start(answering(...behavior));
  return new LambdaDetails(gatewayTo(server.url));
}

async function editor(...behavior: Parameters<typeof CountingServer.start>): Promise<LambdaEditor> {
  server = await CountingServer.start(...behavior);
  return new LambdaEditor(gatewayTo(server.url));
}

/** `METHOD /path {body}` of each request. */
function seen(): readonly string[] {
  return (server?.requests ?? []).map(({ method, url, body }) => [method, url, body].filter(Boolean).join(' '));
}

describe('a function’s policy', () => {
  test('is given as its text, for the alias that was asked for', async () => {
    const found = await (await details(() => ({ Policy: '{"Statement":[]}' }))).getPolicy('checkout', 'live', signal);
    expect(found).toEqual({ ok: true, value: '{"Statement":[]}' });
    expect(seen()).toEqual(['GET /2015-03-31/functions/checkout/policy?Qualifier=live']);
  });

  test('may be none', async () => {
    expect(await (await details(() => undefined)).getPolicy('checkout', undefined, signal)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  test('that may not be read is a failure with the action’s name', async () => {
    server = await CountingServer.start(
      awsError(403, 'AccessDeniedException', 'User: x is not authorized to perform: lambda:GetPolicy on resource: y'),
    );
    const denied = await new LambdaDetails(gatewayTo(server.url)).getPolicy('checkout', undefined, signal);
    expect(denied).toMatchObject({ ok: false, failure: { reason: 'accessDenied' } });
    expect(!denied.ok && denied.failure.message).toContain('lambda:GetPolicy');
  });
});

describe('event source mappings', () => {
  test('are read to the last page, with what AWS tells of each', async () => {
    const kinesis = {
      UUID: 'one',
      EventSourceArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/orders',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: -1,
      MaximumRetryAttempts: 3,
      ParallelizationFactor: 1,
      StartingPosition: 'LATEST',
      TumblingWindowInSeconds: 0,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:123456789012:failed' } },
      FilterCriteria: { Filters: [{ Pattern: '{"data":{}}' }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      LastModified: 1_700_000_000,
      LastProcessingResult: 'No records processed',
      State: 'Enabled',
      StateTransitionReason: 'User action',
    };
    const kafka = {
      UUID: 'two',
      SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['one:9092'] } },
      Topics: ['orders'],
      State: 'SomethingNew',
    };
    const reader = await details(({ url }) =>
      url.includes('Marker=2') ? { EventSourceMappings: [kafka] } : { EventSourceMappings: [kinesis], NextMarker: '2' },
    );
    const found = await reader.listEventSourceMappings('checkout', signal);
    expect(found).toMatchObject({
      ok: true,
      value: [
        {
          uuid: 'one',
          state: 'Enabled',
          stateReason: 'User action',
          lastResult: 'No records processed',
          settings: {
            source: { kind: 'arn', arn: kinesis.EventSourceArn },
            maximumRecordAgeSeconds: 'untilExpired',
            maximumRetryAttempts: 3,
            bisectsBatch: true,
            reportsItemFailures: true,
            filters: ['{"data":{}}'],
            onFailure: 'arn:aws:sqs:eu-west-1:123456789012:failed',
          },
        },
        { uuid: 'two', state: 'Other', settings: { source: { kind: 'kafka', bootstrapServers: ['one:9092'] } } },
      ],
    });
  });

  test('are switched off by one call', async () => {
    const reply = answering(() => ({ UUID: 'one', State: 'Disabling' }));
    const answer = await (await editor(reply)).setMappingEnabled('one', false, signal);
    expect(answer).toMatchObject({ ok: true, value: { state: 'Disabling' } });
    expect(seen()).toEqual(['PUT /2015-03-31/event-source-mappings/one {"Enabled":false}']);
  });
});

test('a function URL', async () => {
  const config = {
    FunctionUrl: 'https://a1b2c3.lambda-url.eu-west-1.on.aws/',
    FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
    AuthType: 'AWS_IAM',
    InvokeMode: 'RESPONSE_STREAM',
    Cors: { AllowOrigins: ['*'] },
    CreationTime: '2026-11-23T08:22:05.849Z',
    LastModifiedTime: '2026-11-23T08:22:05.849Z',
  };
  expect(await (await details(() => config)).getUrl('checkout', undefined, signal)).toEqual({
    ok: true,
    value: {
      url: config.FunctionUrl,
      functionArn: config.FunctionArn,
      authType: 'AWS_IAM',
      isStreamed: true,
      allowedOrigins: ['*'],
    },
  });
});

test('an alias with weights has them add up to one', async () => {
  const weighted = { Name: 'live', FunctionVersion: '7', RoutingConfig: { AdditionalVersionWeights: { '8': 0.1 } } };
  const reader = await details(() => ({ Aliases: [weighted, { Name: 'test', FunctionVersion: '8' }] }));
  expect(await reader.listAliases('checkout', signal)).toMatchObject({
    value: [
      {
        name: 'live',
        targets: [
          { version: '7', weight: 0.9 },
          { version: '8', weight: 0.1 },
        ],
      },
      { name: 'test', targets: [{ version: '8', weight: 1 }] },
    ],
  });
});

describe('asynchronous settings', () => {
  const change = { maximumRetryAttempts: 1, maximumEventAgeSeconds: 600 };
  const path = '/2019-09-25/functions/checkout/event-invoke-config';
  const body = '{"MaximumRetryAttempts":1,"MaximumEventAgeInSeconds":600}';

  test('are updated where there are some, so that destinations stay', async () => {
    const one = await editor(answering(() => ({})));
    expect(await one.updateEventInvokeConfig('checkout', undefined, change, signal)).toMatchObject({ ok: true });
    expect(seen()).toEqual([`POST ${path} ${body}`]);
  });

  test('are made where there are none', async () => {
    const one = await editor(answering(({ method }) => (method === 'POST' ? undefined : {})));
    expect(await one.updateEventInvokeConfig('checkout', undefined, change, signal)).toMatchObject({ ok: true });
    expect(seen()).toEqual([`POST ${path} ${body}`, `PUT ${path} ${body}`]);
  });

  test('of a missing function are a failure', async () => {
    const one = await editor(answering(() => undefined));
    expect(await one.updateEventInvokeConfig('checkout', undefined, change, signal)).toMatchObject({
      ok: false,
      failure: { reason: 'notFound' },
    });
  });
});

test('tracing is changed alone', async () => {
  expect(await (await editor(answering(() => ({})))).updateTracing('checkout', 'Active', signal)).toMatchObject({
    ok: true,
  });
  expect(seen()).toEqual(['PUT /2015-03-31/functions/checkout/configuration {"TracingConfig":{"Mode":"Active"}}']);
});

test('a throttled read is tried again, and is an answer in the end', async () => {
  let calls = 0;
  server = await CountingServer.start((request, response, socket) => {
    calls += 1;
    const behavior =
      calls === 1 ? awsError(429, 'TooManyRequestsException', 'Rate exceeded') : answering(() => ({ Policy: '{}' }));
    behavior(request, response, socket);
  });
  expect(await new LambdaDetails(gatewayTo(server.url)).getPolicy('checkout', undefined, signal)).toMatchObject({
    ok: true,
  });
  expect(calls).toBe(2);
});

test('a read that is canceled before its turn is not sent', async () => {
  const reader = await details(() => ({ Policy: '{}' }));
  const controller = new AbortController();
  const waiting = reader.getPolicy('checkout', undefined, controller.signal);
  controller.abort();
  expect(await waiting).toMatchObject({ ok: false });
  expect(server?.requests).toHaveLength(0);
});
