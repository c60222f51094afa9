import { createConnection, type Socket } from 'node:net';

/** A response of the Runtime API. Header names are lowercase. */
export interface RuntimeApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Waiting {
  readonly resolve: (answer: RuntimeApiAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * HTTP/1.1 over one keep-alive socket, limited to what the local Runtime API uses: every response has a Content-Length.
 * Deliberately not `node:http`: tracers patch that module, and Dwell's own calls would appear in the user's traces. Responses
 * arrive in the order of the requests.
 */
export class RuntimeApiConnection {
  private readonly socket: Socket;
  private readonly waiting: Waiting[] = [];
  private received = Buffer.alloc(0);
  private isHeld = false;

  /** `address`: `host:port`. `socketPath`: the same server on a Unix socket, which is taken where there is one. */
  constructor(
    private readonly address: string,
    socketPath: string | undefined,
  ) {
    const [host = '', port = ''] = address.split(':');
    this.socket = createConnection(
      socketPath === undefined ? { host, port: Number(port), noDelay: true } : { path: socketPath },
    );
    // Writes at once, as all that is held back.
    process.once('exit', () => this.release());
    this.socket.on('data', (chunk) => this.receive(chunk));
    // The function's process must not outlive the service.
    this.socket.on('error', () => process.exit(1));
    this.socket.on('close', () => process.exit(1));
  }

  /** Whether the process stays for this connection alone. */
  keepAlive(isKept: boolean): void {
    if (isKept) this.socket.ref();
    else this.socket.unref();
  }

  /**
   * Holds back what is sent, to write it with what follows at once: waking the service costs more than all the rest. Until `release`, for
   * a moment at most.
   */
  hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    this.socket.cork();
    // The next invocation is asked for in the meantime.
    setImmediate(() => setImmediate(() => this.release()));
  }

  release(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.socket.uncork();
  }

  send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<RuntimeApiAnswer> {
    const bytes = Buffer.from(body, 'utf8');
    const lines = Object.entries({ Host: this.address, ...headers, 'Content-Length': String(bytes.length) });
    const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
    this.socket.write(Buffer.concat([Buffer.from(head, 'utf8'), bytes]));
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (let answer = this.take(); answer !== undefined; answer = this.take()) this.waiting.shift()?.resolve(answer);
  }

  private take(): RuntimeApiAnswer | undefined {
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const [statusLine = '', ...lines] = this.received.toString('latin1', 0, headEnd).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    const bodyStart = headEnd + 4;
    const bodyEnd = bodyStart + Number(headers['content-length'] ?? 0);
    if (this.received.length < bodyEnd) return undefined;
    const body = this.received.subarray(bodyStart, bodyEnd);
    this.received = this.received.subarray(bodyEnd);
    return { status: Number(statusLine.split(' ')[1]), headers, body };
  }
}
