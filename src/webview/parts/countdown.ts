import { wholeSeconds } from '../../model/base/duration';

/** Formats the time until an expected step: `in 39 s`. A late step is not reported as missed. */
export function countdown(leftMs: number): string {
  return leftMs > 0 ? `in ${wholeSeconds(leftMs + 999)}` : 'any moment now';
}
