import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from '../http/readBody';
import { preciseNow } from '../preciseNow';
import type { FrontRequest, FrontResponse } from './frontRequest';
import type { StreamedTarget } from './responses/streamedResponse';

/** Larger than the limit of every front. */
const maxBodyBytes = 12 * 1024 * 1024;

/** Answers a request; `undefined` when the response was streamed to `target`. */
export type FrontAnswer = (request: FrontRequest, target: StreamedTarget) => Promise<FrontResponse | undefined>;

/** One port of this machine for a front. A name other than that of this machine is refused: a page of another site could use it. */
export class FrontServer {
  private constructor(private readonly server: Server) {}

  /** Rejects with Node's error when the port cannot be opened. 0: any free port. */
  static async start(port: number, answer: FrontAnswer, log: (line: string) => void): Promise<FrontServer> {
    const server = createServer((incoming, response) => {
      void respond(incoming, response, answer, log);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new FrontServer(server);
  }

  /** `http://127.0.0.1:41234`. */
  get origin(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: FrontAnswer,
  log: (line: string) => void,
): Promise<void> {
  try {
    const host = /^(\[[^\]]*\]|[^:]*)/.exec(incoming.headers.host ?? '')?.[1]?.toLowerCase() ?? '';
    if (!/^(127\.0\.0\.1|localhost|\[::1\]|.*\.localhost)$/.test(host)) {
      incoming.resume();
      response
        .writeHead(403, { 'Content-Type': 'text/plain' })
        .end(`Only requests to localhost are accepted. Host: ${host}\n`);
      return;
    }
    const request = await readRequest(incoming, response);
    const answered = await answer(request, streamTo(response));
    if (answered === undefined) response.end();
    else send(response, answered);
  } catch (error) {
    log(`${incoming.method} ${incoming.url?.split('?')[0]}: ${error instanceof Error ? error.message : String(error)}`);
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'Content-Type': 'application/json' }).end('{"message":"Internal server error"}');
  }
}

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<FrontRequest> {
  const receivedMs = preciseNow();
  const { body, size } = await readBody(incoming, maxBodyBytes);
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  const raw = incoming.rawHeaders;
  return {
    id: randomUUID(),
    receivedMs,
    method: incoming.method ?? 'GET',
    path,
    query,
    rawHeaders: raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [])),
    headers: incoming.headers,
    body: size > maxBodyBytes ? Buffer.alloc(size) : body,
    sourceIp: '127.0.0.1',
    signal: controller.signal,
  };
}

function streamTo(response: ServerResponse): StreamedTarget {
  return {
    begin({ status, headers }) {
      writeHead(response, status, headers);
      response.flushHeaders();
    },
    async write(bytes) {
      if (!response.writable || response.write(bytes)) return;
      await new Promise<void>((resolve) => {
        const settle = () => {
          response.off('drain', settle).off('close', settle);
          resolve();
        };
        response.on('drain', settle).on('close', settle);
      });
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: FrontResponse): void {
  writeHead(response, status, headers);
  const hasNoBody = status === 204 || status === 304 || status < 200;
  if (!hasNoBody) response.setHeader('Content-Length', String(body.length));
  response.end(hasNoBody ? undefined : body);
}

/** Values that a header may not have are an error of the function: the caller answers 502. */
function writeHead(response: ServerResponse, status: number, headers: FrontResponse['headers']): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
}
