import { plural } from '../../model/base/plural';
import type { EventInvokeConfig } from '../../model/function/functions';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import { invocationEvidence, lifecycleOf, requestIdIn } from '../../trace/normalize/invocationLifecycle';

/** A trace that someone else started, to be read as an invocation of one function. */
export interface FoundDocuments {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly traceId: string;
  readonly functionName: string;
  /** X-Ray documents, JSON text each. */
  readonly documents: readonly string[];
  /** The function's settings, which say where a failed event goes; absent if they could not be read. */
  readonly eventInvokeConfig: EventInvokeConfig | undefined;
}

/** What became of the invocation that a trace shows. */
export interface FoundInvocation {
  readonly mode: 'Event' | 'RequestResponse';
  /** `Failed after 3 attempts in 3 min 1 s: TypeError at app.ts:42: …`. */
  readonly outcome: string;
  readonly lifecycle: Lifecycle;
  readonly attempts: readonly Extract<LifecycleStep, { kind: 'attempt' }>[];
  /** `Sent to dead-letter queue orders-dlq`; empty for a call, and while the event is still retried. */
  readonly end: string;
}

/** Reads a trace as an invocation; `undefined` when the function did not run in it. `nowMs`: epoch milliseconds. */
export function foundInvocation(found: FoundDocuments, nowMs: number): FoundInvocation | undefined {
  const draft = invocationOf(found, 'RequestResponse', nowMs);
  const { traceEvidence } = invocationEvidence(draft);
  if (traceEvidence === undefined || (traceEvidence.attempts.length === 0 && traceEvidence.accepted === undefined)) {
    return undefined;
  }
  const { accepted, attempts } = traceEvidence;
  const isEvent = accepted !== undefined;
  const sentMs = accepted?.startMs ?? attempts[0]?.startMs ?? nowMs;
  const invocation = {
    ...invocationOf(found, isEvent ? 'Event' : 'RequestResponse', sentMs),
    ...(isEvent ? { answer: acceptedAnswer(found.documents, accepted.endMs) } : {}),
  };
  if (!isEvent) return ofCall(invocation, attempts, nowMs);
  const lifecycle = lifecycleOf(invocation, nowMs);
  return {
    mode: 'Event',
    lifecycle,
    outcome: describeOutcome(invocation, lifecycle, nowMs),
    attempts: lifecycle.steps.filter((step) => step.kind === 'attempt'),
    end: endOf(lifecycle),
  };
}

/** The response of a call is not known: its attempt in the trace is what became of it. */
function ofCall(
  invocation: Invocation,
  attempts: NonNullable<ReturnType<typeof invocationEvidence>['traceEvidence']>['attempts'],
  nowMs: number,
): FoundInvocation {
  const last = attempts.at(-1);
  const endMs = last?.endMs ?? nowMs;
  const isFailed = last?.outcome === 'functionError' || last?.outcome === 'timedOut';
  const answer: Invocation['answer'] = {
    ...acceptedAnswer(invocation.documents, endMs),
    statusCode: 200,
    functionError: isFailed ? 'Unhandled' : undefined,
    payload: isFailed ? JSON.stringify({ errorType: last.cause?.type, errorMessage: last.cause?.message }) : '',
  };
  const answered: Invocation = { ...invocation, answer };
  const lifecycle = lifecycleOf(answered, nowMs);
  return {
    mode: 'RequestResponse',
    lifecycle,
    outcome: describeOutcome(answered, lifecycle, nowMs),
    attempts: lifecycle.steps.filter((step) => step.kind === 'attempt'),
    end: '',
  };
}

function invocationOf(found: FoundDocuments, mode: Invocation['mode'], sentMs: number): Invocation {
  const { connectionId, connectionName, functionName, traceId, documents, eventInvokeConfig } = found;
  return {
    id: traceId,
    target: { connectionId, functionName, qualifier: undefined },
    connectionName,
    mode,
    traceId,
    sentMs,
    payloadBytes: 0,
    answer: { kind: 'waiting' },
    configuration: undefined,
    eventInvokeConfig,
    documents,
    isTraceLimitExceeded: false,
    logs: [],
    problems: [],
    following: { kind: 'ended', reason: 'nothingToFollow' },
  };
}

function acceptedAnswer(
  documents: readonly string[],
  atMs: number,
): Extract<Invocation['answer'], { kind: 'answered' }> {
  return {
    kind: 'answered',
    atMs,
    statusCode: 202,
    requestId: requestIdIn(documents) ?? '',
    executedVersion: undefined,
    functionError: undefined,
    payload: '',
    payloadBytes: 0,
    logTail: undefined,
  };
}

/** Where a failed event ended. */
function endOf({ steps, attempts, outcome, isFinal }: Lifecycle): string {
  const last = steps.findLast((step) => step.kind === 'destination' || step.kind === 'dropped');
  if (last?.kind === 'destination') {
    const name = last.target.split(':').at(-1) ?? last.target;
    return last.role === 'deadLetter' ? `Sent to dead-letter target ${name}` : `Sent to destination ${name}`;
  }
  if (last?.kind === 'dropped')
    return `Dropped after ${plural(attempts, 'attempt')}: no destination, no dead-letter queue`;
  return outcome === 'succeeded' || isFinal ? '' : 'May still be retried';
}
