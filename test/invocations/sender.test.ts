import { afterEach, expect, test } from 'vitest';
import { checkAnswer } from '../../src/events/checkAnswer';
import { Follower } from '../../src/invocations/follower';
import { defaultHistoryLimits } from '../../src/invocations/historyLimits';
import { InvocationSender } from '../../src/invocations/invocationSender';
import { InvocationStore } from '../../src/invocations/invocationStore';
import { systemClock } from '../../src/model/base/systemClock';
import type { Connection } from '../../src/model/connection/connection';
import { type InvocationMode, type InvokeOptions, noOptions } from '../../src/model/invocation/invocation';
import { CountingServer } from '../aws/countingServer';
import { connectionTo } from '../aws/testConnection';

let server: CountingServer | undefined;
let connection: Connection | undefined;
afterEach(async () => {
  connection?.dispose();
  await server?.stop();
});

interface Sent {
  readonly configuration?: object;
  readonly answer?: string;
  readonly payload?: string;
  readonly keptPayload?: string;
  readonly implicitPayload?: { readonly sample: string | undefined };
  readonly mode?: InvocationMode;
  readonly options?: Partial<InvokeOptions>;
}

/** Sends once to a server that knows one function, and tells what became of it. */
async function send({
  configuration = {},
  answer = '{}',
  payload = '{}',
  keptPayload,
  implicitPayload,
  mode = 'RequestResponse',
  options = {},
}: Sent) {
  server = await CountingServer.start((request, response) => {
    if (request.url.includes('/invocations')) {
      response.writeHead(mode === 'Event' ? 202 : 200, { 'x-amzn-requestid': 'r-1' });
      response.end(mode === 'Event' ? undefined : answer);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ FunctionName: 'checkout', Timeout: 3, State: 'Active', ...configuration }));
  });
  const opened = connectionTo(server.url);
  connection = opened;
  let stored: string | undefined;
  const storage = {
    load: () => undefined,
    save: (value: unknown) => {
      stored = JSON.stringify(value);
    },
  };
  const store = new InvocationStore(
    storage,
    systemClock,
    () => undefined,
    () => defaultHistoryLimits,
  );
  const follower = new Follower(store, () => undefined, systemClock);
  const sender = new InvocationSender(store, follower, systemClock, async (text, one) => checkAnswer(text, one));
  const target = { connectionId: opened.id, functionName: 'checkout', qualifier: undefined };
  const result = sender.send({
    connection: opened,
    target,
    mode,
    payload,
    keptPayload,
    implicitPayload,
    options: { ...noOptions, ...options },
  });
  if (result.kind === 'rejected')
    return {
      said: result.problem.message,
      invokes: server.requests.length,
      check: undefined,
      stored: undefined,
      body: undefined,
    };
  const { answer: got, callerCheck } = await result.answered;
  const invokes = server.requests.filter(({ url }) => url.includes('/invocations')).length;
  const said = got.kind === 'refused' ? got.failure.name : got.kind;
  const body = server.requests.find(({ url }) => url.includes('/invocations'))?.body;
  await store.flush();
  return { said, invokes, check: callerCheck, stored, body };
}

test.each<readonly [string, Sent, string, number]>([
  ['an active function', {}, 'answered', 1],
  ['an event', { mode: 'Event' }, 'answered', 1],
  ['one that is being created', { configuration: { State: 'Pending' } }, 'FunctionPending', 0],
  ['one that could not be set up', { configuration: { State: 'Failed' } }, 'FunctionFailed', 0],
  ['an idle one', { configuration: { State: 'Inactive' } }, 'answered', 1],
  [
    'one with tenants, without one',
    { configuration: { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } },
    'TenantIdMissing',
    0,
  ],
  [
    'one with tenants',
    { configuration: { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } }, options: { tenantId: 'blue' } },
    'answered',
    1,
  ],
  ['a durable one, unqualified', { configuration: { DurableConfig: { ExecutionTimeout: 60 } } }, 'answered', 1],
])('%s', async (_, sent, said, invokes) => {
  expect(await send(sent)).toMatchObject({ said, invokes });
});

test('what Lambda would refuse never leaves', async () => {
  const { said, invokes } = await send({ payload: '{"a":' });
  expect([said, invokes]).toEqual(['The payload is not JSON: a value is expected here.', 0]);
  expect((await send({ options: { clientContext: 'no' } })).invokes).toBe(0);
});

test('values that may be secret are sent, and stored as written', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of payloads.
  const written = '{"user":"${env:TOKEN}"}';
  const { body, stored } = await send({ payload: '{"user":"my-secret"}', keptPayload: written });
  expect(body).toContain('my-secret');
  expect(stored).not.toContain('my-secret');
  const [entry] = JSON.parse(stored ?? '').entries;
  expect([entry.payload, entry.invocation.isPayloadAsWritten]).toEqual([written, true]);
  const plain = await send({ payload: '{"user":"Ada"}' });
  const [kept] = JSON.parse(plain.stored ?? '').entries;
  expect([kept.payload, kept.invocation.isPayloadAsWritten]).toEqual(['{"user":"Ada"}', undefined]);
});

test('the answer is judged as the service of the event would', async () => {
  const event = '{"httpMethod":"GET","resource":"/","requestContext":{"stage":"prod"}}';
  const { check } = await send({ payload: event, answer: '{"statusCode":200,"body":{"a":1}}' });
  expect(check).toMatchObject({
    event: 'API Gateway REST API, proxy integration',
    isAccepted: false,
    verdict: 'API Gateway would return 502: body is an object, not a string',
    findings: [{ path: '$.body', severity: 'error' }],
    next: 'Lambda would not retry.',
  });
  expect((await send({ payload: '{"my":"own"}' })).check).toBeUndefined();
});

test('what was sent for want of a payload is stored as such, and read back', async () => {
  const { stored } = await send({ implicitPayload: { sample: 'Kinesis' } });
  const store = new InvocationStore(
    { load: () => JSON.parse(stored ?? ''), save: () => undefined },
    systemClock,
    () => undefined,
    () => defaultHistoryLimits,
  );
  expect(store.all().map((one) => one.implicitPayload)).toEqual([{ sample: 'Kinesis' }]);
});
