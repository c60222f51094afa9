import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Systems have room for 104 to 108 bytes. */
const maxBytes = 100;

/** A new path for a Unix socket in a folder; `undefined` where there is none, or where the path would be too long. */
export function socketPath(folder: string): string | undefined {
  const path = join(folder, randomUUID().slice(0, 13));
  return process.platform === 'win32' || Buffer.byteLength(path) > maxBytes ? undefined : path;
}
