import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

const secret = 'must not leak';
let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({
    template: inProject('test/conformance/functions/template.yaml'),
    env: { AWS_PROFILE: secret, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: secret, SOME_TOKEN: secret },
  });
});
afterAll(() => service.stop());

interface Echo {
  readonly event: unknown;
  readonly pid: number;
  readonly context: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

test('a handler gets event, context and environment as on Lambda', async () => {
  const answer = await invoke(service, 'echo', { text: 'Zoë ✓', list: [1, null] });
  const { event, context, env, cwd } = answer.payload as Echo;
  expect({ status: answer.status, error: answer.functionError, version: answer.version }).toEqual({
    status: 200,
    error: undefined,
    version: '$LATEST',
  });
  expect(event).toEqual({ text: 'Zoë ✓', list: [1, null] });
  expect(context).toMatchObject({
    awsRequestId: answer.requestId,
    functionName: 'echo',
    functionVersion: '$LATEST',
    memoryLimitInMB: '128',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
    logGroupName: '/aws/lambda/echo',
    logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
  });
  expect(env).toMatchObject({
    _HANDLER: 'node.echo',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: inProject('test/conformance/functions'),
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    STAGE: 'test',
    AWS_ENDPOINT_URL_LAMBDA: service.endpoint,
  });
  expect(cwd).toBe(inProject('test/conformance/functions'));
  expect(JSON.stringify(env)).not.toContain(secret);
});

test('the client context reaches the function', async () => {
  const ClientContext = Buffer.from('{"custom":{"who":"Zoë \u007f"}}').toString('base64');
  const client = lambdaClient(service);
  const node = await client.send(new InvokeCommand({ FunctionName: 'echo', ClientContext }));
  const python = await client.send(new InvokeCommand({ FunctionName: 'python-echo', ClientContext }));
  expect(JSON.parse(node.Payload?.transformToString() ?? '').context.clientContext).toEqual({
    custom: { who: 'Zoë \u007f' },
  });
  expect(JSON.parse(python.Payload?.transformToString() ?? '').context.custom).toEqual({ who: 'Zoë \u007f' });
});

test('without a payload a function gets an empty object', async () => {
  const answer = await lambdaClient(service).send(new InvokeCommand({ FunctionName: 'echo' }));
  expect(JSON.parse(answer.Payload?.transformToString() ?? '').event).toEqual({});
});

test('a function that returns nothing answers null', async () => {
  expect(await invoke(service, 'nothing', {})).toMatchObject({ payload: null, functionError: undefined });
});

test('a streaming handler answers all it wrote', async () => {
  expect(await invoke(service, 'streams', {})).toMatchObject({ payload: { streamed: true }, functionError: undefined });
});

describe('the log tail', () => {
  const id = '[0-9a-f-]{36}';

  test('has the lines of Lambda around those of the function', async () => {
    const answer = await invoke(service, 'logs-much', { lines: 2 });
    const lines = answer.log.split('\n');
    expect(lines[0]).toBe(`START RequestId: ${answer.requestId} Version: $LATEST`);
    expect(lines.slice(1, 5).map((line) => line.replace(/^[^\t]*\t/, ''))).toEqual([
      `${answer.requestId}\tINFO\tline 1 of 2 é`,
      `${answer.requestId}\tINFO\tline 2 of 2 é`,
      `${answer.requestId}\tINFO\ttwo`,
      'lines',
    ]);
    expect([...lines.slice(5, 7)].sort()).toEqual(['plain error', 'plain output']);
    expect(lines[7]).toBe(`END RequestId: ${answer.requestId}`);
    expect(lines[8]).toMatch(
      new RegExp(
        `^REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: [1-9]\\d+ MB\tInit Duration: [\\d.]+ ms\t$`,
      ),
    );
    expect(lines[9]).toMatch(new RegExp(`^XRAY TraceId: ${answer.traceId}\tSegmentId: [0-9a-f]{16}\tSampled: true\t$`));
  });

  test('is the last 4 KB, in whole characters', async () => {
    const { log } = await invoke(service, 'logs-much', { lines: 500 });
    const bytes = Buffer.byteLength(log);
    expect(bytes).toBeGreaterThan(4090);
    expect(bytes).toBeLessThanOrEqual(4096);
    expect(log).not.toContain('\uFFFD');
    expect(log).toContain('line 500 of 500 é');
  });
});

test('a process is used again', async () => {
  const first = (await invoke(service, 'echo', {})).payload as Echo;
  expect((await invoke(service, 'echo', {})).payload).toMatchObject({ pid: first.pid });
});

describe('Python', () => {
  test('gets the same', async () => {
    const answer = await invoke(service, 'python-echo', { text: 'Zoë ✓' });
    const { event, context, env } = answer.payload as Echo;
    expect(event).toEqual({ text: 'Zoë ✓' });
    expect(context).toEqual({
      aws_request_id: answer.requestId,
      function_name: 'python-echo',
      invoked_function_arn: 'arn:aws:lambda:us-east-1:000000000000:function:python-echo',
      memory_limit_in_mb: '128',
      log_group_name: '/aws/lambda/python-echo',
      custom: null,
    });
    expect(env).toMatchObject({ AWS_EXECUTION_ENV: 'AWS_Lambda_python3.13', TZ: ':UTC' });
    expect(env._X_AMZN_TRACE_ID).toMatch(new RegExp(`^Root=${answer.traceId};Parent=[0-9a-f]{16};Sampled=1$`));
    expect(JSON.stringify(env)).not.toContain(secret);
    expect(answer.log).toContain('\nprinted\nEND');
  });

  test('keeps its process', async () => {
    const first = (await invoke(service, 'python-echo', {})).payload as Echo;
    expect((await invoke(service, 'python-echo', {})).payload).toMatchObject({ pid: first.pid });
  });
});
