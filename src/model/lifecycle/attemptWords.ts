import type { LifecycleStep } from './lifecycle';

/** How an attempt went, in words. */
export const attemptWords: Readonly<Record<Extract<LifecycleStep, { kind: 'attempt' }>['outcome'], string>> = {
  running: 'running',
  succeeded: 'succeeded',
  finished: 'finished, outcome not in the log',
  functionError: 'failed',
  timedOut: 'timed out',
  throttled: 'throttled',
  unknown: 'outcome unknown',
};
