import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { waterfallOfBars } from './waterfallOfBars';
import type { Waterfall } from './waterfallRow';

// Timeline, logs, and exports ask for the same trace.
const waterfalls = new WeakMap<Trace, Waterfall>();

/**
 * The rows of a trace after normalization; computed once per trace and shared. Its axis begins with the first bar,
 * which may be later than the first document: `notes` names environments prepared long before.
 */
export function buildWaterfall(trace: Trace): Waterfall {
  const before = waterfalls.get(trace);
  if (before !== undefined) return before;
  const { roots, extent, notes } = normalize(trace);
  const waterfall: Waterfall =
    extent === undefined
      ? { rows: [], startMs: trace.startMs, durationMs: 0, notes }
      : waterfallOfBars({ roots, extent, notes }, trace.startMs);
  waterfalls.set(trace, waterfall);
  return waterfall;
}
