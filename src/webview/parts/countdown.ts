import { formatDuration } from '../../model/duration';

/** A time that counts in whole seconds, so that it changes once a second: `39 s`, `1 m 05 s`. */
export function wholeSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

/** What is left until something expected: `in 39 s`. It may be late, so it is never called missed. */
export function countdown(leftMs: number): string {
  return leftMs > 0 ? `in ${wholeSeconds(leftMs + 999)}` : 'any moment now';
}
