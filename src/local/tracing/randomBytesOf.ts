import { randomFillSync } from 'node:crypto';

/** Asking the system for a few bytes costs as much as asking for thousands. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes, at most 4,096. */
export function randomBytesOf(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}
