import type { Invocation } from '../../model/invocation/invocation';

/** Whether times and outcome are meaningful: under a debugger they depend on the user. */
export function isMeasured(invocation: Invocation): boolean {
  return invocation.debug === undefined;
}
