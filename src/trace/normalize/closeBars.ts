import { formatDuration } from '../../model/base/duration';
import type { Interval } from '../axis/interval';
import { type Bar, isOpen, latestEnd, walkBars } from '../rows/bar';

/** Calls that end at most this long after their run count as ended with it. */
const lateMs = 5;

/**
 * Closes bars that Lambda and tracers left open. A subsegment without an end inside an ended one was cut off with it:
 * Lambda froze or ended the environment. For many triggers, such as queues, Lambda never closes its own segment: it
 * ends with its runs. Returns notes, including those for calls that continued after their run, and the extent of all bars as
 * `barExtent` has it: one walk instead of two.
 */
export function closeBars(roots: readonly Bar[]): {
  readonly notes: readonly string[];
  readonly extent: Interval | undefined;
} {
  const notes = new Set<string>();
  // For each level of the walk: the latest known end of the enclosing run.
  const runEnds: (number | undefined)[] = [];
  const closeWrapper = (bar: Bar, around: Bar | undefined): void => {
    const endMs = bar.kind === 'service' ? endOfRuns(bar) : around && endOfAccepting(bar, around);
    if (endMs === undefined) return;
    bar.endMs = endMs;
    notes.add(`Lambda’s own segment was never closed (${around?.kind === 'lifecycle' ? around.name : bar.name}).`);
  };
  const lifecycles: Bar[] = [];
  let startMs = Number.POSITIVE_INFINITY;
  let latestMs = Number.NEGATIVE_INFINITY;
  walkBars(roots, (bar, parent, level) => {
    if (bar.kind === 'lifecycle') lifecycles.push(bar);
    if (bar.endMs === undefined) {
      if (bar.kind === 'service' || bar.kind === 'accepted') closeWrapper(bar, parent);
      else if (parent?.endMs !== undefined && isPart(bar)) cutOff(bar, parent.endMs);
    }
    const outerEndMs = level > 1 && isPart(bar) ? runEnds[level - 1] : undefined;
    const runEndMs = bar.kind === 'function' ? bar.endMs : outerEndMs;
    // Only the outermost late bar gets a note.
    runEnds[level] = noteIfLate(bar, runEndMs) ? undefined : runEndMs;
    startMs = Math.min(startMs, bar.startMs);
    latestMs = Math.max(latestMs, bar.startMs, bar.endMs ?? 0);
  });
  for (const life of lifecycles) {
    if (life.endMs === undefined && !life.children.some(isOpen)) life.endMs = Math.max(...life.children.map(latestEnd));
  }
  // The end of a lifecycle is that of a bar in it.
  const extent = startMs === Number.POSITIVE_INFINITY ? undefined : { startMs, endMs: latestMs };
  return { notes: [...notes], extent };
}

/** Adds a note to a bar that ended after its run; returns whether it did. */
function noteIfLate(bar: Bar, runEndMs: number | undefined): boolean {
  const endMs = bar.endMs ?? 0;
  if (runEndMs === undefined || endMs <= runEndMs + lateMs || bar.kind === 'overhead') return false;
  addDetail(bar, `ended ${formatDuration(endMs - runEndMs)} after the run`);
  return true;
}

/** Whether a bar is part of the enclosing document rather than a separately sent segment. */
function isPart({ node }: Bar): boolean {
  return node !== undefined && !node.isSegment;
}

function cutOff(bar: Bar, endMs: number): void {
  bar.endMs = Math.max(bar.startMs, endMs);
  addDetail(bar, 'its end was not recorded');
}

function addDetail(bar: Bar, words: string): void {
  bar.detail = bar.detail === undefined ? words : `${bar.detail} · ${words}`;
}

/** The last end of the runs of a call; `undefined` while one of them runs, or none is known. */
function endOfRuns(service: Bar): number | undefined {
  const runs = runsIn(service.children);
  return runs.length === 0 || runs.some(({ endMs }) => endMs === undefined)
    ? undefined
    : Math.max(...runs.map(({ endMs }) => endMs ?? 0));
}

/** An event is accepted before it runs; only its runs show that it has ended. */
function endOfAccepting(accepted: Bar, life: Bar): number | undefined {
  const others = life.children.filter((bar) => bar !== accepted);
  const runs = runsIn(others);
  if (runs.length === 0 || runs.some(({ endMs }) => endMs === undefined)) return undefined;
  return Math.max(accepted.startMs, Math.min(...others.map(({ startMs }) => startMs)));
}

/** Runs among these bars and inside their attempts. */
function runsIn(bars: readonly Bar[]): readonly Bar[] {
  return bars.flatMap((bar) => {
    if (bar.kind === 'function') return [bar];
    return bar.kind === 'attempt' ? bar.children.filter(({ kind }) => kind === 'function') : [];
  });
}
