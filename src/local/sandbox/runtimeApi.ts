import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseObject } from '../../model/parseObject';
import { passBody, readBody } from '../http/readBody';
import { refusalOf } from '../http/refusalOf';
import type { OnChunk, SandboxOutcome, SandboxRequest } from './sandboxOutcome';

/** Lambda's limit of a buffered response: 6 MB and a little. */
export const maxResponseBytes = 6_291_556;

/** Lambda's limit of a streamed response. */
const maxStreamedBytes = 200 * 1024 * 1024;

export interface RuntimeApiEvents {
  /** The runtime asks for work. */
  asksNext(memoryKb: number): void;
  /** The runtime has gone while it waited for work. */
  stopsAsking(): void;
  /** The runtime has answered the request it was given last. */
  answered(outcome: SandboxOutcome): void;
  initFailed(outcome: Extract<SandboxOutcome, { kind: 'threw' }>): void;
}

/**
 * The Lambda Runtime API for one process (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html), on a port of
 * its own: the official clients take `host:port` and no path.
 */
export class RuntimeApi {
  private parked: ServerResponse | undefined;
  private waiting: SandboxRequest | undefined;
  private current: SandboxRequest | undefined;
  private readonly server: Server;

  private constructor(private readonly events: RuntimeApiEvents) {
    // The cause of an error comes in a header, of up to 1 MiB.
    this.server = createServer(
      { maxHeaderSize: 2 * 1024 * 1024, requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
      (request, response) => {
        void this.answer(request, response);
      },
    );
  }

  static async start(events: RuntimeApiEvents): Promise<RuntimeApi> {
    const api = new RuntimeApi(events);
    await new Promise<void>((resolve, reject) => {
      api.server.once('error', reject);
      api.server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  /** `host:port`. */
  get address(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  /** Gives the runtime its work, now or when it asks. */
  deliver(request: SandboxRequest): void {
    this.waiting = request;
    this.pass();
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request.headers);
    if (refusal !== undefined) return reply(response, 403, { errorType: 'AccessDenied', errorMessage: refusal });
    const path = (request.url ?? '').replace(/^\/2018-06-01\/runtime/, '');
    if (request.method === 'GET' && path === '/invocation/next') {
      this.parked = response;
      response.once('close', () => {
        if (this.parked !== response) return;
        this.parked = undefined;
        this.events.stopsAsking();
      });
      this.events.asksNext(Number(request.headers['dwell-max-memory-kb'] ?? 0));
      return this.pass();
    }
    const [, id, what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    const isInit = path === '/init/error';
    if (request.method !== 'POST' || (id === undefined && !isInit)) {
      return reply(response, 404, { errorType: 'InvalidPath', errorMessage: `No such call: ${path}` });
    }
    await this.take(request, response, { id, isError: isInit || what === 'error', isInit });
  }

  private async take(
    request: IncomingMessage,
    response: ServerResponse,
    call: { readonly id: string | undefined; readonly isError: boolean; readonly isInit: boolean },
  ): Promise<void> {
    const isStreaming = request.headers['lambda-runtime-function-response-mode'] === 'streaming' && !call.isError;
    const onChunk = isStreaming && call.id === this.current?.requestId ? this.current?.onChunk : undefined;
    const limit = onChunk === undefined ? maxResponseBytes : maxStreamedBytes;
    const reading = onChunk === undefined ? readBody(request, limit) : pass(request, onChunk);
    const { body, size } = await reading.catch(() => ({ body: undefined, size: 0 }));
    // The process ended while it was sending; its end is reported elsewhere.
    if (body === undefined) return;
    if (call.isInit) {
      reply(response, 202, { status: 'OK' });
      return this.events.initFailed(toError(request, body));
    }
    if (call.id !== this.current?.requestId) {
      return reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
    }
    this.current = undefined;
    const isTooLarge = size > limit;
    if (isTooLarge) reply(response, 413, { errorType: 'RequestEntityTooLarge', errorMessage: `${size} bytes` });
    else reply(response, 202, { status: 'OK' });
    this.events.answered(
      isTooLarge ? { kind: 'tooLarge' } : call.isError ? toError(request, body) : toResult(request, body),
    );
  }

  private pass(): void {
    const { parked, waiting } = this;
    if (parked === undefined || waiting === undefined) return;
    this.parked = undefined;
    this.waiting = undefined;
    this.current = waiting;
    parked.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': String(waiting.payload.length),
      'Lambda-Runtime-Aws-Request-Id': waiting.requestId,
      'Lambda-Runtime-Deadline-Ms': String(Math.floor(waiting.deadlineMs)),
      'Lambda-Runtime-Invoked-Function-Arn': waiting.functionArn,
      'Lambda-Runtime-Trace-Id': waiting.traceHeader,
      ...(waiting.clientContext === undefined
        ? {}
        : { 'Lambda-Runtime-Client-Context': toHeader(waiting.clientContext) }),
    });
    parked.end(waiting.payload);
  }
}

/** Hands a streamed response on while it is written; of the outcome it is no part. */
async function pass(
  request: IncomingMessage,
  onChunk: OnChunk,
): Promise<{ readonly body: Buffer; readonly size: number }> {
  const contentType = request.headers['content-type'] ?? 'application/octet-stream';
  const size = await passBody(request, maxStreamedBytes, (chunk) => onChunk(chunk, contentType));
  return { body: Buffer.alloc(0), size };
}

/** A streaming handler that fails half-way says so in trailers, after what it has sent. */
function toResult(request: IncomingMessage, body: Buffer): SandboxOutcome {
  const trailer = request.trailers['lambda-runtime-function-error-body'];
  if (trailer === undefined) return { kind: 'returned', body };
  return { kind: 'threw', body: Buffer.from(trailer, 'base64'), xrayCause: undefined };
}

function toError(request: IncomingMessage, body: Buffer): Extract<SandboxOutcome, { kind: 'threw' }> {
  const cause = request.headers['lambda-runtime-function-xray-error-cause'];
  // Node reads headers as Latin-1; the runtimes write UTF-8.
  const text = typeof cause === 'string' ? Buffer.from(cause, 'latin1').toString('utf8') : '';
  return { kind: 'threw', body, xrayCause: parseObject(text) };
}

/** JSON in ASCII: everything else is escaped, so that it can be a header. */
function toHeader(json: string): string {
  return JSON.stringify(JSON.parse(json)).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function reply(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) });
  response.end(bytes);
}
