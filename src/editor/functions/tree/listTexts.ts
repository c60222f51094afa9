import { groupDigits } from '../../../model/base/groupDigits';
import type { Connection } from '../../../model/connection/connection';

/** `Loading… 1,250 functions` */
export function loadingText(loaded: number): string {
  return `Loading… ${count(loaded)} functions`;
}

/** `1,250` */
export function count(value: number): string {
  return groupDigits(value);
}

/** Says why a connection has no functions. */
export function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local' ? 'No functions in the template' : 'No functions in this account and Region';
}
