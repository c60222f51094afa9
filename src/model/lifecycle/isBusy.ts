import type { Lifecycle } from './lifecycle';

/** Whether the function runs for an invocation or soon will. A durable execution does not count: it may wait for days. */
export function isBusy({ outcome, awaiting }: Lifecycle): boolean {
  return outcome === 'pending' && awaiting?.what !== 'execution';
}
