import { assertNever } from '../base/assertNever';
import type { Lifecycle } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import { lifecycleOfCall } from './lifecycleOfCall';
import { lifecycleOfDryRun } from './lifecycleOfDryRun';
import { lifecycleOfEvent } from './lifecycleOfEvent';

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
