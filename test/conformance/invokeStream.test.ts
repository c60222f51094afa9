import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvokeWithResponseStreamCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/aws/openConnection';
import { type FunctionTarget, noOptions, type Streamed } from '../../src/model/invocation';
import { createTraceId } from '../../src/model/traceId';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { invoke, lambdaClient } from './clients';
import { type RunningLocalService, startLocalService } from './localService';

/** InvokeWithResponseStream, read by the unmodified AWS SDK. */
let service: RunningLocalService;
let folder: string;

beforeAll(async () => {
  folder = await makeTemporary('stream');
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
});
afterAll(async () => {
  await service.stop();
  await removeTemporary(folder);
});

interface Ended {
  readonly chunks: readonly string[];
  readonly end: { readonly ErrorCode?: string | undefined; readonly ErrorDetails?: string | undefined } | undefined;
  readonly log: string;
}

/** Calls `onChunk` for each chunk, before the next is read. */
async function stream(name: string, event: unknown, onChunk?: (count: number) => Promise<void>): Promise<Ended> {
  const client = lambdaClient(service);
  const output = await client.send(
    new InvokeWithResponseStreamCommand({ FunctionName: name, Payload: JSON.stringify(event), LogType: 'Tail' }),
  );
  const chunks: string[] = [];
  for await (const { PayloadChunk, InvokeComplete } of output.EventStream ?? []) {
    if (PayloadChunk?.Payload !== undefined) {
      chunks.push(Buffer.from(PayloadChunk.Payload).toString('utf8'));
      await onChunk?.(chunks.length);
    }
    if (InvokeComplete !== undefined) {
      const { ErrorCode, ErrorDetails, LogResult = '' } = InvokeComplete;
      client.destroy();
      return {
        chunks,
        end: { ErrorCode, ErrorDetails },
        log: Buffer.from(LogResult, 'base64').toString('utf8'),
      };
    }
  }
  client.destroy();
  return { chunks, end: undefined, log: '' };
}

test('what the function writes arrives while it still runs', async () => {
  const file = join(folder, 'go-on');
  const { chunks, end, log } = await stream('streams-slowly', { file }, async (count) => {
    // The function waits for this file: without the first chunk it would wait for ever.
    if (count === 1) await writeFile(file, '');
  });
  expect(chunks).toEqual(['first ä ', 'second']);
  expect(end).toEqual({ ErrorCode: undefined, ErrorDetails: undefined });
  expect(log).toMatch(/^START RequestId: [\s\S]*END RequestId: [\s\S]*REPORT RequestId: /);
});

describe('a failure stands at the end of the stream', () => {
  test('before the first chunk', async () => {
    const { chunks, end } = await stream('streams-slowly', { ending: 'throwFirst' });
    expect(chunks).toEqual([]);
    expect(end?.ErrorCode).toBe('Unhandled');
    expect(JSON.parse(end?.ErrorDetails ?? '')).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'before anything',
    });
  });

  test('half-way', async () => {
    const { chunks, end } = await stream('streams-slowly', { ending: 'throw' });
    expect(chunks).toEqual(['first ä ']);
    expect(JSON.parse(end?.ErrorDetails ?? '')).toMatchObject({ errorType: 'TypeError', errorMessage: 'half-way' });
  });

  test('when the time is over', async () => {
    const { chunks, end } = await stream('streams-slowly', { ending: 'hang' });
    expect(chunks).toEqual(['first ä ']);
    expect(JSON.parse(end?.ErrorDetails ?? '')).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 2.00 seconds'),
    });
  });

  test('when the process ends', async () => {
    const file = join(folder, 'exit');
    const { chunks, end } = await stream('streams-slowly', { file, ending: 'exit' }, () => writeFile(file, ''));
    expect(chunks).toEqual(['first ä ']);
    expect(JSON.parse(end?.ErrorDetails ?? '')).toMatchObject({ errorType: 'Runtime.ExitError' });
  });
});

test('a function that does not stream gives its response in one chunk', async () => {
  const { chunks, end } = await stream('logs-much', { lines: 3 });
  expect([chunks, end?.ErrorCode]).toEqual([['3'], undefined]);
});

test('Invoke gets the whole response of a function that streams', async () => {
  const { payload, functionError } = await invoke(service, 'streams', {});
  expect([payload, functionError]).toEqual([{ streamed: true }, undefined]);
});

test('a dry run runs nothing, an event is refused, an unknown function is not found', async () => {
  const client = lambdaClient(service);
  const send = (change: object) =>
    client.send(new InvokeWithResponseStreamCommand({ FunctionName: 'streams', ...change }));
  expect((await send({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
  await expect(send({ InvocationType: 'Event' as never })).rejects.toThrow(
    /enum value set: \[RequestResponse, DryRun\]/,
  );
  await expect(send({ FunctionName: 'nobody' })).rejects.toThrow(/Function not found/);
  client.destroy();
});

test('a caller who goes away does not take the function along', async () => {
  const client = lambdaClient(service);
  const gone = join(folder, 'gone');
  const controller = new AbortController();
  const command = new InvokeWithResponseStreamCommand({
    FunctionName: 'streams-slowly',
    Payload: JSON.stringify({ file: gone }),
  });
  const { EventStream } = await client.send(command, { abortSignal: controller.signal });
  for await (const { PayloadChunk } of EventStream ?? []) if (PayloadChunk !== undefined) break;
  controller.abort();
  client.destroy();
  await writeFile(gone, '');
  expect((await stream('streams-slowly', {})).chunks.join('')).toBe('first ä second');
});

describe('through a connection, as the extension calls', () => {
  async function call(event: object) {
    const connection = openConnection(
      { kind: 'endpoint', name: 'Local', endpoint: service.endpoint, region: 'us-east-1', usesTestCredentials: true },
      {
        localProgram: '',
        template: undefined,
        retryDelaysSeconds: [1, 1],
        askMfaCode: () => Promise.reject(new Error('nobody asks')),
        onPause: () => undefined,
        log: () => undefined,
      },
    );
    const target: FunctionTarget = { connectionId: 'x', functionName: 'streams-slowly', qualifier: undefined };
    const seen: Streamed[] = [];
    const traceId = createTraceId(Date.now(), crypto.getRandomValues(new Uint8Array(12)));
    const request = {
      target,
      mode: 'ResponseStream',
      payload: JSON.stringify(event),
      options: noOptions,
      traceId,
    } as const;
    const { signal } = new AbortController();
    const answer = await connection.invoker.invoke({ ...request, timeoutSeconds: 5 }, signal, (one) => seen.push(one));
    connection.dispose();
    return { answer, seen: seen.map(({ text }) => text) };
  }

  test('the text grows', async () => {
    const { answer, seen } = await call({});
    expect(seen.at(-1)).toBe('first ä second');
    expect(answer).toMatchObject({ kind: 'answered', payload: 'first ä second', functionError: undefined });
  });

  test('a failure half-way keeps what had come', async () => {
    const { answer } = await call({ ending: 'throw' });
    expect(answer).toMatchObject({
      kind: 'answered',
      functionError: 'Unhandled',
      payload: expect.stringContaining('half-way'),
      streamed: { text: 'first ä ' },
    });
  });
});
