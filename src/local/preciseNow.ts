let offsetMs = Date.now() - performance.now();

/**
 * Epoch milliseconds with microseconds, as Lambda's function segments have them. Follows the wall clock when that is
 * set, and after the machine slept: the monotonic clock may stand still meanwhile.
 */
export function preciseNow(): number {
  const wallMs = Date.now();
  const preciseMs = offsetMs + performance.now();
  if (Math.abs(preciseMs - wallMs) < 50) return preciseMs;
  offsetMs = wallMs - performance.now();
  return wallMs;
}
