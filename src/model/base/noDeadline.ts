/** A signal that is never aborted, for calls that end by themselves. A new one each time: listeners on a shared one would add up. */
export function noDeadline(): AbortSignal {
  return new AbortController().signal;
}
