import { clockDate } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import type { FunctionFigures } from './functionFigures';

/** How many of the latest invocations a hover lists. */
const maxListed = 5;

/** What a hover over a handler says. Plain text. */
export interface HoverText {
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Newest first. */
  readonly invocations: readonly { readonly invocationId: string; readonly title: string }[];
}

/** `undefined` before the first invocation. Clock times are written in the reader's time zone. */
export function hoverText(figures: FunctionFigures): HoverText | undefined {
  const { invocations, runs, failed, outcomeCount } = figures;
  if (invocations.length === 0) return undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Duration', durationText(figures)],
    ['Cold starts', coldText(figures)],
    ['Failed', outcomeCount === 0 ? undefined : shareText(failed.length, outcomeCount)],
    ['Dwell time of the last events', dwellText(figures)],
  ];
  return {
    facts: [
      ['History', `${plural(invocations.length, 'invocation')}, ${plural(runs.length, 'measured run')}`],
      ...facts.flatMap(([name, value]): (readonly [string, string])[] => (value === undefined ? [] : [[name, value]])),
    ],
    invocations: invocations.slice(0, maxListed).map(({ invocation, lifecycle }) => ({
      invocationId: invocation.id,
      title: `${clockDate(invocation.sentMs)} · ${lifecycle.mode === 'Event' ? 'event · ' : ''}${shortOutcome(lifecycle)}`,
    })),
  };
}

function durationText({ percentiles, runs }: FunctionFigures): string | undefined {
  if (percentiles !== undefined) {
    const { p50Ms, p90Ms, p99Ms } = percentiles;
    return `p50 ${formatDuration(p50Ms)}, p90 ${formatDuration(p90Ms)}, p99 ${formatDuration(p99Ms)}, without init`;
  }
  const values = runs.flatMap(({ handlerMs }) => handlerMs ?? []);
  return values.length === 0 ? undefined : `${values.map(formatDuration).join(', ')}, without init`;
}

function coldText({ coldRuns, runs }: FunctionFigures): string | undefined {
  if (runs.length === 0) return undefined;
  const share = `${coldRuns.length} of ${plural(runs.length, 'run')}`;
  const initMs = coldRuns.find((run) => run.initMs !== undefined)?.initMs;
  return initMs === undefined ? share : `${share}, last init ${formatDuration(initMs)}`;
}

function shareText(failed: number, count: number): string {
  return `${failed} of ${count} (${Math.round((failed / count) * 100)}%)`;
}

function dwellText({ dwellMs }: FunctionFigures): string | undefined {
  return dwellMs.length === 0 ? undefined : dwellMs.map(formatDuration).join(', ');
}
