import { addUnaccounted } from '../measure/unaccountedTime';
import type { Trace } from '../parse/trace';
import type { Bar } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import { toBars } from '../rows/toBars';
import { addHandlers } from './addHandlers';
import { closeBars } from './closeBars';
import { eventLifecycles } from './eventLifecycle';
import { nestAttempts } from './nestAttempts';
import { numberTries } from './numberTries';
import { placeInits } from './placeInits';

/** A trace as what happened, in the order and nesting in which it happened. */
export interface NormalizedTrace {
  readonly roots: readonly Bar[];
  readonly notes: readonly string[];
}

/** Turns Lambda's documents, which are no call tree, into one. Everything that is drawn or measured starts here. */
export function normalize(trace: Trace): NormalizedTrace {
  const bars = toBars(trace);
  addHandlers(bars);
  nestAttempts(bars);
  const { roots, notes } = placeInits(eventLifecycles(bars));
  numberTries(roots);
  const unclosed = closeBars(roots);
  addUnaccounted(roots, barExtent(roots)?.endMs ?? 0);
  return { roots, notes: [...notes, ...unclosed] };
}
