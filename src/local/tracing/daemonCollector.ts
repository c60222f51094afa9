import { createSocket, type Socket } from 'node:dgram';
import { parseObject } from '../../model/base/parseObject';
import { readSegmentDocument } from './readSegmentDocument';
import type { TraceStore } from './traceStore';

/**
 * The UDP endpoint of the X-Ray daemon: one datagram is a header line and one document
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-daemon).
 */
export class DaemonCollector {
  private constructor(private readonly socket: Socket) {}

  static async start(traces: TraceStore, log: (line: string) => void): Promise<DaemonCollector> {
    const socket = createSocket('udp4');
    socket.on('message', (message) => {
      const refusal = take(message, traces);
      if (refusal !== undefined) log(`X-Ray document refused: ${refusal}`);
    });
    socket.on('error', (error) => log(`The X-Ray collector failed: ${error.message}`));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    // A burst of one run's subsegments must fit; the system may provide less than requested.
    socket.setRecvBufferSize(4 * 1024 * 1024);
    return new DaemonCollector(socket);
  }

  /** `127.0.0.1:port`, for `AWS_XRAY_DAEMON_ADDRESS`. */
  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  stop(): void {
    this.socket.close();
  }
}

function take(message: Buffer, traces: TraceStore): string | undefined {
  const lineEnd = message.indexOf('\n');
  if (lineEnd < 0) return 'Missing header or segment';
  const header = parseObject(message.toString('utf8', 0, lineEnd));
  if (String(header?.format).toLowerCase() !== 'json' || header?.version !== 1) return 'Invalid header';
  const read = readSegmentDocument(message.toString('utf8', lineEnd + 1));
  if (!read.ok) return read.message;
  if (!isOfRuntime(read.document.http)) traces.put(read.document);
  return undefined;
}

/**
 * Whether a document is about the runtime client's own calls, which a tracer that patches sockets may record; they are not part
 * of the user's program.
 */
function isOfRuntime(http: unknown): boolean {
  return JSON.stringify(http ?? '').includes('/2018-06-01/runtime/');
}
