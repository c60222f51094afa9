import type { LifecycleStep } from '../../model/lifecycle/lifecycle';

/**
 * Whether the environment of an attempt started. Where its process could not be made, such as for a missing interpreter, the
 * log reports an init of 0 ms and a billed duration all the same: figures of nothing.
 */
export function hasStarted({ initMs }: Extract<LifecycleStep, { kind: 'attempt' }>): boolean {
  return initMs !== 0;
}
