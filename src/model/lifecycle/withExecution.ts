import { awaitedEvidence } from '../invocation/awaitedEvidence';
import { executionArnOf, isSynchronous } from '../invocation/invocation';
import type { Awaiting, FailureCause, Lifecycle, LifecycleStep, Outcome } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';

/**
 * The lifecycle of an invocation of a durable function is that of its execution: its first run may have ended long before. A
 * response with the result says all, and a refusal started nothing.
 */
export function withExecution(lifecycle: Lifecycle, input: LifecycleInput): Lifecycle {
  const { answer, mode } = input.invocation;
  const arn = executionArnOf(input.invocation);
  const isResult = answer.kind === 'answered' && isSynchronous(mode);
  if (arn === undefined || answer.kind === 'waiting' || isResult) return lifecycle;
  // Its invocations are no attempts: each goes on where the one before ended.
  const attempts = Math.min(1, lifecycle.attempts);
  return { ...lifecycle, attempts, steps: lifecycle.steps.filter(isOfExecution), ...conclusion(input) };
}

/** Lambda's queue does not retry an execution, and no destination receives it. */
function isOfExecution({ kind }: LifecycleStep): boolean {
  return kind !== 'backOff' && kind !== 'destination' && kind !== 'dropped';
}

type Conclusion = Pick<Lifecycle, 'outcome' | 'cause' | 'isFinal' | 'endMs' | 'awaiting'>;

function conclusion(input: LifecycleInput): Conclusion {
  const { execution, following } = input.invocation;
  if (execution === undefined || execution.status === 'RUNNING') {
    const open = { cause: undefined, isFinal: false, endMs: undefined };
    return following.kind === 'following'
      ? { ...open, outcome: 'pending', awaiting: executionEnd(input) }
      : { ...open, outcome: 'unknown', awaiting: undefined };
  }
  const [outcome, cause] = endings[execution.status] ?? (['unknown', undefined] as const);
  return { outcome, cause, isFinal: true, endMs: execution.endMs, awaiting: awaitedEvidence(input) };
}

const dayMs = 86_400_000;

/** AWS's longest, used while the function's settings are unknown. */
const longestMs = 366 * dayMs;

function executionEnd({ invocation: { sentMs, configuration } }: LifecycleInput): Awaiting {
  const seconds = configuration?.durable?.executionTimeoutSeconds;
  const possibleUntilMs = sentMs + (seconds === undefined ? longestMs : seconds * 1000);
  return { what: 'execution', untilMs: undefined, possibleUntilMs };
}

const endings: Readonly<Record<string, readonly [Outcome, FailureCause | undefined]>> = {
  SUCCEEDED: ['succeeded', undefined],
  FAILED: ['functionError', { type: 'Execution', message: 'The durable execution failed' }],
  TIMED_OUT: ['timedOut', undefined],
  STOPPED: ['functionError', { type: 'Stopped', message: 'The durable execution was stopped' }],
};
