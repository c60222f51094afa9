import type { CallContext } from './callContext';
import { asSentence, lowerFirst, trimDot } from './sentence';
import type { Thrown } from './thrown';

/** Lambda's reasons for a TooManyRequestsException, as sentences about the limit. */
const limits: Readonly<Record<string, string>> = {
  ConcurrentInvocationLimitExceeded: "the account's concurrency limit in this region is reached",
  ReservedFunctionConcurrentInvocationLimitExceeded: "the function's reserved concurrency is reached",
  FunctionInvocationRateLimitExceeded:
    "the function's invocation rate limit (10 × its concurrency, per second) is reached",
  ReservedFunctionInvocationRateLimitExceeded:
    "the invocation rate limit of the function's reserved concurrency is reached",
  CallerRateLimitExceeded: "the account's request rate limit is reached",
  ConcurrentSnapshotCreateLimitExceeded: "the account's limit of SnapStart snapshots created at once is reached",
};

/** Explains which limit was reached, and when to try again: `Retry-After` is in seconds, or a date. */
export function throttledSentence(thrown: Thrown, { action, subject }: CallContext): string {
  const limit = limits[thrown.throttleReason ?? ''];
  const why = limit ?? lowerFirst(trimDot(thrown.throttleReason ?? asSentence(thrown.message)));
  const about = subject === undefined ? '' : ` for ${subject}`;
  return `AWS throttled ${action}${about}: ${why}. ${tryAgain(thrown.retryAfterSeconds)}`;
}

function tryAgain(retryAfter: string | undefined): string {
  if (retryAfter === undefined) return 'Try again in a moment.';
  return /^\d+(\.\d+)?$/.test(retryAfter) ? `Try again in ${retryAfter} s.` : `Try again after ${retryAfter}.`;
}
