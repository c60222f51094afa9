import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

interface DapMessage {
  readonly type: string;
  readonly event?: string;
  readonly request_seq?: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** As much of the Debug Adapter Protocol as it takes to stop at a breakpoint: what debugpy speaks on its port. */
export class DapClient {
  private sequence = 0;
  private received = Buffer.alloc(0);
  private readonly messages: DapMessage[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.receive(chunk));
  }

  static async attach(port: number): Promise<DapClient> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const client = new DapClient(socket);
    await client.request('initialize', { adapterID: 'debugpy', linesStartAt1: true, columnsStartAt1: true });
    // Its answer comes only after `configurationDone`.
    client.send('attach', { justMyCode: true });
    await client.event('initialized');
    return client;
  }

  /** Sets a breakpoint on the line that contains `text`, and runs to it. */
  async runTo(path: string, text: string): Promise<{ readonly threadId: number }> {
    const lines = readFileSync(path, 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes(text)) + 1;
    await this.request('setBreakpoints', { source: { path }, breakpoints: [{ line }] });
    await this.request('configurationDone', {});
    const { body } = await this.event('stopped');
    return { threadId: Number(body?.threadId) };
  }

  async evaluate(threadId: number, expression: string): Promise<string> {
    const stack = await this.request('stackTrace', { threadId, levels: 1 });
    const frames: unknown = stack.body?.stackFrames;
    const frameId: unknown = Array.isArray(frames) ? Reflect.get(Object(frames[0]), 'id') : undefined;
    const { body } = await this.request('evaluate', { expression, frameId, context: 'watch' });
    return String(body?.result);
  }

  request(command: string, args: object): Promise<DapMessage> {
    const sequence = this.send(command, args);
    return this.until(({ type, request_seq }) => type === 'response' && request_seq === sequence);
  }

  close(): void {
    this.socket.destroy();
  }

  private event(name: string): Promise<DapMessage> {
    return this.until(({ type, event }) => type === 'event' && event === name);
  }

  private send(command: string, args: object): number {
    this.sequence += 1;
    const text = JSON.stringify({ seq: this.sequence, type: 'request', command, arguments: args });
    this.socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    return this.sequence;
  }

  private async until(isWanted: (message: DapMessage) => boolean): Promise<DapMessage> {
    for (;;) {
      const found = this.messages.find(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(this.received.toString('latin1', 0, 60));
      if (head === null) break;
      const end = head[0].length + Number(head[1]);
      if (this.received.length < end) break;
      this.messages.push(JSON.parse(this.received.toString('utf8', head[0].length, end)));
      this.received = this.received.subarray(end);
    }
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
