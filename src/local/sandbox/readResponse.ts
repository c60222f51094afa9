import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/readBody';
import type { ResponseSink, SandboxOutcome } from './sandboxOutcome';

/** Lambda's limit of a buffered response: 6 MB and a little. */
export const maxBufferedBytes = 6_291_556;

/** Lambda's limit of a streamed response: 200 MB. */
const maxStreamedBytes = 200 * 1024 * 1024;

type Response = Extract<SandboxOutcome, { kind: 'returned' | 'threw' | 'tooLarge' }>;

/**
 * Reads what a runtime posts as the response of a run, which a streaming handler does while it runs. With a sink the
 * bytes are passed on as they come, and those of a handler that does not stream at once. Rejects when the
 * process ends before its response.
 */
export async function readResponse(request: IncomingMessage, sink: ResponseSink | undefined): Promise<Response> {
  if (sink === undefined) return gather(request);
  const contentType = request.headers['content-type'] ?? 'application/octet-stream';
  if (request.headers['lambda-runtime-function-response-mode'] === 'streaming') {
    return passOn(request, sink, contentType);
  }
  const outcome = await gather(request);
  if (outcome.kind !== 'returned') return outcome;
  sink.begin(contentType);
  await sink.write(outcome.body);
  return { kind: 'returned', body: Buffer.alloc(0) };
}

async function gather(request: IncomingMessage): Promise<Response> {
  const { body, size } = await readBody(request, maxBufferedBytes);
  if (size > maxBufferedBytes) return { kind: 'tooLarge', maxBytes: maxBufferedBytes };
  return failureOf(request) ?? { kind: 'returned', body };
}

/** What is beyond the limit is read and dropped, so that the function can come to its end. */
async function passOn(request: IncomingMessage, sink: ResponseSink, contentType: string): Promise<Response> {
  sink.begin(contentType);
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= maxStreamedBytes) await sink.write(bytes);
  }
  if (size > maxStreamedBytes) return { kind: 'tooLarge', maxBytes: maxStreamedBytes };
  return failureOf(request) ?? { kind: 'returned', body: Buffer.alloc(0) };
}

/** A streaming handler that fails says so in trailers, after what it has sent. */
function failureOf(request: IncomingMessage): Extract<Response, { kind: 'threw' }> | undefined {
  const trailer = request.trailers['lambda-runtime-function-error-body'];
  if (trailer === undefined) return undefined;
  return { kind: 'threw', body: Buffer.from(trailer, 'base64'), xrayCause: undefined };
}
