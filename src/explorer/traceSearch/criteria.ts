/** Whose traces are searched. */
export type SearchScope =
  | { readonly kind: 'function'; readonly functionName: string }
  | { readonly kind: 'project'; readonly project: string; readonly functions: readonly string[] }
  | { readonly kind: 'connection' };

/** How a trace ended, as X-Ray marks it: 5xx and function errors, 4xx, 429. */
export type SearchedOutcome = 'fault' | 'error' | 'throttle';

export const searchedOutcomes: readonly SearchedOutcome[] = ['fault', 'error', 'throttle'];

/** When the traces began. */
export type SearchRange =
  | { readonly kind: 'last'; readonly hours: number }
  /** Epoch milliseconds. */
  | { readonly kind: 'between'; readonly fromMs: number; readonly toMs: number };

/** What is searched. Absent parts do not restrict. */
export interface SearchCriteria {
  readonly connectionId: string;
  readonly scope: SearchScope;
  readonly range: SearchRange;
  /** Empty for any outcome. */
  readonly outcomes: readonly SearchedOutcome[];
  readonly minDurationMs?: number | undefined;
  /** `value` is absent for any value. */
  readonly annotation?: { readonly key: string; readonly value: string | undefined } | undefined;
  /** Part of the URL. */
  readonly url?: string | undefined;
  /** A filter expression of X-Ray, already checked, that must also match. */
  readonly expression?: string | undefined;
}

/** The functions of a scope; empty for all of a connection. */
export function functionsOf(scope: SearchScope): readonly string[] {
  if (scope.kind === 'connection') return [];
  return scope.kind === 'function' ? [scope.functionName] : scope.functions;
}
