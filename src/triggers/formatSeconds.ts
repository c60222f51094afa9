const units = [
  [86_400, 'days'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

/** Formats a setting in seconds, exact and short: `30 s`, `90 s`, `5 min`, `6 h`, `24 h`, `7 days`. */
export function formatSeconds(seconds: number): string {
  const unit = units.find(([size, name]) => seconds % size === 0 && seconds >= (name === 'days' ? 2 * size : size));
  return unit === undefined ? `${seconds} s` : `${seconds / unit[0]} ${unit[1]}`;
}
