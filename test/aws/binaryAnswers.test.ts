import { afterEach, expect, test } from 'vitest';
import { LambdaInvoker } from '../../src/aws/lambda/lambdaInvoker';
import { type InvocationMode, noOptions } from '../../src/model/invocation/invocation';
import { savedResponse } from '../../src/model/invocation/savedResponse';
import { type Behavior, CountingServer } from './countingServer';
import { invokeComplete, payloadChunk } from './eventStream';
import { gatewayTo } from './testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());

const picture = Buffer.from('89504e470d0a1a0a00ff80c328fe', 'hex');
const inTwo = [picture.subarray(0, 9), picture.subarray(9)];

async function call(mode: InvocationMode, behavior: Behavior) {
  const answer = await anyCall(mode, behavior);
  if (answer.kind !== 'answered') throw new Error(`The call is ${answer.kind}.`);
  return answer;
}

async function anyCall(mode: InvocationMode, behavior: Behavior) {
  server = await CountingServer.start(behavior);
  const target = { connectionId: 'x', functionName: 'draw', qualifier: undefined };
  const request = { target, mode, payload: '{}', options: noOptions, traceId: '1-0-0', timeoutSeconds: 3 };
  return new LambdaInvoker(gatewayTo(server.url), () => 0).invoke(request, new AbortController().signal);
}

function buffered(body: Buffer, headers: Record<string, string> = {}): Behavior {
  return (_request, response) => {
    response.writeHead(200, { 'x-amzn-requestid': 'req-1', 'x-amz-executed-version': '$LATEST', ...headers });
    response.end(body);
  };
}

function streaming(chunks: readonly Uint8Array[], end: { ErrorCode?: string; ErrorDetails?: string } = {}): Behavior {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': 'req-1' });
    response.end(Buffer.concat([...chunks.map(payloadChunk), invokeComplete(end)]));
  };
}

const whole = { binary: { type: 'PNG image', base64: picture.toString('base64') }, bytes: picture.byteLength };
const kept = { binary: { type: 'PNG image', base64: picture.toString('base64') }, payloadBytes: picture.byteLength };

test('a buffered response keeps its bytes', async () => {
  expect(await call('RequestResponse', buffered(picture))).toMatchObject(kept);
});

test('a streamed response keeps its bytes', async () => {
  expect(await call('ResponseStream', streaming(inTwo))).toMatchObject(kept);
});

test('a character that two chunks share is text; one that never ends is not', async () => {
  const umlaut = Buffer.from('ä');
  const whole = await call('ResponseStream', streaming([umlaut.subarray(0, 1), umlaut.subarray(1)]));
  expect(whole).toMatchObject({ payload: 'ä', binary: undefined });
  await server?.stop();
  const half = await call('ResponseStream', streaming([umlaut.subarray(0, 1)]));
  expect(half.binary).toEqual({ type: undefined, base64: umlaut.subarray(0, 1).toString('base64') });
});

test('an error stays text', async () => {
  const failed = await call('RequestResponse', buffered(picture, { 'x-amz-function-error': 'Unhandled' }));
  expect(failed).toMatchObject({ functionError: 'Unhandled', binary: undefined });
  await server?.stop();
  const broken = await call('ResponseStream', streaming(inTwo, { ErrorCode: 'Unhandled', ErrorDetails: '{}' }));
  expect(broken).toMatchObject({ payload: '{}', binary: undefined, streamed: { ...whole, chunks: 2 } });
});

/** The chunks, and then the connection is gone. */
function breaking(chunks: readonly Uint8Array[]): Behavior {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': 'req-1' });
    response.write(Buffer.concat(chunks.map(payloadChunk)), () => response.destroy());
  };
}

test('what a broken stream brought is kept byte for byte', async () => {
  const broken = await anyCall('ResponseStream', breaking(inTwo));
  expect(broken).toMatchObject({ kind: 'lost', streamed: { ...whole, chunks: 2 } });
  expect(savedResponse(broken)).toEqual({
    content: { base64: picture.toString('base64') },
    bytes: picture.byteLength,
    extension: 'png',
  });
  await server?.stop();
  const text = await anyCall('ResponseStream', breaking([Buffer.from('once upon')]));
  expect(text).toMatchObject({ kind: 'lost', streamed: { text: 'once upon' } });
  expect(savedResponse(text)).toEqual({ content: { text: 'once upon' }, bytes: 9, extension: 'txt' });
});
