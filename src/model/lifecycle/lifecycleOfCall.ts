import { assertNever } from '../base/assertNever';
import { synchronousSeconds } from '../function/describeDurable';
import type { LambdaFunction } from '../function/functions';
import { awaitedEvidence } from '../invocation/awaitedEvidence';
import { causeOfPayload, isTimeout } from '../invocation/causeOf';
import type { InvokeAnswer } from '../invocation/invocation';
import type { FailureCause, Lifecycle, Outcome } from './lifecycle';
import type { LifecycleInput } from './lifecycleInput';
import { bareLifecycle, refusedLifecycle } from './lifecycleStart';
import { type AttemptStep, mergeAttempts } from './mergeAttempts';

type Answered = Extract<InvokeAnswer, { kind: 'answered' }>;

/**
 * The lifecycle of a synchronous invocation. The response is authoritative; trace and logs add details, and replace it
 * if it never arrived.
 */
export function lifecycleOfCall(input: LifecycleInput): Lifecycle {
  const { invocation } = input;
  const { answer } = invocation;
  const seen = mergeAttempts(input.traceEvidence?.attempts ?? [], input.loggedAttempts, invocation.sentMs);
  switch (answer.kind) {
    case 'waiting': {
      const timeoutMs = waitSeconds(invocation.configuration) * 1000;
      const untilMs = timeoutMs === 0 ? undefined : invocation.sentMs + timeoutMs;
      return { ...withAttempts(input, seen), awaiting: { what: 'answer', untilMs } };
    }
    case 'answered':
      return answered(input, answer, seen);
    case 'refused':
      return refusedLifecycle(invocation, answer);
    case 'lost':
    case 'abandoned':
      return unanswered(input, answer.atMs, seen);
    default:
      return assertNever(answer);
  }
}

/** How long a caller waits at most: for the function, or for the whole execution of a durable one. */
function waitSeconds(configuration: LambdaFunction | undefined): number {
  const { durable, timeoutSeconds = 0 } = configuration ?? {};
  return durable === undefined ? timeoutSeconds : synchronousSeconds(durable);
}

function answered(input: LifecycleInput, answer: Answered, seen: readonly AttemptStep[]): Lifecycle {
  const { outcome, cause } = verdictOf(answer);
  const first = seen[0] ?? attemptOfAnswer(input.invocation.sentMs, answer.atMs);
  const attempt: AttemptStep = {
    ...first,
    outcome,
    cause: withKnownPlace(cause, first.cause),
    endMs: first.endMs ?? answer.atMs,
  };
  return {
    ...withAttempts(input, [attempt, ...seen.slice(1)]),
    outcome,
    cause: attempt.cause,
    isFinal: true,
    endMs: answer.atMs,
    awaiting: awaitedEvidence(input),
  };
}

/** The response's error; the location from any source that has it. */
function withKnownPlace(cause: FailureCause | undefined, seen: FailureCause | undefined): FailureCause | undefined {
  return cause === undefined ? seen : { ...cause, place: cause.place ?? seen?.place };
}

function verdictOf(answer: Answered): {
  outcome: 'succeeded' | 'functionError' | 'timedOut';
  cause: FailureCause | undefined;
} {
  if (answer.functionError === undefined) return { outcome: 'succeeded', cause: undefined };
  const cause = causeOfPayload(answer.payload);
  return { outcome: isTimeout(cause) ? 'timedOut' : 'functionError', cause };
}

/** Without evidence the attempt is only known to lie somewhere between request and answer. */
function attemptOfAnswer(startMs: number, endMs: number): AttemptStep {
  return {
    kind: 'attempt',
    number: 1,
    startMs,
    endMs,
    outcome: 'unknown',
    cause: undefined,
    start: 'unknown',
    initMs: undefined,
    report: undefined,
    knownFrom: 'answer',
  };
}

function unanswered(input: LifecycleInput, atMs: number, seen: readonly AttemptStep[]): Lifecycle {
  const base = withAttempts(input, seen);
  const last = seen.at(-1);
  const isFollowed = input.invocation.following.kind === 'following';
  if (last === undefined || last.outcome === 'unknown') {
    return { ...base, outcome: 'unknown', endMs: isFollowed ? undefined : atMs, awaiting: awaitedEvidence(input) };
  }
  if (last.outcome === 'running') {
    const timeoutMs = (input.invocation.configuration?.timeoutSeconds ?? 0) * 1000;
    const untilMs = timeoutMs === 0 ? undefined : last.startMs + timeoutMs;
    const outcome: Outcome = isFollowed ? 'pending' : 'unknown';
    return { ...base, outcome, awaiting: isFollowed ? { what: 'attemptEnd', untilMs } : undefined };
  }
  return {
    ...base,
    outcome: last.outcome,
    cause: last.cause,
    isFinal: true,
    endMs: last.endMs ?? atMs,
    awaiting: awaitedEvidence(input),
  };
}

function withAttempts(input: LifecycleInput, attempts: readonly AttemptStep[]): Lifecycle {
  const bare = bareLifecycle(input.invocation);
  return { ...bare, steps: [...bare.steps, ...attempts], attempts: attempts.length };
}
