/**
 * A signal that is never aborted, for calls without a deadline. A new one each time: listeners on a shared one would accumulate.
 */
export function noDeadline(): AbortSignal {
  return new AbortController().signal;
}
