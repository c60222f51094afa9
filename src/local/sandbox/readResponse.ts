import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/readBody';
import type { ResponseSink, SandboxOutcome } from './sandboxOutcome';

/** Lambda's limit for a buffered response: slightly more than 6 MB. */
export const maxBufferedBytes = 6_291_556;

/** Lambda's limit for a streamed response: 200 MB. */
const maxStreamedBytes = 200 * 1024 * 1024;

type Response = Extract<SandboxOutcome, { kind: 'returned' | 'threw' | 'tooLarge' }>;

/**
 * Reads the response that a runtime posts; a streaming handler posts it while it runs. With a sink, the bytes are passed on as
 * they arrive, or at once when the handler does not stream. Rejects when the process ends before its response.
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

/** Passes bytes on. Those beyond the limit are read and discarded so that the function can finish. */
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

/** A streaming handler reports a failure in trailers, after the bytes it has sent. */
function failureOf(request: IncomingMessage): Extract<Response, { kind: 'threw' }> | undefined {
  const trailer = request.trailers['lambda-runtime-function-error-body'];
  if (trailer === undefined) return undefined;
  return { kind: 'threw', body: Buffer.from(trailer, 'base64'), xrayCause: undefined };
}
