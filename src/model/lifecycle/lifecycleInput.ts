import type { Invocation } from '../invocation/invocation';
import type { LoggedAttempt, TraceEvidence } from './lifecycle';

/** Everything known about an invocation at a point in time. */
export interface LifecycleInput {
  readonly invocation: Invocation;
  readonly traceEvidence: TraceEvidence | undefined;
  readonly loggedAttempts: readonly LoggedAttempt[];
  readonly nowMs: number;
}
