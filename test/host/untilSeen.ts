import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

/** Less than Mocha's own timeout, which could not say what was there. */
const patienceMs = 60_000;

/** A change between a look and the wait for the next is seen this much later. */
const longestWaitMs = 500;

/** Looks after each change until what it sees is wanted, and fails with what it saw last. */
export async function untilSeen<T>(
  look: () => T | Promise<T>,
  isWanted: (seen: T) => boolean,
  nextChange: () => Promise<unknown>,
): Promise<T> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isWanted(seen)) return seen;
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) assert.fail(`Waited ${patienceMs / 1000} s; last seen: ${inspect(seen, { depth: 6 })}`);
    await Promise.race([nextChange(), delay(Math.min(leftMs, longestWaitMs))]);
  }
}

/** Looks until these lines are seen. */
export async function untilLines(
  look: () => Promise<readonly string[]>,
  wanted: readonly string[],
  nextChange: () => Promise<unknown>,
): Promise<void> {
  await untilSeen(look, (seen) => JSON.stringify(seen) === JSON.stringify(wanted), nextChange);
}
