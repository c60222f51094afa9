import { assertNever } from '../base/assertNever';
import type { Lifecycle } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import { lifecycleOfCall } from './lifecycleOfCall';
import { lifecycleOfDryRun } from './lifecycleOfDryRun';
import { lifecycleOfEvent } from './lifecycleOfEvent';
import { withExecution } from './withExecution';

/** Computes past, current, and expected steps of an invocation. Pure. */
export function reduceLifecycle(input: LifecycleInput): Lifecycle {
  const lifecycle = withExecution(reduceByMode(input), input);
  if (lifecycle.outcome !== 'pending') return lifecycle;
  const { debug } = input.invocation;
  const isRunning = lifecycle.awaiting?.what === 'answer' || lifecycle.awaiting?.what === 'attemptEnd';
  if (debug === 'paused') return { ...lifecycle, awaiting: { what: 'breakpoint', untilMs: undefined } };
  if (debug === 'starting' && isRunning) return { ...lifecycle, awaiting: { what: 'debugger', untilMs: undefined } };
  // The time of a timeout depends on future breakpoints.
  if (debug === 'running' && isRunning && lifecycle.awaiting !== undefined) {
    return { ...lifecycle, awaiting: { ...lifecycle.awaiting, untilMs: undefined } };
  }
  return lifecycle;
}

function reduceByMode(input: LifecycleInput): Lifecycle {
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
