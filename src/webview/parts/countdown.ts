import { wholeSeconds } from '../../model/base/duration';

/** What is left until something expected: `in 39 s`. It may be late, so it is never called missed. */
export function countdown(leftMs: number): string {
  return leftMs > 0 ? `in ${wholeSeconds(leftMs + 999)}` : 'any moment now';
}
