import type { Invocation } from '../model/invocation/invocation';
import { shortOutcome } from '../model/invocation/shortOutcome';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';

/**
 * Whether an invocation contains all words of a filter: in names, ids, mode, outcome or error, and words of three letters or more
 * also in the payload and response. Case-insensitive; an empty filter matches all.
 */
export function matchInvocation(
  invocation: Invocation,
  payload: string | undefined,
  filter: string,
  nowMs: number,
): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const lifecycle = lifecycleOf(invocation, nowMs);
  const { target, connectionName, mode, traceId, answer } = invocation;
  const requestId = 'requestId' in answer ? (answer.requestId ?? '') : '';
  const { cause, outcome } = lifecycle;
  const about = [
    target.functionName,
    target.qualifier ?? '$LATEST',
    connectionName,
    mode,
    traceId,
    requestId,
    outcome,
    shortOutcome(lifecycle),
    cause?.type ?? '',
    cause?.message ?? '',
  ];
  const short = about.join('\n').toLowerCase();
  const long = [payload ?? '', answer.kind === 'answered' ? answer.payload : ''].join('\n');
  return words.every((word) => short.includes(word) || (word.length >= 3 && includes(long, word)));
}

/** Searches without a lowercase copy of megabytes. */
function includes(text: string, word: string): boolean {
  return new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i').test(text);
}
