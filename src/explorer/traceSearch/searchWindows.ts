import type { SearchRange } from './criteria';

/** A part of the range that X-Ray answers in one request. Epoch milliseconds. */
export interface SearchWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

const hourMs = 3_600_000;
/** "Time range cannot be longer than 6 hours": X-Ray's own limit of GetTraceSummaries. */
const windowMs = 6 * hourMs;

/** X-Ray keeps traces for 30 days. */
export const maxHours = 30 * 24;

/** The range in windows of at most 6 hours, newest first. */
export function searchWindows(range: SearchRange, nowMs: number): readonly SearchWindow[] {
  const { fromMs, toMs } = timesOf(range, nowMs);
  const windows: SearchWindow[] = [];
  for (let end = toMs; end > fromMs; end -= windowMs) {
    windows.push({ fromMs: Math.max(fromMs, end - windowMs), toMs: end });
  }
  return windows;
}

/** The times that a range means now. */
export function timesOf(range: SearchRange, nowMs: number): SearchWindow {
  return range.kind === 'last' ? { fromMs: nowMs - range.hours * hourMs, toMs: nowMs } : range;
}
