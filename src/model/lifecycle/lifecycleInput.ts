import type { Invocation } from '../invocation/invocation';
import type { LoggedAttempt, TraceEvidence } from './lifecycle';

/** All that is known about an invocation at one moment. */
export interface LifecycleInput {
  readonly invocation: Invocation;
  readonly traceEvidence: TraceEvidence | undefined;
  readonly loggedAttempts: readonly LoggedAttempt[];
  readonly nowMs: number;
}
