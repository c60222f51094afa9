import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

/** How every HTTP/2 connection begins: https://www.rfc-editor.org/rfc/rfc9113#section-3.4 */
const http2Preface = 'PRI * HTTP/2.0';

/**
 * One port for HTTP/1.1 and for HTTP/2 without encryption, which the AWS SDK for JavaScript speaks to Kinesis from the first byte
 * on. The first bytes of a connection tell which it is.
 */
export class PortServer {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** Rejects with Node's error when the port cannot be had. */
  static async start(port: number, answer: (request: Incoming, response: Outgoing) => void): Promise<PortServer> {
    const http = createHttpServer(answer);
    // SDK clients keep connections for a while; closing first would reset a request that is just being sent.
    http.keepAliveTimeout = 65_000;
    const http2 = createHttp2Server({}, answer);
    const server = createServer((socket) => {
      // A client that goes away before it has sent anything leaves nothing to answer.
      socket.on('error', () => undefined);
      socket.once('data', (first: Buffer) => {
        socket.pause();
        socket.unshift(first);
        const isHttp2 = http2Preface.startsWith(first.subarray(0, http2Preface.length).toString('latin1'));
        if (isHttp2) {
          // It takes what has been read by itself, and then reads below the socket's own stream.
          http2.emit('connection', socket);
          return;
        }
        http.emit('connection', socket);
        socket.resume();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new PortServer(server);
  }

  get endpoint(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
