import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { Result } from '../../model/connection/result';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { FoundFailure } from '../traceSearch/findFailures';
import { idLine } from './invocationLines';

/** Which failures are wanted. */
export interface FailureSearch {
  /** All functions of the connection without it. */
  readonly functionName: string | undefined;
  readonly connectionId: string;
  readonly connectionName: string;
  /** How long ago they were sent, at most. */
  readonly maxAgeMs: number;
}

const maxFailures = 20;

/**
 * Failed invocations as text for a language model, the newest first: those that traces show, and those of the history of which no
 * trace was found.
 */
export function failureLines(
  found: Result<readonly FoundFailure[]>,
  history: readonly Invocation[],
  search: FailureSearch,
  nowMs: number,
): string {
  const own = history.filter((one) => isWanted(one, search, nowMs));
  const traced = found.ok ? found.value : [];
  const tracedIds = new Set(traced.map(({ trace }) => trace.id));
  const untraced = own.filter((one) => !tracedIds.has(one.traceId) && hasFailed(one, nowMs));
  const failures = [
    ...traced.map((failure) => ({ atMs: failure.trace.startMs, lines: tracedLines(failure, own, nowMs) })),
    ...untraced.map((one) => ({ atMs: one.sentMs, lines: sentLines(one, nowMs) })),
  ].sort((a, b) => b.atMs - a.atMs);
  const problem = found.ok ? [] : [`Traces could not be searched: ${found.failure.message}`];
  const where = `${search.functionName === undefined ? '' : ` of ${search.functionName}`} on "${search.connectionName}" in the last ${formatDuration(search.maxAgeMs)}`;
  if (failures.length === 0) return [...problem, `No failed invocation${where} was found.`].join('\n');
  const shown = failures.slice(0, maxFailures);
  const head =
    failures.length > maxFailures || traced.length === maxFailures
      ? `The newest ${shown.length} failed invocations${where}:`
      : `${plural(failures.length, 'failed invocation')}${where}:`;
  return [...problem, head, ...shown.flatMap(({ lines }) => lines)].join('\n');
}

function isWanted({ target, sentMs }: Invocation, search: FailureSearch, nowMs: number): boolean {
  const isOfFunction = search.functionName === undefined || target.functionName === search.functionName;
  return isOfFunction && target.connectionId === search.connectionId && nowMs - sentMs <= search.maxAgeMs;
}

function hasFailed(invocation: Invocation, nowMs: number): boolean {
  return ['functionError', 'timedOut', 'throttled', 'expired', 'refused'].includes(
    lifecycleOf(invocation, nowMs).outcome,
  );
}

/** What was sent from this window is known better than by its trace. */
function tracedLines(
  { trace, invocation }: FoundFailure,
  own: readonly Invocation[],
  nowMs: number,
): readonly string[] {
  const sent = own.find(({ traceId }) => traceId === trace.id);
  if (sent !== undefined) return sentLines(sent, nowMs);
  const cause = trace.cause === undefined ? '' : `${trace.cause.service}: ${trace.cause.type} ${trace.cause.message}`;
  const outcome = invocation?.outcome ?? (cause.trim() || 'failed');
  return [
    `- ${trace.entry || 'trace'}, ${formatDuration(nowMs - trace.startMs)} ago: ${outcome}`,
    ...(invocation === undefined || invocation.end === '' ? [] : [`  ${invocation.end}`]),
    `  ids: trace ${trace.id}`,
  ];
}

function sentLines(invocation: Invocation, nowMs: number): readonly string[] {
  const lifecycle = lifecycleOf(invocation, nowMs);
  const ago = formatDuration(nowMs - invocation.sentMs);
  return [
    `- ${invocation.target.functionName}, sent from this window ${ago} ago: ${describeOutcome(invocation, lifecycle, nowMs)}`,
    `  ${idLine(invocation, lifecycle)}`,
  ];
}
