import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('node:stream').Writable & { setContentType(type: string): void }} ResponseStream */

/**
 * What a test may ask of the streaming function, in order.
 * @typedef {{ type: string } | { write: string } | { megabytes: number } | { waitFor: string } | { log: string }
 *   | { fail: string } | { exit: number } | { destroy: true }} Step
 */

export const follows = Reflect.get(globalThis, 'awslambda').streamifyResponse(
  /** @param {{ steps: readonly Step[] }} event @param {ResponseStream} stream */
  async ({ steps }, stream) => {
    for (const step of steps) await follow(step, stream);
    stream.end();
  },
);

/** @param {Step} step @param {ResponseStream} stream */
async function follow(step, stream) {
  if ('type' in step) stream.setContentType(step.type);
  else if ('write' in step) stream.write(step.write);
  else if ('megabytes' in step) await writeMegabytes(step.megabytes, stream);
  else if ('waitFor' in step) while (!existsSync(step.waitFor)) await pause(20);
  else if ('log' in step) console.log(step.log);
  else if ('fail' in step) throw new RangeError(step.fail);
  else if ('exit' in step) process.exit(step.exit);
  else stream.destroy();
}

/** @param {number} count @param {ResponseStream} stream */
async function writeMegabytes(count, stream) {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  for (let written = 0; written < count; written += 1) {
    if (!stream.write(megabyte)) await new Promise((resolve) => stream.once('drain', resolve));
  }
}

/** Does not stream. */
export const gathers = async () => ({ text: 'Zoë ✓' });

export const throws = async () => {
  throw new RangeError('out of range');
};
