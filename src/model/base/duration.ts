/**
 * Formats a duration: `0.4 ms`, `212 ms`, `1.64 s`, `3 s`, `2 min 3 s`, `1 h 5 min`. Without redundant zeros, and
 * never rounded up into the next unit's "60".
 */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 0.95) return ms === 0 ? '0 ms' : `${rounded(Math.max(ms, 0.1), 1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${rounded(ms / 1000, 2)} s`;
  if (ms < 59_950) return `${rounded(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return inTwoUnits(seconds, 'min', 's');
  return inTwoUnits(Math.round(seconds / 60), 'h', 'min');
}

const dayMs = 86_400_000;

/** Like `formatDuration`, with days from two days on: `3 days`, `3 days 5 h`. */
export function formatSpan(durationMs: number): string {
  if (durationMs < 2 * dayMs) return formatDuration(durationMs);
  const hours = Math.round(durationMs / 3_600_000);
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return rest === 0 ? `${days} days` : `${days} days ${rest} h`;
}

/** Formats a time in whole seconds, so that it changes once per second: `39 s`, `1 min 5 s`. */
export function wholeSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** `count` of the smaller unit, 60 of which are one of the larger. */
function inTwoUnits(count: number, larger: string, smaller: string): string {
  const rest = count % 60;
  return `${Math.floor(count / 60)} ${larger}${rest === 0 ? '' : ` ${rest} ${smaller}`}`;
}
