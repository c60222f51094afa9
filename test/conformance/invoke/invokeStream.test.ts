import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { InvokeWithResponseStreamCommand, type InvokeWithResponseStreamCommandInput } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { invoke, lambdaClient, outline, segmentsOf } from '../clients';
import { linesOf } from '../evidence/logLines';
import type { Step } from '../functions/streaming.mjs';
import { type RunningLocalService, startLocalService } from '../localService';

let service: RunningLocalService;
let folder: string;
beforeAll(async () => {
  folder = await makeTemporary('stream');
  service = await startLocalService({ template: inProject('test/conformance/functions/streaming.yaml') });
});
afterAll(async () => {
  await service.stop();
  await removeTemporary(folder);
});

/** Something a function waits for until the test opens it. */
function gate(name: string): { readonly file: string; open(): Promise<void> } {
  const file = join(folder, name);
  return { file, open: () => writeFile(file, '') };
}

function open(FunctionName: string, event: unknown = {}, input: Partial<InvokeWithResponseStreamCommandInput> = {}) {
  const Payload = JSON.stringify(event);
  return lambdaClient(service).send(new InvokeWithResponseStreamCommand({ FunctionName, Payload, ...input }));
}

const follow = (steps: readonly Step[], name = 'follows') => open(name, { steps });

type Opened = Awaited<ReturnType<typeof open>>;

/** What comes next: the text of a chunk, the end, or `undefined` after it. */
function reader({ EventStream }: Opened): () => Promise<unknown> {
  if (EventStream === undefined) throw new Error('The answer has no stream.');
  const events = EventStream[Symbol.asyncIterator]();
  return async () => {
    const { value } = await events.next();
    const chunk = value?.PayloadChunk?.Payload;
    return chunk === undefined ? value?.InvokeComplete : Buffer.from(chunk).toString('utf8');
  };
}

/** Everything, chunks joined. */
async function readAll(opened: Opened): Promise<{ readonly text: string; readonly end: unknown }> {
  const next = reader(opened);
  let text = '';
  for (let one = await next(); ; one = await next()) {
    if (typeof one !== 'string') return { text, end: one };
    text += one;
  }
}

function unhandled(details: object) {
  return { ErrorCode: 'Unhandled', ErrorDetails: JSON.stringify(details) };
}

test('what a function writes arrives while it runs', async () => {
  const [second, end] = [gate('second'), gate('end')];
  const answer = await follow([{ write: 'one ✓' }, { waitFor: second.file }, { write: 'two' }, { waitFor: end.file }]);
  const { StatusCode, ExecutedVersion, ResponseStreamContentType } = answer;
  expect({ StatusCode, ExecutedVersion, ResponseStreamContentType }).toEqual({
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    ResponseStreamContentType: 'application/vnd.amazon.eventstream',
  });
  const next = reader(answer);
  expect(await next()).toBe('one ✓');
  await second.open();
  expect(await next()).toBe('two');
  await end.open();
  expect(await next()).toEqual({});
  expect(await next()).toBeUndefined();
});

test('a function that writes nothing', async () => {
  expect(await readAll(await follow([]))).toEqual({ text: '', end: {} });
});

test('Invoke of a streaming function gives the whole body', async () => {
  const { payload, functionError } = await invoke(service, 'follows', { steps: [{ write: '[1,' }, { write: '2]' }] });
  expect({ payload, functionError }).toEqual({ payload: [1, 2], functionError: undefined });
});

test('the content type the function gives is told apart from that of the stream', async () => {
  const head = await new Promise<Readonly<Record<string, unknown>>>((resolve) => {
    post('follows', [{ type: 'text/x-report' }, { write: 'x' }]).on('response', (response) => {
      response.resume();
      resolve(response.headers);
    });
  });
  expect(head).toMatchObject({
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-remapped-content-type': 'text/x-report',
    'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/),
  });
});

test('a function that does not stream gives one chunk', async () => {
  const next = reader(await open('gathers'));
  expect(await next()).toBe('{"text":"Zoë ✓"}');
  expect(await next()).toEqual({});
});

describe('a failure', () => {
  test('before any chunk', async () => {
    const next = reader(await follow([{ fail: 'out of range' }]));
    expect(await next()).toMatchObject({
      ErrorCode: 'Unhandled',
      ErrorDetails: expect.stringMatching(/^\{"errorType":"RangeError","errorMessage":"out of range","trace":\["Range/),
    });
  });

  test('after a chunk', async () => {
    const next = reader(await follow([{ write: 'half' }, { fail: 'not schön' }]));
    expect(await next()).toBe('half');
    expect(await next()).toMatchObject({
      ErrorCode: 'Unhandled',
      ErrorDetails: expect.stringContaining('"errorMessage":"not schön"'),
    });
    expect(await next()).toBeUndefined();
  });

  test.each([
    ['throws', '"errorType":"RangeError","errorMessage":"out of range"'],
    ['python-raises', '"errorMessage": "not so schön: {}", "errorType": "ValueError"'],
    ['breaks-at-start', '"errorType":"RangeError","errorMessage":"the settings are out of range"'],
    ['too-large', 'exceeded maximum allowed payload size (6291556 bytes).'],
  ])('of a function that does not stream: %s', async (name, details) => {
    expect(await readAll(await open(name))).toEqual({
      text: '',
      end: { ErrorCode: 'Unhandled', ErrorDetails: expect.stringContaining(details) },
    });
  });

  test('by its timeout, after a chunk', async () => {
    const answer = await follow([{ write: 'half' }, { waitFor: gate('never').file }], 'follows-for-a-second');
    const message = `RequestId: ${answer.$metadata.requestId} Error: Task timed out after 1.00 seconds`;
    expect(await readAll(answer)).toEqual({
      text: 'half',
      end: unhandled({ errorType: 'Sandbox.Timedout', errorMessage: message }),
    });
  });

  test('by the end of its process, after a chunk', async () => {
    const broken = gate('broken');
    const answer = await follow([{ write: 'half' }, { waitFor: broken.file }, { exit: 3 }]);
    const next = reader(answer);
    expect(await next()).toBe('half');
    await broken.open();
    const message = `RequestId: ${answer.$metadata.requestId} Error: Runtime exited with error: exit status 3`;
    expect(await next()).toEqual(unhandled({ errorType: 'Runtime.ExitError', errorMessage: message }));
  });

  test('by destroying its stream, which ends the runtime', async () => {
    const broken = gate('destroyed');
    const next = reader(await follow([{ write: 'half' }, { waitFor: broken.file }, { destroy: true }]));
    expect(await next()).toBe('half');
    await broken.open();
    expect(await next()).toMatchObject({
      ErrorCode: 'Unhandled',
      ErrorDetails: expect.stringContaining('"errorType":"Runtime.ExitError"'),
    });
  });
});

test('the log tail comes with the end, and the log and the trace are as those of Invoke', async () => {
  const steps = [{ log: 'working' }, { write: 'x' }];
  const answer = await open('follows-once', { steps }, { LogType: 'Tail' });
  const { end } = await readAll(answer);
  const tail = Buffer.from(Reflect.get(Object(end), 'LogResult'), 'base64').toString('utf8');
  const id = answer.$metadata.requestId;
  expect(tail).toMatch(
    new RegExp(`^START RequestId: ${id} .*\n.*\tINFO\tworking\nEND RequestId: ${id}\nREPORT RequestId: ${id}\t`),
  );
  expect(await linesOf(service, 'follows-once', `"REPORT RequestId: ${id}"`)).toHaveLength(1);
  const traceId = /XRAY TraceId: (\S+)/.exec(tail)?.[1] ?? '';
  expect(outline(await segmentsOf(service, traceId))).toEqual([
    'follows-once AWS::Lambda 200',
    'follows-once AWS::Lambda::Function',
    '  Initialization',
    '  Invocation',
    '  Overhead',
  ]);
});

test('a dry run runs nothing', async () => {
  const before = await linesOf(service, 'gathers', 'START');
  const answer = await open('gathers', {}, { InvocationType: 'DryRun' });
  expect(answer.StatusCode).toBe(204);
  expect(await linesOf(service, 'gathers', 'START')).toEqual(before);
});

test('an unknown function, a payload that is no JSON, and a type that cannot stream are refused', async () => {
  await expect(open('nobody')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody:$LATEST',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(open('gathers', {}, { Payload: Buffer.from('{"a":') })).rejects.toMatchObject({
    name: 'InvalidRequestContentException',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(open('gathers', {}, { InvocationType: 'Event' as 'DryRun' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('[RequestResponse, DryRun]'),
  });
});

test('more requests at a time than there may be processes', async () => {
  const go = gate('go');
  const steps: readonly Step[] = [{ write: 'runs' }, { waitFor: go.file }];
  const readers = (await Promise.all(Array.from({ length: 10 }, () => follow(steps)))).map(reader);
  expect(await Promise.all(readers.map((next) => next()))).toEqual(Array.from({ length: 10 }, () => 'runs'));
  await expect(follow(steps)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });
  await go.open();
  expect(await Promise.all(readers.map((next) => next()))).toEqual(Array.from({ length: 10 }, () => ({})));
});

test('a response beyond 6 MB is streamed, and gathered it is too large', async () => {
  const steps: readonly Step[] = [{ megabytes: 7 }];
  const { text, end } = await readAll(await follow(steps));
  expect({ length: text.length, end }).toEqual({ length: 7 * 1024 * 1024, end: {} });
  const { functionError, payload } = await invoke(service, 'follows', { steps });
  expect({ functionError, payload }).toMatchObject({
    functionError: 'Unhandled',
    payload: { errorType: 'Function.ResponseSizeTooLarge' },
  });
});

test('no more than 200 MB are streamed', async () => {
  const { EventStream } = await follow([{ megabytes: 201 }]);
  let size = 0;
  let end: unknown;
  for await (const event of EventStream ?? []) {
    size += event.PayloadChunk?.Payload?.byteLength ?? 0;
    end = event.InvokeComplete;
  }
  expect(size).toBeLessThanOrEqual(200 * 1024 * 1024);
  expect(end).toMatchObject({ ErrorDetails: expect.stringContaining('payload size (209715200 bytes).') });
});

test('a caller who goes away ends neither the function nor the service', async () => {
  const left = gate('left');
  const asked = post('follows', [{ write: 'x' }, { waitFor: left.file }, { megabytes: 20 }, { log: 'wrote it all' }]);
  const id = await new Promise((resolve) => {
    asked.on('response', (response) => response.once('data', () => resolve(response.headers['x-amzn-requestid'])));
  });
  asked.destroy();
  await left.open();
  await expect.poll(() => linesOf(service, 'follows', `"${id}\tINFO\twrote it all"`)).toHaveLength(1);
  await expect.poll(() => linesOf(service, 'follows', `"END RequestId: ${id}"`)).toHaveLength(1);
  expect(service.stderr()).toBe('');
  expect(await readAll(await follow([{ write: 'next' }]))).toEqual({ text: 'next', end: {} });
});

/** A caller whose connection is in the test's own hands. */
function post(name: string, steps: readonly Step[]) {
  const path = `/2021-11-15/functions/${name}/response-streaming-invocations`;
  const asked = request(`${service.endpoint}${path}`, { method: 'POST' }).on('error', () => undefined);
  return asked.end(JSON.stringify({ steps }));
}
