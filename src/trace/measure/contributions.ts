import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import type { RowKind } from '../rows/waterfallRow';
import { whatItIs } from '../rows/whatItIs';
import { criticalSections } from './criticalSections';
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
  const normalized = normalize(trace).roots;
  const extent = barExtent(normalized);
  if (extent === undefined) return { end, totalMs: 0, rows: [] };
  const endMs = end === 'completion' ? extent.endMs : (responseSentMs(normalized) ?? extent.endMs);
  // Overhead comes after the response; in a recorded trace it began 1.4 ms before, and would have gated the handler.
  const roots = end === 'response' ? withoutOverhead(normalized) : normalized;
  const until = { startMs: extent.startMs, endMs: Math.max(extent.startMs, endMs) };
  const totalMicros = toMicros(until.endMs) - toMicros(until.startMs);
  const found = new Map<string, Sum>();
  const sumOf = (bar: Bar | undefined): Sum => {
    const what = bar === undefined ? nothing : whatItIs(bar);
    const key = JSON.stringify(what);
    const sum = found.get(key) ?? { ...what, micros: 0, selfMs: 0, rowIds: [] };
    found.set(key, sum);
    return sum;
  };
  for (const { bar, startMs, endMs: sectionEndMs } of criticalSections(roots, until)) {
    sumOf(bar).micros += toMicros(sectionEndMs) - toMicros(startMs);
  }
  walkBars(roots, (bar) => {
    const sum = sumOf(bar);
    sum.rowIds.push(bar.id);
    sum.selfMs += selfTime(bar, extent.endMs);
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

/** The bars with a copy of the answering run that has no overhead; the run is a root, or a child of one. */
function withoutOverhead(roots: readonly Bar[]): readonly Bar[] {
  const run = answeringRun(roots);
  if (run === undefined) return roots;
  const shorter = { ...run, children: run.children.filter(({ kind }) => kind !== 'overhead') };
  const inPlace = (bars: readonly Bar[]): Bar[] => bars.map((bar) => (bar === run ? shorter : bar));
  return inPlace(roots).map((root) =>
    root.children.includes(run) ? { ...root, children: inPlace(root.children) } : root,
  );
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
