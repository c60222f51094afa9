import type { Interval } from '../axis/interval';
import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { barExtent } from '../rows/barExtent';
import { identityOf } from '../rows/identityOf';
import type { RowKind } from '../rows/waterfallRow';
import { type ChargedSection, criticalSections } from './criticalSections';
import { findEscapedParts } from './escapedParts';
import { ownerOf } from './ownerOf';
import { answeringRun, responseSentMs } from './responseSent';
import { selfTime } from './selfTime';
import { tellApart } from './tellApart';

/**
 * The end of the measured time: when the caller received its response (the 202 for an event), or when the last part of
 * the trace ended.
 */
export type PathEnd = 'response' | 'completion';

/** Equal rows of a trace and the time they account for. Milliseconds. */
export interface Contribution {
  /** `nothing`: time without any recorded row. */
  readonly kind: RowKind | 'nothing';
  readonly name: string;
  /** The operation and resource of a call; distinguishes rows of the same name. */
  readonly detail: string | undefined;
  /** Number of rows, including those off the critical path. */
  readonly count: number;
  readonly contributionMs: number;
  /** Share of the total, 0 to 1. */
  readonly share: number;
  /** The sum of the rows' self time, including time when other rows ran in parallel. */
  readonly selfMs: number;
  /** Ids of the rows of `buildWaterfall`, in its order. */
  readonly rowIds: readonly string[];
}

/** The 100 % table: its contributions add up to `totalMs` to the microsecond. */
export interface Contributions {
  readonly end: PathEnd;
  readonly totalMs: number;
  /** Largest first; rows without contribution to the path are omitted. */
  readonly rows: readonly Contribution[];
}

/** Computes the time breakdown: the critical path, summed by the kind of rows. */
export function contributions(trace: Trace, end: PathEnd): Contributions {
  const { roots } = normalize(trace);
  const extent = barExtent(roots);
  if (extent === undefined) return { end, totalMs: 0, rows: [] };
  const endMs = end === 'completion' ? extent.endMs : (responseSentMs(roots) ?? extent.endMs);
  // Overhead follows the response; in a recorded trace it began 1.4 ms earlier and would have gated the handler.
  const waitedFor = end === 'response' ? withoutOverhead(roots) : roots;
  const until = { startMs: extent.startMs, endMs: Math.max(extent.startMs, endMs) };
  return { end, ...shareOut(roots, extent.endMs, criticalSections(waitedFor, until), until) };
}

/** The same of bars, from their start to `endMs`, where running ones end. What nobody waited for has no share. */
export function contributionsOf(roots: readonly Bar[], endMs: number): Contributions {
  const extent = barExtent(roots);
  if (extent === undefined) return { end: 'completion', totalMs: 0, rows: [] };
  const until = { startMs: extent.startMs, endMs: Math.max(extent.endMs, endMs) };
  return { end: 'completion', ...shareOut(roots, until.endMs, criticalSections(roots, until, false), until) };
}

function shareOut(
  roots: readonly Bar[],
  latestMs: number,
  sections: readonly ChargedSection[],
  until: Interval,
): Omit<Contributions, 'end'> {
  const totalMicros = toMicros(until.endMs) - toMicros(until.startMs);
  const sums = sumUp(roots, latestMs);
  for (const { bar, startMs, endMs } of sections) sums.of(bar).micros += toMicros(endMs) - toMicros(startMs);
  const rows = tellApart(sums.all().filter(({ micros }) => micros > 0)).toSorted((a, b) => b.micros - a.micros);
  return {
    totalMs: totalMicros / 1000,
    rows: rows.map(({ micros, rowIds, owner: _, ...sum }) => ({
      ...sum,
      rowIds,
      count: rowIds.length,
      contributionMs: micros / 1000,
      share: totalMicros === 0 ? 0 : micros / totalMicros,
    })),
  };
}

/** Sums bars by kind and owner: times of different functions are never combined. */
function sumUp(roots: readonly Bar[], latestMs: number) {
  const measured = { latestMs, escaped: findEscapedParts(roots, latestMs) };
  const found = new Map<string, Sum>();
  const ofId = new Map<string, Sum>();
  const owners: (string | undefined)[] = [];
  const sumOf = (what: Pick<Sum, 'kind' | 'name' | 'detail' | 'owner'>): Sum => {
    const key = [what.kind, what.name, what.detail, what.owner].join('\n');
    const sum = found.get(key) ?? { ...what, micros: 0, selfMs: 0, rowIds: [] };
    found.set(key, sum);
    return sum;
  };
  walkBars(roots, (bar, _, level) => {
    owners[level] = ownerOf(bar) ?? (level > 1 ? owners[level - 1] : undefined);
    const sum = sumOf({ ...identityOf(bar), detail: wordsOf(bar), owner: owners[level] });
    sum.rowIds.push(bar.id);
    sum.selfMs += selfTime(bar, measured);
    ofId.set(bar.id, sum);
  });
  return {
    of: (bar: Bar | undefined): Sum => (bar && ofId.get(bar.id)) ?? sumOf(nothing),
    all: (): readonly Sum[] => [...found.values()],
  };
}

/** Unrecorded stretches are distinguished by where to look for the cause. */
function wordsOf(bar: Bar): string | undefined {
  return bar.kind === 'unaccounted' ? bar.detail : identityOf(bar).detail;
}

/** The run that responded and its ancestors, without its overhead. */
function withoutOverhead(roots: readonly Bar[]): readonly Bar[] {
  const run = answeringRun(roots);
  if (run === undefined) return roots;
  const bare = { ...run, children: run.children.filter(({ kind }) => kind !== 'overhead') };
  return roots.map((root) => {
    if (root === run) return bare;
    return root.children.includes(run)
      ? { ...root, children: root.children.map((child) => (child === run ? bare : child)) }
      : root;
  });
}

interface Sum {
  readonly kind: Contribution['kind'];
  readonly name: string;
  readonly detail: string | undefined;
  readonly owner: string | undefined;
  micros: number;
  selfMs: number;
  readonly rowIds: string[];
}

const nothing = { kind: 'nothing', name: 'Nothing recorded', detail: undefined, owner: undefined } as const;

/** X-Ray's finest unit. Sums of whole numbers are exact, whatever their order. */
export function toMicros(ms: number): number {
  return Math.round(ms * 1000);
}
