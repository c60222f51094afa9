import type { Incoming } from './portServer';

/**
 * Reads the whole body, or only its size when it is longer than `maxBytes`: the rest is read and discarded so that the client can
 * finish sending and read the error. Rejects when the client goes away.
 */
export function readBody(
  request: Incoming,
  maxBytes: number,
): Promise<{ readonly body: Buffer; readonly size: number }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (bytes: Buffer) => {
      size += bytes.length;
      if (size <= maxBytes) chunks.push(bytes);
      else chunks.length = 0;
    });
    request.once('end', () => resolve({ body: size <= maxBytes ? Buffer.concat(chunks) : Buffer.alloc(0), size }));
    request.once('error', reject);
    // Without an error of its own when the client just goes away.
    request.once('close', () => {
      // After its end, too: an error that nobody sees would cost as much as a twentieth of a run.
      if (!request.readableEnded) reject(new Error('The request ended before its body was complete.'));
    });
  });
}
