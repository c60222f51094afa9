import { createRandom, type Random } from '../trace/randomTrace';

/** `npm run fuzz` runs for as long as `DWELL_FUZZ_SECONDS` says, from a seed of the day; without it the same few inputs run each time. */
const seconds = Number(process.env.DWELL_FUZZ_SECONDS ?? 0);
/** Longer for one input than this is a hang: the slowest take some milliseconds. */
const hangMs = 10_000;

/** Runs `attempt` with random numbers of many seeds; `runs` of them without a time; fails with the seed, which `DWELL_FUZZ_SEED` runs again. */
export async function fuzz(attempt: (random: Random) => unknown, runs = 400): Promise<void> {
  const only = process.env.DWELL_FUZZ_SEED;
  const first = only === undefined ? firstSeed() : Number(only);
  const endMs = performance.now() + seconds * 1000;
  for (let seed = first; ; seed += 1) {
    const startMs = performance.now();
    try {
      await attempt(createRandom(seed));
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
    const tookMs = performance.now() - startMs;
    if (tookMs > hangMs) throw new Error(`seed ${seed}: took ${Math.round(tookMs)} ms`);
    if (only !== undefined) return;
    if (seconds > 0 ? performance.now() > endMs : seed - first >= runs) return;
  }
}

function firstSeed(): number {
  return seconds > 0 ? Math.floor(Date.now() / 1000) : 1;
}
