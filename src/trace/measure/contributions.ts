import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import { identityOf } from '../rows/identityOf';
import type { RowKind } from '../rows/waterfallRow';
import { criticalSections } from './criticalSections';
import { findEscapedParts } from './escapedParts';
import { answeringRun, responseSentMs } from './responseSent';
import { selfTime } from './selfTime';

/**
 * Where the time is taken to end: when the caller had its answer (the 202 of an event, the response of a function), or when
 * the last of everything had ended.
 */
export type PathEnd = 'response' | 'completion';

/** All rows of a trace that are alike, and how much of the time they account for. Milliseconds. */
export interface Contribution {
  /** `nothing`: no row; nothing was recorded at that time. */
  readonly kind: RowKind | 'nothing';
  readonly name: string;
  /** The operation and resource of a call. */
  readonly detail: string | undefined;
  /** How many rows, those off the critical path included. */
  readonly count: number;
  readonly contributionMs: number;
  /** Of the whole, 0 to 1. */
  readonly share: number;
  /** The sum of the rows' own time, also where others worked beside them. */
  readonly selfMs: number;
  /** Ids of the rows of `buildWaterfall`, in its order. */
  readonly rowIds: readonly string[];
}

/** The 100 % table: its contributions add up to `totalMs` to the microsecond. */
export interface Contributions {
  readonly end: PathEnd;
  readonly totalMs: number;
  /** The greatest first; what contributes nothing to the path is left out. */
  readonly rows: readonly Contribution[];
}

/** What took the time of a trace: its critical path, added up by what its rows are. */
export function contributions(trace: Trace, end: PathEnd): Contributions {
  const { roots } = normalize(trace);
  const extent = barExtent(roots);
  if (extent === undefined) return { end, totalMs: 0, rows: [] };
  const endMs = end === 'completion' ? extent.endMs : (responseSentMs(roots) ?? extent.endMs);
  // Overhead comes after the response; in a recorded trace it began 1.4 ms before, and would have gated the handler.
  if (end === 'response') dropOverhead(roots);
  const until = { startMs: extent.startMs, endMs: Math.max(extent.startMs, endMs) };
  const totalMicros = toMicros(until.endMs) - toMicros(until.startMs);
  const found = new Map<string, Sum>();
  const sumOf = (bar: Bar | undefined): Sum => {
    const what = bar === undefined ? nothing : identityOf(bar);
    const key = JSON.stringify(what);
    const sum = found.get(key) ?? { ...what, micros: 0, selfMs: 0, rowIds: [] };
    found.set(key, sum);
    return sum;
  };
  for (const { bar, startMs, endMs: sectionEndMs } of criticalSections(roots, until)) {
    sumOf(bar).micros += toMicros(sectionEndMs) - toMicros(startMs);
  }
  const measured = { latestMs: extent.endMs, escaped: findEscapedParts(roots, extent.endMs) };
  walkBars(roots, (bar) => {
    const sum = sumOf(bar);
    sum.rowIds.push(bar.id);
    sum.selfMs += selfTime(bar, measured);
  });
  const rows = [...found.values()].filter(({ micros }) => micros > 0).sort((a, b) => b.micros - a.micros);
  return {
    end,
    totalMs: totalMicros / 1000,
    rows: rows.map(({ micros, rowIds, ...sum }) => ({
      ...sum,
      rowIds,
      count: rowIds.length,
      contributionMs: micros / 1000,
      share: totalMicros === 0 ? 0 : micros / totalMicros,
    })),
  };
}

function dropOverhead(roots: readonly Bar[]): void {
  const run = answeringRun(roots);
  if (run !== undefined) run.children = run.children.filter(({ kind }) => kind !== 'overhead');
}

interface Sum {
  readonly kind: Contribution['kind'];
  readonly name: string;
  readonly detail: string | undefined;
  micros: number;
  selfMs: number;
  readonly rowIds: string[];
}

const nothing = { kind: 'nothing', name: 'Nothing recorded', detail: undefined } as const;

/** X-Ray's finest unit. Sums of whole numbers are exact, whatever their order. */
export function toMicros(ms: number): number {
  return Math.round(ms * 1000);
}
