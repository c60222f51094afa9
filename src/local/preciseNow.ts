let offsetMs = Date.now() - performance.now();

/**
 * Returns epoch milliseconds with microsecond precision, as Lambda's function segments have. Follows the wall clock when it is
 * set and after the machine sleeps, when the monotonic clock may stop.
 */
export function preciseNow(): number {
  const wallMs = Date.now();
  const preciseMs = offsetMs + performance.now();
  if (Math.abs(preciseMs - wallMs) < 50) return preciseMs;
  offsetMs = wallMs - performance.now();
  return wallMs;
}
