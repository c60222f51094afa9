import { assertNever } from '../base/assertNever';
import { formatDuration } from '../base/duration';
import type { RunOutcome, Series, SeriesRun } from './series';

/** What is measured of a run. */
export type Measure = 'callMs' | 'durationMs' | 'initMs';

/** A line of the table: all runs of a kind and one measure of them. */
export interface SeriesFigures {
  readonly start: 'all' | 'cold' | 'warm';
  readonly measure: Measure;
  readonly count: number;
  readonly minMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Runs with a response from the function; throttled and lost ones say nothing about speed. */
function answered(runs: readonly SeriesRun[]): readonly SeriesRun[] {
  return runs.filter(({ outcome }) => outcome === 'succeeded' || outcome === 'functionError' || outcome === 'timedOut');
}

/** Cold and warm starts separately, caller wait before function duration. Lines without runs are omitted. */
export function seriesFigures({ runs }: Series): readonly SeriesFigures[] {
  const all = answered(runs);
  const cold = all.filter(({ start }) => start === 'cold');
  const warm = all.filter(({ start }) => start === 'warm');
  return [
    ...figuresOf('cold', 'callMs', cold),
    ...figuresOf('cold', 'durationMs', cold),
    ...figuresOf('cold', 'initMs', cold),
    ...figuresOf('warm', 'callMs', warm),
    ...figuresOf('warm', 'durationMs', warm),
    ...(cold.length + warm.length === all.length ? [] : figuresOf('all', 'callMs', all)),
  ];
}

function figuresOf(
  start: SeriesFigures['start'],
  measure: Measure,
  runs: readonly SeriesRun[],
): readonly SeriesFigures[] {
  const values = runs.flatMap((run) => run[measure] ?? []).sort((a, b) => a - b);
  const [minMs] = values;
  const maxMs = values.at(-1);
  if (minMs === undefined || maxMs === undefined) return [];
  const [p50Ms, p90Ms, p99Ms] = [percentile(values, 50), percentile(values, 90), percentile(values, 99)];
  return [{ start, measure, count: values.length, minMs, p50Ms, p90Ms, p99Ms, maxMs }];
}

/** By nearest rank: always a value that was measured. `sorted` must not be empty. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** A bar of the histogram: runs from `fromMs` up to, and without, `toMs`. */
export interface HistogramBin {
  readonly fromMs: number;
  readonly toMs: number;
  readonly cold: number;
  /** Those whose start is not known among them. */
  readonly warm: number;
}

/** Caller wait times in bins of one round width; empty before the first response. */
export function histogram({ runs }: Series, maxBins = 24): readonly HistogramBin[] {
  const all = answered(runs);
  const times = all.map(({ callMs }) => callMs);
  if (times.length === 0) return [];
  const [min, max] = [Math.min(...times), Math.max(...times)];
  const width = niceWidth((max - min) / maxBins);
  const first = Math.floor(min / width);
  const last = Math.floor(max / width);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const [fromMs, toMs] = [(first + index) * width, (first + index + 1) * width];
    const inside = all.filter(({ callMs }) => callMs >= fromMs && callMs < toMs);
    const cold = inside.filter(({ start }) => start === 'cold').length;
    return { fromMs, toMs, cold, warm: inside.length - cold };
  });
}

/** 1, 2 or 5 times a power of ten, at least 1 ms. */
function niceWidth(wanted: number): number {
  if (wanted <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((one) => one * power >= wanted) ?? 10;
  return step * power;
}

/** The header's sentence: `20 of 20 invocations in 1.3 s: 19 succeeded, 1 failed`. */
export function describeSeries(series: Series, nowMs: number): string {
  const { wanted, runs, endMs, sentMs, isStopped } = series;
  const took = formatDuration((endMs ?? nowMs) - sentMs);
  const counts = outcomes.flatMap((outcome) => {
    const count = runs.filter((run) => run.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcomeWord(outcome)}`];
  });
  const stopped = isStopped ? ', stopped' : '';
  return `${runs.length} of ${wanted} invocations in ${took}${stopped}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
}

const outcomes: readonly RunOutcome[] = [
  'succeeded',
  'functionError',
  'timedOut',
  'throttled',
  'refused',
  'lost',
  'abandoned',
];

/** Text after a count: `3 failed`. */
export function outcomeWord(outcome: RunOutcome): string {
  switch (outcome) {
    case 'succeeded':
      return 'succeeded';
    case 'functionError':
      return 'failed';
    case 'timedOut':
      return 'timed out';
    case 'throttled':
      return 'throttled';
    case 'refused':
      return 'not invoked';
    case 'lost':
      return 'with unknown outcome';
    case 'abandoned':
      return 'not waited for';
    default:
      return assertNever(outcome);
  }
}
