import { awaitedEvidence } from '../invocation/awaitedEvidence';
import { eventSteps } from './eventSteps';
import { type EventVerdict, eventVerdict } from './eventVerdict';
import type { Lifecycle } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import { bareLifecycle, refusedLifecycle } from './lifecycleStart';
import { mergeAttempts } from './mergeAttempts';

/**
 * The lifecycle of an asynchronous invocation: accepted, queued, attempted up to three times with waits between, then
 * sent to a destination or dropped (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
 */
export function lifecycleOfEvent(input: LifecycleInput): Lifecycle {
  const { invocation, traceEvidence } = input;
  const { answer } = invocation;
  if (answer.kind === 'refused') return refusedLifecycle(invocation, answer);

  const attempts = mergeAttempts(traceEvidence?.attempts ?? [], input.loggedAttempts, invocation.sentMs);
  const verdict = eventVerdict(input, attempts);
  const steps = eventSteps(input, attempts, verdict);
  return {
    ...bareLifecycle(invocation),
    steps,
    attempts: attempts.filter((attempt) => attempt.outcome !== 'throttled').length,
    ...conclusion(verdict, input),
  };
}

type Conclusion = Pick<Lifecycle, 'outcome' | 'cause' | 'isFinal' | 'endMs' | 'awaiting'>;

function conclusion(verdict: EventVerdict, input: LifecycleInput): Conclusion {
  const isFollowed = input.invocation.following.kind === 'following';
  const open = { cause: undefined, isFinal: false, endMs: undefined };
  switch (verdict.kind) {
    case 'succeeded':
      return {
        outcome: 'succeeded',
        cause: undefined,
        isFinal: true,
        endMs: verdict.atMs,
        awaiting: awaitedEvidence(input),
      };
    case 'failed':
      return {
        outcome: verdict.outcome,
        cause: verdict.cause,
        isFinal: true,
        endMs: verdict.atMs,
        awaiting: awaitedEvidence(input),
      };
    case 'finished':
      return {
        outcome: 'finished',
        cause: undefined,
        isFinal: true,
        endMs: verdict.atMs,
        awaiting: awaitedEvidence(input),
      };
    case 'expired':
      return {
        outcome: 'expired',
        cause: verdict.cause,
        isFinal: true,
        endMs: verdict.atMs,
        awaiting: awaitedEvidence(input),
      };
    case 'unseen':
      return { ...open, outcome: verdict.outcome, cause: verdict.cause, endMs: verdict.atMs, awaiting: undefined };
    case 'waiting':
      return isFollowed
        ? { ...open, outcome: verdict.outcome, awaiting: verdict.awaiting }
        : {
            ...open,
            outcome: verdict.unfollowed,
            cause: verdict.cause,
            endMs: verdict.lastKnownMs,
            awaiting: undefined,
          };
  }
}
