import { formatDuration } from '../../model/base/duration';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { idLine } from './invocationLines';

/** Which failures are wanted. */
export interface FailureSearch {
  readonly functionName: string | undefined;
  readonly connectionId: string | undefined;
  /** How long ago they were sent, at most. */
  readonly maxAgeMs: number;
}

const maxFailures = 20;

/** Failed invocations of the history, the newest first, as text for a language model. */
export function failureLines(invocations: readonly Invocation[], search: FailureSearch, nowMs: number): string {
  const considered = invocations.filter(
    ({ target, sentMs }) =>
      (search.functionName === undefined || target.functionName === search.functionName) &&
      (search.connectionId === undefined || target.connectionId === search.connectionId) &&
      nowMs - sentMs <= search.maxAgeMs,
  );
  const failed = considered.filter((one) => isFailure(lifecycleOf(one, nowMs).outcome));
  const span = `sent from this window in the last ${formatDuration(search.maxAgeMs)}`;
  if (failed.length === 0) return `None of ${considered.length} invocations ${span} failed.`;
  const lines = failed.slice(0, maxFailures).flatMap((one) => {
    const lifecycle = lifecycleOf(one, nowMs);
    return [
      `- ${one.target.functionName} on "${one.connectionName}", ${formatDuration(nowMs - one.sentMs)} ago: ${describeOutcome(one, lifecycle, nowMs)}`,
      `  ${idLine(one, lifecycle)}`,
    ];
  });
  const more = failed.length > maxFailures ? [`${failed.length - maxFailures} more`] : [];
  return [`${failed.length} of ${considered.length} invocations ${span} failed:`, ...lines, ...more].join('\n');
}

function isFailure(outcome: string): boolean {
  return ['functionError', 'timedOut', 'throttled', 'expired', 'refused'].includes(outcome);
}
