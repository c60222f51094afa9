/** Formats a duration: `0.4 ms`, `212 ms`, `1.64 s`, `2 m 03 s`, `1 h 05 m`. Never rounds up into the next unit's "60". */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 0.95) return ms === 0 ? '0 ms' : `${(Math.round(ms * 10) / 10).toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}

/** Formats a time in whole seconds, so that it changes once per second: `39 s`, `1 m 05 s`. */
export function wholeSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
