import { clockDate, clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { TraceSummary } from '../../model/connection/traceSearchSource';
import type { SearchCriteria, SearchRange } from './criteria';
import type { TraceGroup, TraceOutcome } from './groupTraces';
import { maxFound, type SearchState } from './traceSearch';

/** `orders · last 6 h · faults, errors`: what is searched, in one line. */
export function describeCriteria(criteria: SearchCriteria): string {
  const { minDurationMs, annotation, url, expression } = criteria;
  return [
    describeScope(criteria),
    describeRange(criteria.range),
    describeOutcomes(criteria),
    minDurationMs === undefined ? '' : `≥ ${formatDuration(minDurationMs)}`,
    annotation === undefined ? '' : `${annotation.key} = ${annotation.value ?? 'any'}`,
    url === undefined ? '' : `URL contains ${url}`,
    expression ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `orders`, `project shop (3 functions)`, `all traces`. */
export function describeScope({ scope }: Pick<SearchCriteria, 'scope'>): string {
  switch (scope.kind) {
    case 'function':
      return scope.functionName;
    case 'project':
      return `${scope.project} (${plural(scope.functions.length, 'function')})`;
    case 'connection':
      return 'all traces';
  }
}

/** `last 6 h`, `2026-11-28 09:00:00 to 10:00:00`. */
export function describeRange(range: SearchRange): string {
  if (range.kind === 'last') return range.hours % 24 === 0 ? `last ${range.hours / 24} d` : `last ${range.hours} h`;
  const [fromDay, toDay] = [clockDate(range.fromMs), clockDate(range.toMs)].map((text) => text.slice(0, 10));
  return `${clockDate(range.fromMs)} to ${fromDay === toDay ? clockTime(range.toMs) : clockDate(range.toMs)}`;
}

/** `faults, throttles`; `any outcome`. */
export function describeOutcomes({ outcomes }: Pick<SearchCriteria, 'outcomes'>): string {
  return outcomes.length === 0 ? 'any outcome' : outcomes.map((outcome) => `${outcome}s`).join(', ');
}

/** The line above the traces: counts, progress, and what is missing. Empty before the first search. */
export function describeSearch({ criteria, phase, found, windowsDone, windows, from }: SearchState): string {
  if (criteria === undefined) return '';
  const count = plural(found.length, 'trace');
  const what = describeCriteria(criteria);
  const where = from === 'spans' ? ' in aws/spans' : '';
  switch (phase.kind) {
    case 'idle':
      return '';
    case 'running':
      return `${what} · ${count} so far${where}, ${windowsDone} of ${plural(windows, 'time window')} searched`;
    case 'done':
      return `${what} · ${count}${where}`;
    case 'full':
      return `${what} · the newest ${plural(maxFound, 'trace')}. Narrow the search to see the others.`;
    case 'canceled':
      return `${what} · ${count}, canceled after ${windowsDone} of ${plural(windows, 'time window')}`;
    case 'failed':
      return `${what} · ${count}`;
  }
}

const outcomeNames: Readonly<Record<TraceOutcome, string>> = {
  fault: 'Fault',
  throttle: 'Throttled',
  error: 'Error',
  partial: 'In progress',
  ok: 'OK',
};

/** `Fault: TypeError: Cannot read …` and `12 · last 10:42:07`. */
export function describeGroup({ outcome, cause, traces }: TraceGroup): {
  readonly label: string;
  readonly description: string;
} {
  const newest = traces[0];
  const label = cause === '' ? outcomeNames[outcome] : `${outcomeNames[outcome]}: ${cause}`;
  return {
    label,
    description: newest === undefined ? '' : `${plural(traces.length, 'trace')} · last ${clockTime(newest.startMs)}`,
  };
}

/** `10:42:07` and `212 ms · POST /orders · 502`. */
export function describeTraceRow(trace: TraceSummary): { readonly label: string; readonly description: string } {
  const { startMs, durationMs, method, url, status, entry } = trace;
  const request = url === undefined ? entry : [method, pathOf(url)].filter(Boolean).join(' ');
  const description = [formatDuration(durationMs), request, status === undefined ? '' : String(status)];
  return { label: clockTime(startMs), description: description.filter((part) => part !== '').join(' · ') };
}

function pathOf(url: string): string {
  return url.replace(/^\w+:\/\/[^/]*/, '') || url;
}

/** What a search sends and costs, said before it is sent. GetTraceSummaries is billed per trace scanned and retrieved. */
export function describeCost(windows: number, kind: 'local' | 'aws' | 'endpoint'): string {
  const requests = `At least ${plural(windows, 'request')}`;
  if (kind !== 'aws') return `${requests}; not billed`;
  return `${requests}; X-Ray bills traces scanned and retrieved beyond its free tier`;
}
