import type { FailureCause, Lifecycle } from '../../model/lifecycle/lifecycle';

/** An attempt that went wrong, while an event is tried again. */
export interface FailedAttempt {
  /** From 1. */
  readonly number: number;
  readonly verb: 'failed' | 'timed out';
  readonly cause: FailureCause | undefined;
}

/** The last attempt that ended badly; throttles, which never ran, aside. */
export function failedAttempt({ steps }: Lifecycle): FailedAttempt | undefined {
  const last = steps.findLast(
    (step) => step.kind === 'attempt' && (step.outcome === 'functionError' || step.outcome === 'timedOut'),
  );
  if (last?.kind !== 'attempt') return undefined;
  return { number: last.number, verb: last.outcome === 'timedOut' ? 'timed out' : 'failed', cause: last.cause };
}
