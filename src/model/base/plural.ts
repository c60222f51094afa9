/** A count with its noun: `1 attempt`, `2 attempts`; `many` where adding an "s" is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** `12,345`. By hand: the first number that `Intl` formats takes longer than all else of a panel's first frame. */
function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
