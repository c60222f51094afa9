import { addUnaccounted } from '../measure/unaccountedTime';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import { toBars } from '../rows/toBars';
import { addHandlers } from './addHandlers';
import { closeBars } from './closeBars';
import { eventLifecycles } from './eventLifecycle';
import { nestAttempts } from './nestAttempts';
import { numberTries } from './numberTries';
import { placeInits } from './placeInits';

/** A trace with the actual order and nesting of events. */
export interface NormalizedTrace {
  readonly roots: readonly Bar[];
  readonly notes: readonly string[];
}

// A trace is parsed once per set of documents, so the trace itself is the key.
const normalizedTraces = new WeakMap<Trace, NormalizedTrace>();

/**
 * Converts Lambda's documents to a call tree. Drawing, measuring, and exporting all start here: the result is computed
 * once per trace, shared, and frozen.
 */
export function normalize(trace: Trace): NormalizedTrace {
  const before = normalizedTraces.get(trace);
  if (before !== undefined) return before;
  const normalized = normalizeBars(toBars(trace));
  normalizedTraces.set(trace, normalized);
  return normalized;
}

function normalizeBars(bars: Bar[]): NormalizedTrace {
  addHandlers(bars);
  nestAttempts(bars);
  const { roots, notes } = placeInits(eventLifecycles(bars));
  numberTries(roots);
  const unclosed = closeBars(roots);
  addUnaccounted(roots, barExtent(roots)?.endMs ?? 0);
  walkBars(roots, (bar) => {
    Object.freeze(bar.children);
    Object.freeze(bar);
  });
  return Object.freeze({ roots: Object.freeze(roots), notes: [...notes, ...unclosed] });
}
