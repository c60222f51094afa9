import { type Bar, byStart, virtualBar, walkBars } from '../rows/bar';
import type { RowKind } from '../rows/waterfallRow';
import { ownStretches } from './selfTime';

/** A stretch without child is worth a row when it is longer than this, and than a tenth of its parent. */
const leastMs = 20;
const leastShare = 0.1;

/**
 * Gives every bar that has children a child for each long stretch that none of them explains, in words that say where to
 * look. A bar without children is its own explanation.
 */
export function addUnaccounted(roots: readonly Bar[], latestMs: number): void {
  walkBars(roots, (bar) => {
    if (bar.children.length === 0 || bar.endMs === undefined) return;
    const words = wordsOf(bar);
    if (words === undefined) return;
    const least = Math.max(leastMs, leastShare * (bar.endMs - bar.startMs));
    const gaps = ownStretches(bar, latestMs).filter(({ startMs, endMs }) => endMs - startMs > least);
    for (const [index, { startMs, endMs }] of gaps.entries()) {
      const gap = virtualBar(`${bar.id}:unaccounted-${index + 1}`, 'unaccounted', words.name, startMs, endMs);
      gap.detail = words.detail;
      bar.children.push(gap);
    }
    if (gaps.length > 0) bar.children.sort(byStart);
  });
}

interface Words {
  readonly name: string;
  readonly detail: string;
}

const yours: Words = { name: 'Not recorded', detail: 'no subsegment: your code, or a call that is not instrumented' };
const aws: Words = { name: 'AWS side', detail: 'no subsegment: work of the Lambda service' };
const theirs: Words = {
  name: 'Not recorded',
  detail: 'no subsegment: the caller’s own work, or a call that is not traced',
};

const runtimes: Words = { name: 'Not recorded', detail: 'outside of the handler: the runtime or an extension' };

/** The oldest layout has no bar for the handler: there the whole run is the user's code. */
function wordsOf(bar: Bar): Words | undefined {
  const isSplit = bar.kind === 'function' && bar.children.some(({ kind }) => kind === 'handler');
  return isSplit ? runtimes : wordsFor[bar.kind];
}

/** Kinds that are not here are leaves, waits, or made of nothing but their children. */
const wordsFor: Partial<Readonly<Record<RowKind, Words>>> = {
  service: aws,
  attempt: aws,
  function: yours,
  handler: yours,
  subsegment: yours,
  segment: theirs,
};
