import type { Invocation } from '../invocation/invocation';
import type { FailureCause, Lifecycle, LifecycleStep } from './lifecycle';

/** What every lifecycle begins with: the request that left. */
export function sentStep({ sentMs, answer }: Invocation): LifecycleStep {
  return {
    kind: 'sent',
    startMs: sentMs,
    endMs: answer.kind === 'waiting' ? undefined : answer.atMs,
    knownFrom: 'answer',
  };
}

/** A lifecycle of which only the request is known; the modes add to it. */
export function bareLifecycle(invocation: Invocation): Lifecycle {
  const { answer } = invocation;
  return {
    mode: invocation.mode,
    steps: [sentStep(invocation)],
    outcome: 'pending',
    cause: undefined,
    isFinal: false,
    attempts: 0,
    startMs: invocation.sentMs,
    endMs: undefined,
    awaiting: undefined,
    requestId: answer.kind === 'answered' || answer.kind === 'refused' ? answer.requestId : undefined,
  };
}

/** The service said no, or nothing could be sent: the end, for every mode. */
export function refusedLifecycle(
  invocation: Invocation,
  answer: Extract<Invocation['answer'], { kind: 'refused' }>,
): Lifecycle {
  const { failure } = answer;
  const cause: FailureCause = { type: failure.name, message: failure.message };
  return {
    ...bareLifecycle(invocation),
    outcome: failure.reason === 'throttled' ? 'throttled' : 'refused',
    cause,
    isFinal: true,
    endMs: answer.atMs,
  };
}
