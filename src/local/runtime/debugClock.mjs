// Only in a process that is debugged: while a breakpoint holds the function, its time stands still. The service writes into a file how
// long that was, `total since` in milliseconds; AWS's runtime client adds it to the deadline (esbuild.mjs).
import { readFileSync } from 'node:fs';

const file = process.env._DWELL_DEBUG_CLOCK;
delete process.env._DWELL_DEBUG_CLOCK;

globalThis[Symbol.for('dwell.pausedMs')] = () => {
  try {
    const [totalMs = 0, sinceMs = 0] = readFileSync(file, 'utf8').split(' ').map(Number);
    // Whoever reads this runs: a pause that the file still has has ended just now.
    return totalMs + (sinceMs === 0 ? 0 : Date.now() - sinceMs);
  } catch {
    return 0;
  }
};
