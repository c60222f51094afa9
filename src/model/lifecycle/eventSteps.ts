import type { EventInvokeConfig } from '../function/functions';
import type { EventVerdict } from './eventVerdict';
import type { LifecycleStep } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import { sentStep } from './lifecycleStart';
import type { AttemptStep } from './mergeAttempts';

/** The steps of an event in time order, those to come included. */
export function eventSteps(
  input: LifecycleInput,
  attempts: readonly AttemptStep[],
  verdict: EventVerdict,
): readonly LifecycleStep[] {
  return [
    sentStep(input.invocation),
    ...beforeAttempts(input, attempts[0]),
    ...withBackOffs(attempts),
    ...nextBackOff(attempts, verdict),
    ...handOver(input.invocation.eventInvokeConfig, verdict),
  ];
}

function beforeAttempts(
  { invocation, traceEvidence }: LifecycleInput,
  first: AttemptStep | undefined,
): LifecycleStep[] {
  const { answer, sentMs } = invocation;
  const traced = traceEvidence?.accepted;
  const answered: LifecycleStep | undefined =
    answer.kind === 'answered'
      ? { kind: 'accepted', startMs: sentMs, endMs: answer.atMs, knownFrom: 'answer' }
      : undefined;
  const accepted: LifecycleStep | undefined =
    traced === undefined ? answered : { kind: 'accepted', ...traced, knownFrom: 'trace' };
  const dwell = traceEvidence?.dwell;
  if (dwell !== undefined) {
    const queued: LifecycleStep = { kind: 'queued', ...dwell, knownFrom: 'trace' };
    return accepted === undefined ? [queued] : [accepted, queued];
  }
  if (accepted === undefined) return [];
  // The first attempt may start before the 202 has reached us.
  const startMs = Math.min(accepted.endMs ?? sentMs, first?.startMs ?? Number.POSITIVE_INFINITY);
  return [accepted, { kind: 'queued', startMs, endMs: first?.startMs, knownFrom: first?.knownFrom ?? 'answer' }];
}

function withBackOffs(attempts: readonly AttemptStep[]): LifecycleStep[] {
  return attempts.flatMap((attempt, index) => {
    const previous = attempts[index - 1];
    const startMs = previous?.endMs;
    // An attempt after a success, or concurrent with another, is a duplicate delivery: there was no wait before it.
    const isRetry = startMs !== undefined && previous?.outcome !== 'succeeded' && startMs < attempt.startMs;
    if (!isRetry) return [attempt];
    const backOff: LifecycleStep = {
      kind: 'backOff',
      startMs,
      endMs: attempt.startMs,
      isOver: true,
      knownFrom: attempt.knownFrom,
    };
    return [backOff, attempt];
  });
}

function nextBackOff(attempts: readonly AttemptStep[], verdict: EventVerdict): LifecycleStep[] {
  const last = attempts.at(-1);
  if (last === undefined || verdict.kind !== 'waiting' || verdict.awaiting.what !== 'nextAttempt') return [];
  const startMs = last.endMs ?? last.startMs;
  const endMs = verdict.awaiting.untilMs;
  return endMs === undefined ? [] : [{ kind: 'backOff', startMs, endMs, isOver: false, knownFrom: 'configuration' }];
}

/** Whether it is known how the event ended. */
function isSettled(
  verdict: EventVerdict,
): verdict is Extract<EventVerdict, { kind: 'succeeded' | 'failed' | 'expired' }> {
  return verdict.kind !== 'waiting' && verdict.kind !== 'finished' && verdict.kind !== 'unseen';
}

/** What happens to the event afterwards; empty while the function's settings are unknown. */
function handOver(config: EventInvokeConfig | undefined, verdict: EventVerdict): LifecycleStep[] {
  if (config === undefined || !isSettled(verdict)) return [];
  const { atMs } = verdict;
  const to = (role: 'onSuccess' | 'onFailure' | 'deadLetter', target: string | undefined): LifecycleStep[] =>
    target === undefined ? [] : [{ kind: 'destination', atMs, role, target, knownFrom: 'configuration' }];
  if (verdict.kind === 'succeeded') return to('onSuccess', config.onSuccess);
  const handedOver = [...to('onFailure', config.onFailure), ...to('deadLetter', config.deadLetter)];
  return handedOver.length > 0 ? handedOver : [{ kind: 'dropped', atMs, knownFrom: 'configuration' }];
}
