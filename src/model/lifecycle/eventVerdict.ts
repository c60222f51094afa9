import type { EventInvokeConfig } from '../function/functions';
import type { Awaiting, FailureCause, Outcome } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import type { AttemptStep } from './mergeAttempts';

/** The verdict on an event. */
export type EventVerdict =
  | { readonly kind: 'succeeded'; readonly atMs: number }
  | {
      readonly kind: 'failed';
      readonly atMs: number;
      readonly outcome: 'functionError' | 'timedOut';
      readonly cause: FailureCause | undefined;
    }
  /** The last run's log does not contain its outcome, and no retry has started. */
  | { readonly kind: 'finished'; readonly atMs: number }
  | { readonly kind: 'expired'; readonly atMs: number; readonly cause: FailureCause | undefined }
  /** An attempt failed or was throttled, and the one that was due before the event expired was not seen: it may have run all the same. */
  | {
      readonly kind: 'unseen';
      readonly atMs: number;
      readonly outcome: 'functionError' | 'timedOut' | 'throttled';
      readonly cause: FailureCause | undefined;
    }
  | {
      readonly kind: 'waiting';
      readonly awaiting: Awaiting;
      readonly outcome: 'pending' | 'unknown' | 'finished';
      /** The verdict after following has ended. */
      readonly unfollowed: Outcome;
      readonly cause: FailureCause | undefined;
      readonly lastKnownMs: number | undefined;
    };

/** AWS's defaults, used while the function's settings are unknown. */
const defaults: Pick<EventInvokeConfig, 'maximumRetryAttempts' | 'maximumEventAgeSeconds' | 'retryDelaysMs'> = {
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 21_600,
  retryDelaysMs: [60_000, 120_000],
};

/** Evidence of a last attempt may arrive this long after the event has expired. */
const expiryGraceMs = 5_000;

/**
 * The longest interval between attempts that are throttled
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html); a long queue may extend it.
 */
const longestThrottleDelayMs = 300_000;

export function eventVerdict(input: LifecycleInput, attempts: readonly AttemptStep[]): EventVerdict {
  const success = attempts.find((attempt) => attempt.outcome === 'succeeded');
  const running = isOpen(attempts.at(-1)) ? attempts.at(-1) : undefined;
  if (success !== undefined && running === undefined) {
    return { kind: 'succeeded', atMs: Math.max(...attempts.map((attempt) => attempt.endMs ?? attempt.startMs)) };
  }
  if (running !== undefined) return waitingForEnd(input, running);
  const last = attempts.at(-1);
  if (last === undefined) return waitingForFirst(input);
  if (last.outcome === 'finished') return afterFinish(input, attempts, last);
  return last.outcome === 'throttled' ? waitingForQueue(input, last) : afterFailure(input, attempts, last);
}

/** The last attempt has not ended, or its outcome is not known yet. */
function isOpen(last: AttemptStep | undefined): boolean {
  return last?.outcome === 'running' || last?.outcome === 'unknown';
}

function afterFailure(input: LifecycleInput, attempts: readonly AttemptStep[], last: AttemptStep): EventVerdict {
  const config = input.invocation.eventInvokeConfig ?? defaults;
  const failures = attempts.filter((attempt) => attempt.outcome !== 'throttled').length;
  const endMs = last.endMs ?? last.startMs;
  const outcome = last.outcome === 'timedOut' ? 'timedOut' : 'functionError';
  if (failures > config.maximumRetryAttempts) return { kind: 'failed', atMs: endMs, outcome, cause: last.cause };

  const delayMs = config.retryDelaysMs[failures - 1] ?? config.retryDelaysMs[1];
  const expiresMs = expiryOf(input);
  if (input.nowMs > expiresMs + expiryGraceMs) {
    return endMs + delayMs < expiresMs
      ? { kind: 'unseen', atMs: endMs, outcome, cause: last.cause }
      : { kind: 'expired', atMs: expiresMs, cause: last.cause };
  }
  return {
    kind: 'waiting',
    awaiting: { what: 'nextAttempt', untilMs: Math.min(endMs + delayMs, expiresMs), possibleUntilMs: expiresMs },
    outcome: 'pending',
    unfollowed: outcome,
    cause: last.cause,
    lastKnownMs: endMs,
  };
}

/**
 * Only a retry shows that the run failed; without one, its outcome stays unknown. A retry may start later than announced when the
 * queue is long, but not after the event has expired.
 */
function afterFinish(input: LifecycleInput, attempts: readonly AttemptStep[], last: AttemptStep): EventVerdict {
  const config = input.invocation.eventInvokeConfig ?? defaults;
  const runs = attempts.filter((attempt) => attempt.outcome !== 'throttled').length;
  const endMs = last.endMs ?? last.startMs;
  const finished: EventVerdict = { kind: 'finished', atMs: endMs };
  if (runs > config.maximumRetryAttempts) return finished;
  const expiresMs = expiryOf(input);
  if (input.nowMs > expiresMs + expiryGraceMs) return finished;
  const untilMs = Math.min(endMs + (config.retryDelaysMs[runs - 1] ?? config.retryDelaysMs[1]), expiresMs);
  return {
    kind: 'waiting',
    awaiting: { what: 'retry', untilMs, possibleUntilMs: expiresMs },
    outcome: 'finished',
    unfollowed: 'finished',
    cause: undefined,
    lastKnownMs: endMs,
  };
}

/** Throttles and Lambda's own errors are retried at growing intervals that cannot be predicted. */
function waitingForQueue(input: LifecycleInput, last: AttemptStep): EventVerdict {
  const expiresMs = expiryOf(input);
  const endMs = last.endMs ?? last.startMs;
  if (input.nowMs > expiresMs + expiryGraceMs) {
    return endMs + longestThrottleDelayMs < expiresMs
      ? { kind: 'unseen', atMs: endMs, outcome: 'throttled', cause: last.cause }
      : { kind: 'expired', atMs: expiresMs, cause: last.cause };
  }
  return {
    kind: 'waiting',
    awaiting: { what: 'nextAttempt', untilMs: undefined, possibleUntilMs: expiresMs },
    outcome: 'pending',
    unfollowed: 'throttled',
    cause: last.cause,
    lastKnownMs: endMs,
  };
}

function waitingForEnd(input: LifecycleInput, running: AttemptStep): EventVerdict {
  const timeoutSeconds = input.invocation.configuration?.timeoutSeconds;
  const untilMs = timeoutSeconds === undefined ? undefined : running.startMs + timeoutSeconds * 1000;
  return waiting({ what: 'attemptEnd', untilMs }, running.startMs);
}

/** No run has been observed yet. Only a trace proves that the event is still queued. */
function waitingForFirst(input: LifecycleInput): EventVerdict {
  const { answer } = input.invocation;
  const expiresMs = expiryOf(input);
  const isTraced = input.traceEvidence?.accepted !== undefined;
  if (isTraced && input.nowMs > expiresMs + expiryGraceMs)
    return { kind: 'expired', atMs: expiresMs, cause: undefined };
  if (answer.kind === 'waiting') return waiting({ what: 'answer', untilMs: undefined }, undefined);
  const isAccepted = isTraced || answer.kind === 'answered';
  const awaiting: Awaiting = { what: 'firstAttempt', untilMs: undefined };
  return isAccepted
    ? waiting(isTraced ? { ...awaiting, possibleUntilMs: expiresMs } : awaiting, answer.atMs)
    : { ...waiting({ what: 'trace', untilMs: undefined }, answer.atMs), outcome: 'unknown' };
}

function waiting(awaiting: Awaiting, lastKnownMs: number | undefined): Extract<EventVerdict, { kind: 'waiting' }> {
  return { kind: 'waiting', awaiting, outcome: 'pending', unfollowed: 'unknown', cause: undefined, lastKnownMs };
}

function expiryOf({ invocation, traceEvidence }: LifecycleInput): number {
  const { answer, sentMs } = invocation;
  const acceptedMs = traceEvidence?.accepted?.startMs ?? (answer.kind === 'waiting' ? sentMs : answer.atMs);
  return acceptedMs + (invocation.eventInvokeConfig ?? defaults).maximumEventAgeSeconds * 1000;
}
