import { toMicros } from '../measure/contributions';
import { criticalSections } from '../measure/criticalSections';
import { ownerOf } from '../measure/ownerOf';
import { tellApart } from '../measure/tellApart';
import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import { identityOf } from '../rows/identityOf';
import type { RowKind } from '../rows/waterfallRow';
import { type Aligned, alignBars } from './alignBars';

/** One side of a comparison. Milliseconds; a group of like siblings is one side. */
export interface DiffSide {
  readonly count: number;
  /** The sum of the durations. */
  readonly durationMs: number;
  /** Of the critical path to the end of everything. */
  readonly contributionMs: number;
  /** For a group: the time during which at least one was running, and the longest duration. */
  readonly unionMs: number;
  readonly longestMs: number;
  /** Ids of the rows of `buildWaterfall`. */
  readonly rowIds: readonly string[];
}

/** A row of two traces, or of only one of them. */
export interface DiffRow {
  /** The path from the root. */
  readonly key: string;
  readonly kind: RowKind | 'nothing';
  readonly name: string;
  /** The operation and the resource of a call; distinguishes rows of the same name. */
  readonly detail: string | undefined;
  /** `moved`: the same row under another parent. */
  readonly change: 'kept' | 'moved' | 'added' | 'removed';
  readonly before: DiffSide | undefined;
  readonly after: DiffSide | undefined;
  readonly deltaMs: number;
  readonly deltaCount: number;
  readonly deltaContributionMs: number;
}

/** Two traces compared. The rows' `deltaContributionMs` add up to `deltaMs` to the microsecond. */
export interface TraceDiff {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly deltaMs: number;
  /** Sorted by change of time, largest first. Unchanged rows are included. */
  readonly rows: readonly DiffRow[];
}

/**
 * Explains why `after` is slower or faster than `before`. Phases are aligned by kind; rows below them by service,
 * operation, and resource, in order; many equal siblings are compared as a group. The critical path tiles each trace,
 * so the changes of all rows add up exactly to the total change.
 */
export function diffTraces(before: Trace, after: Trace): TraceDiff {
  return diffBars(normalize(before).roots, normalize(after).roots);
}

/** The same of bars, normalized. `countsUnawaited`: what nobody waited for counts like a root. */
export function diffBars(before: readonly Bar[], after: readonly Bar[], countsUnawaited = true): TraceDiff {
  const sides = { before: measure(before, countsUnawaited), after: measure(after, countsUnawaited) };
  const owners = ownersOf([...before, ...after]);
  const aligned = alignBars(before, after).map((each) => ({ ...toRow(each, sides), owner: ownerIn(each, owners) }));
  const rows = [
    ...tellApart(aligned).map(({ owner: _, ...row }) => row),
    nothingRow(sides.before.nothingMicros, sides.after.nothingMicros),
  ].filter(({ before: one, after: other }) => one !== undefined || other !== undefined);
  const weight = (row: DiffRow): number => Math.abs(row.deltaContributionMs);
  return {
    beforeMs: sides.before.totalMicros / 1000,
    afterMs: sides.after.totalMicros / 1000,
    deltaMs: (sides.after.totalMicros - sides.before.totalMicros) / 1000,
    rows: rows.sort((a, b) => weight(b) - weight(a) || Math.abs(b.deltaMs) - Math.abs(a.deltaMs)),
  };
}

/** Owner of each bar: its own, or inherited from its parent. */
function ownersOf(roots: readonly Bar[]): ReadonlyMap<Bar, string | undefined> {
  const owners = new Map<Bar, string | undefined>();
  walkBars(roots, (bar, parent) => owners.set(bar, ownerOf(bar) ?? (parent && owners.get(parent))));
  return owners;
}

function ownerIn({ before, after }: Aligned, owners: ReadonlyMap<Bar, string | undefined>): string | undefined {
  const sample = after[0] ?? before[0];
  return sample && owners.get(sample);
}

interface Measured {
  readonly totalMicros: number;
  readonly nothingMicros: number;
  readonly endMs: number;
  readonly microsOf: ReadonlyMap<Bar, number>;
}

function measure(roots: readonly Bar[], countsUnawaited: boolean): Measured {
  const microsOf = new Map<Bar, number>();
  const extent = barExtent(roots);
  if (extent === undefined) return { totalMicros: 0, nothingMicros: 0, endMs: 0, microsOf };
  let nothingMicros = 0;
  for (const { bar, startMs, endMs } of criticalSections(roots, extent, countsUnawaited)) {
    const micros = toMicros(endMs) - toMicros(startMs);
    if (bar === undefined) nothingMicros += micros;
    else microsOf.set(bar, (microsOf.get(bar) ?? 0) + micros);
  }
  const totalMicros = toMicros(extent.endMs) - toMicros(extent.startMs);
  return { totalMicros, nothingMicros, endMs: extent.endMs, microsOf };
}

function toRow(aligned: Aligned, sides: { before: Measured; after: Measured }): DiffRow {
  const before = sideOf(aligned.before, sides.before);
  const after = sideOf(aligned.after, sides.after);
  const sample = aligned.after[0] ?? aligned.before[0];
  const what = sample === undefined ? nothing : identityOf(sample);
  return {
    ...what,
    key: aligned.key,
    change: changeOf(aligned, before, after),
    before,
    after,
    ...deltas(before, after),
  };
}

function changeOf({ isMoved }: Aligned, before: DiffSide | undefined, after: DiffSide | undefined): DiffRow['change'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return isMoved ? 'moved' : 'kept';
}

function sideOf(bars: readonly Bar[], { microsOf, endMs }: Measured): DiffSide | undefined {
  if (bars.length === 0) return undefined;
  const stretches = bars.map((bar) => ({ startMs: bar.startMs, endMs: bar.endMs ?? Math.max(bar.startMs, endMs) }));
  const durations = stretches.map((stretch) => toMicros(stretch.endMs) - toMicros(stretch.startMs));
  return {
    count: bars.length,
    durationMs: durations.reduce((total, micros) => total + micros, 0) / 1000,
    contributionMs: bars.reduce((total, bar) => total + (microsOf.get(bar) ?? 0), 0) / 1000,
    unionMs: unionMs(stretches),
    longestMs: durations.reduce((max, micros) => Math.max(max, micros), 0) / 1000,
    rowIds: bars.map(({ id }) => id),
  };
}

function unionMs(stretches: readonly { readonly startMs: number; readonly endMs: number }[]): number {
  let micros = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of [...stretches].sort((a, b) => a.startMs - b.startMs)) {
    const [start, end] = [Math.max(toMicros(startMs), until), toMicros(endMs)];
    if (end <= start) continue;
    micros += end - start;
    until = end;
  }
  return micros / 1000;
}

function deltas(before: DiffSide | undefined, after: DiffSide | undefined) {
  const delta = (of: (side: DiffSide) => number): number =>
    ((after === undefined ? 0 : toMicros(of(after))) - (before === undefined ? 0 : toMicros(of(before)))) / 1000;
  return {
    deltaMs: delta(({ durationMs }) => durationMs),
    deltaCount: (after?.count ?? 0) - (before?.count ?? 0),
    deltaContributionMs: delta(({ contributionMs }) => contributionMs),
  };
}

const nothing = { kind: 'nothing', name: 'Nothing recorded', detail: undefined } as const;

/** Time between roots: not a row on either side, but part of the total. */
function nothingRow(beforeMicros: number, afterMicros: number): DiffRow {
  const side = (micros: number): DiffSide | undefined => {
    const ms = micros / 1000;
    return micros === 0
      ? undefined
      : { count: 0, durationMs: ms, contributionMs: ms, unionMs: ms, longestMs: ms, rowIds: [] };
  };
  const [before, after] = [side(beforeMicros), side(afterMicros)];
  const changeOfOld = after === undefined ? 'removed' : 'kept';
  const change = before === undefined ? 'added' : changeOfOld;
  return { ...nothing, key: 'nothing', change, before, after, ...deltas(before, after) };
}
