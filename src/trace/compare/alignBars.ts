import type { Bar } from '../rows/bar';
import { identityOf } from '../rows/identityOf';
import type { RowKind } from '../rows/waterfallRow';

/** Matched bars of two traces: one of each, or a group. */
export interface Aligned {
  readonly key: string;
  readonly before: readonly Bar[];
  readonly after: readonly Bar[];
  readonly isMoved: boolean;
}

/** Above this number, equal siblings are compared as one group: forty like queries cannot be matched one to one. */
const maxSingles = 5;

/**
 * Pairs equal bars of two forests. From the roots down, equal children of paired parents are paired in order or
 * grouped. Unpaired bars are then matched with equal unpaired bars of the other side: they have moved.
 */
export function alignBars(before: readonly Bar[], after: readonly Bar[]): readonly Aligned[] {
  const aligned: Aligned[] = [];
  const stack: Aligned[] = [{ key: '', before: [...before], after: [...after], isMoved: false }];
  // The first frame treats the roots as children of one virtual bar.
  let isTop = true;
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { key } = frame;
    const below = isTop ? frame : { before: frame.before.flatMap(childrenOf), after: frame.after.flatMap(childrenOf) };
    if (!isTop) aligned.push(frame);
    isTop = false;
    const isInGroup = frame.before.length > 1 || frame.after.length > 1;
    for (const pair of pairLike(below.before, below.after, key, isInGroup && key !== '')) stack.push(pair);
  }
  return withMoves(aligned);
}

function childrenOf(bar: Bar): readonly Bar[] {
  return bar.children;
}

function pairLike(before: readonly Bar[], after: readonly Bar[], parentKey: string, isInGroup: boolean): Aligned[] {
  const [left, right] = [byLikeness(before), byLikeness(after)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((likeness) => {
    const [ones, others] = [left.get(likeness) ?? [], right.get(likeness) ?? []];
    const key = `${parentKey}/${likeness}`;
    const pairs = Math.max(ones.length, others.length);
    if (isInGroup || pairs > maxSingles) return [{ key, before: ones, after: others, isMoved: false }];
    return Array.from({ length: pairs }, (_, index) => ({
      key: pairs === 1 ? key : `${key}#${index + 1}`,
      before: ones.slice(index, index + 1),
      after: others.slice(index, index + 1),
      isMoved: false,
    }));
  });
}

function byLikeness(bars: readonly Bar[]): ReadonlyMap<string, Bar[]> {
  const groups = new Map<string, Bar[]>();
  for (const bar of bars) {
    const likeness = likenessOf(bar);
    const group = groups.get(likeness);
    if (group === undefined) groups.set(likeness, [bar]);
    else group.push(bar);
  }
  return groups;
}

/** Lambda's own parts are compared without the function's name. */
function likenessOf(bar: Bar): string {
  const { kind, name, detail } = identityOf(bar);
  if (isPhase[kind]) return kind;
  return [kind, name, detail].filter((part) => part !== undefined).join(' ');
}

function withMoves(aligned: readonly Aligned[]): readonly Aligned[] {
  const removed = new Map<string, Aligned[]>();
  for (const one of aligned) {
    const [bar] = one.before;
    if (bar === undefined || one.after.length > 0) continue;
    const likeness = likenessOf(bar);
    const alike = removed.get(likeness);
    if (alike === undefined) removed.set(likeness, [one]);
    else alike.push(one);
  }
  const gone = new Set<Aligned>();
  const moved = aligned.map((one) => {
    const [bar] = one.after;
    if (bar === undefined || one.before.length > 0) return one;
    const from = removed.get(likenessOf(bar))?.shift();
    if (from === undefined) return one;
    gone.add(from);
    return { ...one, before: from.before, isMoved: true };
  });
  return moved.filter((one) => !gone.has(one));
}

const isPhase: Readonly<Record<RowKind, boolean>> = {
  lifecycle: true,
  accepted: true,
  dwell: true,
  attempt: true,
  backOff: true,
  service: true,
  function: true,
  environment: true,
  init: true,
  restore: true,
  handler: true,
  overhead: false,
  extensions: true,
  operation: false,
  wait: false,
  replay: true,
  unaccounted: false,
  placeholder: true,
  call: false,
  segment: false,
  subsegment: false,
};
