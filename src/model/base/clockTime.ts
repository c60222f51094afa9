/** `11:42:07` in the reader's time zone. */
export function clockTime(atMs: number): string {
  const date = new Date(atMs);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** `2026-11-28 11:42:07` in the reader's time zone. By hand: the first date that `Intl` formats holds up a panel's first frame. */
export function clockDate(atMs: number): string {
  const date = new Date(atMs);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${clockTime(atMs)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
