import type { Interval } from '../axis/interval';
import { addUnaccounted } from '../measure/unaccountedTime';
import type { Trace } from '../parse/trace';
import type { Bar } from '../rows/bar';
import { toBars } from '../rows/toBars';
import { addHandlers } from './addHandlers';
import { closeBars } from './closeBars';
import { eventLifecycles } from './eventLifecycle';
import type { LambdaBars } from './lambdaBars';
import { nestAttempts } from './nestAttempts';
import { numberTries } from './numberTries';
import { placeInits } from './placeInits';

/** A trace with the actual order and nesting of events. */
export interface NormalizedTrace {
  readonly roots: readonly Bar[];
  /** From the first start to the latest end known; `undefined` without bars. */
  readonly extent: Interval | undefined;
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

function normalizeBars({
  roots: bars,
  lambda,
}: {
  readonly roots: Bar[];
  readonly lambda: LambdaBars;
}): NormalizedTrace {
  addHandlers(lambda.runs);
  nestAttempts(lambda.services);
  const { roots, notes } = placeInits(eventLifecycles(bars, lambda), lambda);
  numberTries(roots, lambda);
  // What is added after this lies within the extent.
  const { extent, notes: unclosed } = closeBars(roots);
  addUnaccounted(roots, extent?.endMs ?? 0, freezeBar);
  return Object.freeze({ roots: Object.freeze(roots), extent, notes: [...notes, ...unclosed] });
}

function freezeBar(bar: Bar): void {
  Object.freeze(bar.children);
  Object.freeze(bar);
}
