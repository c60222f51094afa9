import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What one request looked like. Header names are lower case. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Behavior = (request: SeenRequest, response: ServerResponse, socket: Socket) => void;

/** A real HTTP server that keeps every request it gets and answers as it is told. */
export class CountingServer {
  readonly requests: SeenRequest[] = [];
  /** Called with each request once it is there. */
  onRequest: (request: SeenRequest) => void = () => undefined;
  private readonly waiting: (() => void)[] = [];

  private constructor(
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async start(behavior: Behavior): Promise<CountingServer> {
    const server = createServer(async (message, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      const request = { method: message.method ?? '', url: message.url ?? '', headers: message.headers, body };
      counting.requests.push(request);
      counting.onRequest(request);
      for (const wake of counting.waiting.splice(0)) wake();
      behavior(request, response, message.socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const counting = new CountingServer(`http://127.0.0.1:${port}`, server);
    return counting;
  }

  /** Resolves when the first request has arrived. */
  async arrived(): Promise<void> {
    if (this.requests.length === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answers as AWS's REST-JSON services do. */
export function awsError(status: number, type: string, message: string, more: object = {}): Behavior {
  return (_request, response) => {
    response.writeHead(status, {
      'x-amzn-errortype': type,
      'x-amzn-requestid': 'req-1',
      'content-type': 'application/json',
    });
    response.end(JSON.stringify({ message, ...more }));
  };
}
