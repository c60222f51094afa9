import { formatDuration } from '../../model/base/duration';

/**
 * Formats a time on the axis with the precision of `resolutionMs`, the distance to its neighbor: `1.64 s`, zoomed in
 * `1.6413 s`. Uses `formatDuration` if that is precise enough.
 */
export function formatAxisTime(ms: number, resolutionMs: number): string {
  const time = Math.max(0, ms);
  if (resolutionMs >= resolutionOfDuration(time)) return formatDuration(time);
  if (time < 1_000) return `${time.toFixed(digitsOf(resolutionMs))} ms`;
  const digits = digitsOf(resolutionMs / 1_000);
  const seconds = Number((time / 1_000).toFixed(digits));
  if (seconds < 60) return `${seconds.toFixed(digits)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds - minutes * 60).toFixed(digits);
  if (minutes < 60) return `${minutes} min ${rest} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min ${rest} s`;
}

/** Minimum difference at which `formatDuration` writes two durations differently. */
function resolutionOfDuration(ms: number): number {
  if (ms < 0.95) return 0.1;
  if (ms < 999.5) return 1;
  if (ms < 9_995) return 10;
  if (ms < 59_950) return 100;
  return ms < 3_600_000 ? 1_000 : 60_000;
}

/** Digits after the point, at most to the microsecond. */
function digitsOf(resolution: number): number {
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(resolution) - 1e-9)));
}
