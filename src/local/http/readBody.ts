import type { Incoming } from './portServer';

/**
 * Reads the whole body, or only its size when it is longer than `maxBytes`: the rest is read and discarded so that the client can
 * finish sending and read the error.
 */
export async function readBody(
  request: Incoming,
  maxBytes: number,
): Promise<{ readonly body: Buffer; readonly size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= maxBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return { body: size <= maxBytes ? Buffer.concat(chunks) : Buffer.alloc(0), size };
}
