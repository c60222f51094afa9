import type { ServerResponse } from 'node:http';

/** Above this size the copy would cost more than the second part of a write. */
const maxCopiedBytes = 16 * 1024;

/**
 * Ends a response of HTTP/1.1. A small body goes out in one piece with the headers: Node.js joins texts, but no buffers. Latin-1
 * is a text in which every byte is one character.
 */
export function endWith(response: ServerResponse, body: Buffer): void {
  if (body.length <= maxCopiedBytes) response.end(body.toString('latin1'), 'latin1');
  else response.end(body);
}
