import type { IncomingMessage } from 'node:http';

/** Gives each piece of a body away as it comes; resolves to the size. What is beyond `maxBytes` is read and dropped. */
export async function passBody(
  request: IncomingMessage,
  maxBytes: number,
  take: (chunk: Buffer) => void,
): Promise<number> {
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size <= maxBytes) take(bytes);
  }
  return size;
}

/**
 * The whole body, or its size alone when it is longer than `maxBytes`: the rest is read and dropped, so that the
 * other side can finish sending and read the refusal.
 */
export async function readBody(
  request: IncomingMessage,
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
