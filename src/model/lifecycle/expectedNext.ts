import type { Lifecycle } from './lifecycle';

/** What comes next, and when: expected `at` a time, or, where that has passed, possible `until` one. Epoch milliseconds. */
export interface ExpectedNext {
  readonly what: 'attempt' | 'timeout';
  /** Of the attempt, from 1. */
  readonly number: number;
  readonly when: { readonly kind: 'at' | 'until'; readonly ms: number };
}

/** A retry that is later than this may be much later. */
const lateMs = 60_000;

/** `undefined` where no time is known. Of a durable execution, Lambda makes no further attempts: it says itself what it waits for. */
export function expectedNext({ awaiting, attempts }: Lifecycle, nowMs: number): ExpectedNext | undefined {
  if (awaiting === undefined || awaiting.what === 'execution') return undefined;
  const { what, untilMs, possibleUntilMs } = awaiting;
  const number = attempts + 1;
  const isLate = untilMs === undefined || nowMs > untilMs + lateMs;
  if (possibleUntilMs !== undefined && isLate)
    return { what: 'attempt', number, when: { kind: 'until', ms: possibleUntilMs } };
  if (untilMs === undefined) return undefined;
  const isAttempt = what === 'nextAttempt' || what === 'retry' || what === 'firstAttempt';
  return { what: isAttempt ? 'attempt' : 'timeout', number, when: { kind: 'at', ms: untilMs } };
}
