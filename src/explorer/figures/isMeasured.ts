import type { Invocation } from '../../model/invocation/invocation';

/** Whether times and outcome tell something about the function: under a debugger they tell how long a person looked. */
export function isMeasured(invocation: Invocation): boolean {
  return invocation.debug === undefined;
}
