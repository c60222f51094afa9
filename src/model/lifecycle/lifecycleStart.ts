import type { Invocation } from '../invocation/invocation';
import type { FailureCause, Lifecycle, LifecycleStep } from './lifecycle';

/** The first step of every lifecycle: the request was sent. */
export function sentStep({ sentMs, answer }: Invocation): LifecycleStep {
  return {
    kind: 'sent',
    startMs: sentMs,
    endMs: answer.kind === 'waiting' ? undefined : answer.atMs,
    knownFrom: 'answer',
  };
}

/** A lifecycle with only the request; each mode adds its steps. */
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

/** The service refused the request, or it could not be sent: final in every mode. */
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
