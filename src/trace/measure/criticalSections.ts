import type { Interval } from '../axis/interval';
import { type Bar, virtualBar, walkBars } from '../rows/bar';
import { criticalPath } from './criticalPath';

/** A stretch of the critical path; without a `bar` nothing was recorded at that time. */
export interface ChargedSection extends Interval {
  readonly bar: Bar | undefined;
}

/**
 * The critical path through all of a trace up to `extent.endMs`, in order and without gap or overlap. Callers do not
 * wait for the events below them; for the trace as a whole, events count like any root, unless `countsUnawaited` is false.
 */
export function criticalSections(
  roots: readonly Bar[],
  extent: Interval,
  countsUnawaited = true,
): readonly ChargedSection[] {
  const tops = countsUnawaited && hasQueued(roots) ? [...roots, ...queuedIn(roots)] : roots;
  const waitedFor = tops.map((bar) => (bar.isBlocking ? bar : { ...bar, isBlocking: true }));
  const originals = new Map(
    waitedFor.flatMap((top, index) => (top === tops[index] ? [] : [[top, tops[index]] as const])),
  );
  const whole = virtualBar({
    id: '',
    kind: 'lifecycle',
    name: '',
    startMs: extent.startMs,
    endMs: extent.endMs,
    children: waitedFor,
  });
  return criticalPath(whole, extent.endMs).map((section) => {
    const { bar, startMs, endMs } = section;
    if (bar === whole) return { bar: undefined, startMs, endMs };
    const original = originals.get(bar);
    return original === undefined ? section : { bar: original, startMs, endMs };
  });
}

/** Whether any bar is one that its parent did not wait for. Few traces have one: the others need not be walked in order. */
function hasQueued(roots: readonly Bar[]): boolean {
  const parents = [...roots];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const bar of parent.children) {
      if (!bar.isBlocking) return true;
      if (bar.children.length > 0) parents.push(bar);
    }
  }
  return false;
}

function queuedIn(roots: readonly Bar[]): readonly Bar[] {
  const queued: Bar[] = [];
  walkBars(roots, (bar, parent) => {
    if (!bar.isBlocking && parent !== undefined) queued.push(bar);
  });
  return queued;
}
