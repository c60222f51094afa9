import { assertNever } from '../base/assertNever';
import type { Invocation } from '../invocation/invocation';
import type { Lifecycle, LoggedAttempt, TraceEvidence } from './lifecycle';
import { lifecycleOfCall } from './lifecycleOfCall';
import { lifecycleOfDryRun } from './lifecycleOfDryRun';
import { lifecycleOfEvent } from './lifecycleOfEvent';

/** All that is known about an invocation at one moment. */
export interface LifecycleInput {
  readonly invocation: Invocation;
  readonly traceEvidence: TraceEvidence | undefined;
  readonly loggedAttempts: readonly LoggedAttempt[];
  readonly nowMs: number;
}

/** What has happened to an invocation, what is happening and what is expected. Pure: the same input, the same answer. */
export function reduceLifecycle(input: LifecycleInput): Lifecycle {
  const { mode } = input.invocation;
  switch (mode) {
    case 'RequestResponse':
    case 'ResponseStream':
      return lifecycleOfCall(input);
    case 'Event':
      return lifecycleOfEvent(input);
    case 'DryRun':
      return lifecycleOfDryRun(input.invocation);
    default:
      return assertNever(mode);
  }
}
