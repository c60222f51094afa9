import { groupDigits } from './groupDigits';

/** A count with its noun: `1 attempt`, `2 attempts`; `many` where adding an "s" is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}
