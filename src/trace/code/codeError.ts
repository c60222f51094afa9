import type { SourcePlace } from '../../model/lifecycle/lifecycle';

/** An error of a function's run with its frames in the function's own code. */
export interface CodeError {
  readonly functionName: string;
  readonly type: string;
  readonly message: string;
  /** Innermost first, never empty. Paths as the runtime names them. */
  readonly frames: readonly SourcePlace[];
  /** The function caught it, or a call that failed did not fail the run. */
  readonly isHandled: boolean;
  /** From 1; of an event that Lambda retried. Ascending. */
  readonly attempts: readonly number[];
  /** Of the latest attempt, Unix milliseconds. */
  readonly atMs: number;
}

/** Merges errors that are the same at the same places, as retries make them. */
export function mergeAlike(errors: readonly CodeError[]): readonly CodeError[] {
  const merged = new Map<string, CodeError>();
  for (const error of errors) {
    const { functionName, type, message, frames, isHandled } = error;
    const key = JSON.stringify([functionName, type, message, frames, isHandled]);
    const before = merged.get(key);
    const attempts = new Set([...(before?.attempts ?? []), ...error.attempts]);
    merged.set(key, {
      ...error,
      attempts: [...attempts].sort((a, b) => a - b),
      atMs: Math.max(before?.atMs ?? error.atMs, error.atMs),
    });
  }
  return [...merged.values()];
}
