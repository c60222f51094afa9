import type { Readable } from 'node:stream';

const headerBytes = 16;

/**
 * Reads the frames in which runtime clients write log entries to `_LAMBDA_TELEMETRY_LOG_FD`: a type (4 bytes, begins with
 * 0xa55a), the length of the text (4), microseconds since the epoch (8), the text; big-endian.
 */
export function readFrames(stream: Readable, take: (entry: string, timestampMs: number) => void): void {
  let received = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= headerBytes) {
      if (received.readUInt16BE(0) !== 0xa55a) {
        // Not a frame: something else wrote to the descriptor, so nothing after it can be read.
        received = Buffer.alloc(0);
        return;
      }
      const end = headerBytes + received.readUInt32BE(4);
      if (received.length < end) return;
      const entry = received.toString('utf8', headerBytes, end);
      take(entry.endsWith('\n') ? entry : `${entry}\n`, Number(received.readBigUInt64BE(8)) / 1000);
      received = received.subarray(end);
    }
  });
}
