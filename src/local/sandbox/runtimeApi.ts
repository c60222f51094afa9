import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { parseObject } from '../../model/base/parseObject';
import { endWith } from '../http/endWith';
import { readBody } from '../http/readBody';
import { refusalOf } from '../http/refusalOf';
import { maxBufferedBytes, readResponse } from './readResponse';
import type { SandboxOutcome, SandboxRequest } from './sandboxOutcome';

export interface RuntimeApiEvents {
  /** The runtime asks for work. */
  asksNext(memoryKb: number, runtimeVersion: string | undefined): void;
  /** The runtime has gone while it waited for work. */
  stopsAsking(): void;
  /** The runtime has responded to its last request. */
  answered(outcome: SandboxOutcome): void;
  initFailed(outcome: Extract<SandboxOutcome, { kind: 'threw' }>, runtimeVersion: string | undefined): void;
}

/**
 * The Lambda Runtime API for one process (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html), on a port of
 * its own: the official clients take `host:port` and no path.
 */
export class RuntimeApi {
  private parked: ServerResponse | undefined;
  private waiting: SandboxRequest | undefined;
  private current: SandboxRequest | undefined;
  /** Holds back what its process does not wait for. */
  private corked: Socket | undefined;
  private readonly server: Server;
  private readonly socketServer: Server;

  private constructor(private readonly events: RuntimeApiEvents) {
    this.server = this.createServer();
    this.socketServer = this.createServer();
  }

  private createServer(): Server {
    // The cause of an error arrives in a header of up to 1 MiB.
    const server = createServer(
      { maxHeaderSize: 2 * 1024 * 1024, requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
      (request, response) => {
        void this.answer(request, response);
      },
    );
    // A process that ends is known to have gone at once, before another request can be given to it.
    server.on('connection', (socket) => socket.once('end', () => this.leave(this.parked?.socket === socket)));
    return server;
  }

  /** `socketPath`: of the Unix socket that it listens on, too; our own clients take it, since it costs half of what TCP does. */
  static async start(events: RuntimeApiEvents, socketPath: string | undefined): Promise<RuntimeApi> {
    const api = new RuntimeApi(events);
    await Promise.all([
      listening(api.server, (done) => api.server.listen(0, '127.0.0.1', done)),
      ...(socketPath === undefined
        ? []
        : [listening(api.socketServer, (done) => api.socketServer.listen(socketPath, done))]),
    ]);
    return api;
  }

  /** `host:port`. */
  get address(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  /** Passes a request to the runtime, now or when it next asks. */
  deliver(request: SandboxRequest): void {
    this.waiting = request;
    this.pass();
  }

  stop(): void {
    for (const server of [this.server, this.socketServer]) {
      server.close();
      server.closeAllConnections();
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request.headers);
    if (refusal !== undefined) return reply(response, 403, { errorType: 'AccessDenied', errorMessage: refusal });
    const path = (request.url ?? '').replace(/^\/2018-06-01\/runtime/, '');
    if (request.method === 'GET' && path === '/invocation/next') {
      this.parked = response;
      response.once('close', () => this.leave(this.parked === response));
      this.events.asksNext(Number(request.headers['dwell-max-memory-kb'] ?? 0), versionIn(request));
      return this.pass();
    }
    if (request.method === 'POST' && path === '/init/error') return this.takeInitError(request, response);
    const [, id, what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (request.method !== 'POST' || id === undefined) {
      return reply(response, 404, { errorType: 'InvalidPath', errorMessage: `No such call: ${path}` });
    }
    const { current } = this;
    if (id !== current?.requestId) {
      request.resume();
      return reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
    }
    this.current = undefined;
    await this.take(request, response, current, what === 'error');
  }

  private leave(isParked: boolean): void {
    if (!isParked) return;
    this.parked = undefined;
    this.events.stopsAsking();
  }

  private async takeInitError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const outcome = await readError(request).catch(() => undefined);
    if (outcome === undefined) return;
    reply(response, 202, { status: 'OK' });
    // Else the end of the process, which follows, is all that is known.
    if (outcome.kind === 'threw') this.events.initFailed(outcome, versionIn(request));
  }

  private async take(
    request: IncomingMessage,
    response: ServerResponse,
    { sink }: SandboxRequest,
    isError: boolean,
  ): Promise<void> {
    const reading = isError ? readError(request) : readResponse(request, sink);
    const outcome = await reading.catch(() => undefined);
    // The process ended while it was sending; its end is reported elsewhere.
    if (outcome === undefined) return;
    if (outcome.kind === 'tooLarge') {
      const errorMessage = `The response exceeds ${outcome.maxBytes} bytes.`;
      reply(response, 413, { errorType: 'RequestEntityTooLarge', errorMessage });
    } else {
      // Our own client does not wait for this: it goes out with the next request, which wakes the process once instead of twice.
      if (request.headers['dwell-waits'] === 'no') this.cork(response.socket);
      reply(response, 202, { status: 'OK' });
    }
    this.events.answered(outcome);
  }

  private cork(socket: Socket | null): void {
    if (socket === null || this.corked !== undefined) return;
    socket.cork();
    this.corked = socket;
  }

  private uncork(): void {
    this.corked?.uncork();
    this.corked = undefined;
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
      ...(waiting.tenantId === undefined ? {} : { 'Lambda-Runtime-Aws-Tenant-Id': waiting.tenantId }),
    });
    endWith(parked, waiting.payload);
    this.uncork();
  }
}

function listening(server: Server, listen: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    listen(resolve);
  });
}

/** What our own runtimes say of the language they run in. */
function versionIn(request: IncomingMessage): string | undefined {
  const version = request.headers['dwell-runtime'];
  return typeof version === 'string' ? version : undefined;
}

async function readError(request: IncomingMessage): Promise<Extract<SandboxOutcome, { kind: 'threw' | 'tooLarge' }>> {
  const { body, size } = await readBody(request, maxBufferedBytes);
  if (size > maxBufferedBytes) return { kind: 'tooLarge', maxBytes: maxBufferedBytes };
  const cause = request.headers['lambda-runtime-function-xray-error-cause'];
  // Node reads headers as Latin-1; the runtimes write UTF-8.
  const text = typeof cause === 'string' ? Buffer.from(cause, 'latin1').toString('utf8') : '';
  return { kind: 'threw', body, xrayCause: parseObject(text) };
}

/** Formats JSON in ASCII so that it can be a header: all other characters are escaped. */
function toHeader(json: string): string {
  return JSON.stringify(JSON.parse(json)).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function reply(response: ServerResponse, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) });
  endWith(response, bytes);
}
