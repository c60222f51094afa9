import { formatAxisTime } from '../../../trace/axis/axisTime';
import type { Interval } from '../../../trace/axis/interval';

/** Formats a range: `1.2 s to 1.45 s`, with a precision that depends on its length. */
export function rangeText({ startMs, endMs }: Interval): string {
  const resolutionMs = (endMs - startMs) / 100;
  return `${formatAxisTime(startMs, resolutionMs)} to ${formatAxisTime(endMs, resolutionMs)}`;
}
