import { DecisionSteps } from './decisionSteps';
import type { FollowedRecord } from './followedRecord';
import { readingSteps } from './readingSteps';
import type { RecordAwaiting, RecordLifecycle, RecordOutcome, RecordStep } from './recordLifecycle';
import { unknownsOf } from './unknownsOf';

/**
 * The lifecycle of a record that Dwell sent: sent, waiting, polled or filtered out, in a batch, attempted, back in its source,
 * and done, in a dead-letter queue, reported to a destination or dropped.
 */
export function lifecycleOfRecord(record: FollowedRecord): RecordLifecycle {
  const { answer, sentMs, following } = record;
  const endMs = answer.kind === 'waiting' ? undefined : answer.atMs;
  const sent: RecordStep = { kind: 'sent', startMs: sentMs, endMs, knownFrom: 'answer' };
  const bare = { startMs: sentMs, attempts: 0, recordId: undefined, failure: undefined, unknowns: [], steps: [sent] };
  switch (answer.kind) {
    case 'waiting':
      return { ...bare, outcome: 'pending', isFinal: false, endMs, awaiting: { what: 'answer', untilMs: undefined } };
    case 'refused':
    case 'lost': {
      const outcome = answer.kind === 'refused' ? 'refused' : 'unknown';
      return { ...bare, outcome, isFinal: true, endMs, awaiting: undefined, failure: answer.failure };
    }
    case 'sent': {
      const steps = [sent, ...stepsOf(record, answer)];
      const known = outcomeOf(steps);
      const isFollowed = following.kind === 'following';
      const isOpen = known === 'pending' || known === 'blocked';
      return {
        ...bare,
        steps,
        outcome: isOpen && !isFollowed ? 'unknown' : known,
        isFinal: !isOpen,
        attempts: steps.filter(({ kind }) => kind === 'attempt').length,
        endMs: isOpen && isFollowed ? undefined : lastMs(steps),
        awaiting: isOpen && isFollowed ? awaitingOf(steps) : undefined,
        recordId: recordIdOf(record),
        unknowns: unknownsOf(record),
      };
    }
  }
}

/** The record's id: the answer's, or for an item of a table that of the change that was found in its stream. */
export function recordIdOf({ answer, evidence }: FollowedRecord): string | undefined {
  if (answer.kind !== 'sent') return undefined;
  if (answer.recordId !== undefined || evidence.kind !== 'decisions') return answer.recordId;
  const arrived = evidence.events.find(({ kind }) => kind === 'arrived');
  return arrived?.kind === 'arrived' ? arrived.record : undefined;
}

function stepsOf(record: FollowedRecord, answer: { readonly atMs: number }): readonly RecordStep[] {
  const { evidence, source, settings, facts } = record;
  if (evidence.kind === 'readings') {
    return [...readingSteps(evidence.readings, record, answer.atMs)].sort((a, b) => timeOf(a) - timeOf(b));
  }
  const recordId = recordIdOf(record);
  if (recordId === undefined) return [];
  const steps = new DecisionSteps({
    recordId,
    isQueue: source.service === 'sqs',
    filters: settings.filters.length,
    maximumReceives: facts?.kind === 'queue' ? facts.redrive?.maximumReceives : undefined,
  });
  for (const event of evidence.events) if (event.sourceArn === source.arn) steps.add(event);
  return steps.steps;
}

function outcomeOf(steps: readonly RecordStep[]): RecordOutcome {
  for (const step of steps.toReversed()) {
    switch (step.kind) {
      case 'done':
        return 'succeeded';
      case 'filtered':
        return 'filtered';
      case 'deadLettered':
        return 'deadLettered';
      case 'delivered':
        return step.problem === undefined ? 'givenUp' : 'dropped';
      case 'givenUp':
        return step.destination === undefined ? 'dropped' : 'pending';
      case 'expired':
        return 'expired';
      default:
    }
  }
  return steps.some((step) => step.kind === 'blocked' && step.endMs === undefined) ? 'blocked' : 'pending';
}

function awaitingOf(steps: readonly RecordStep[]): RecordAwaiting | undefined {
  const last = steps.findLast(({ kind }) => kind !== 'blocked' && kind !== 'counts' && kind !== 'mapping');
  switch (last?.kind) {
    case 'waiting':
      return last.isDelayed ? { what: 'delay', untilMs: last.untilMs } : { what: 'poll', untilMs: undefined };
    case 'sent':
      return { what: 'poll', untilMs: undefined };
    case 'polled':
      return { what: 'batch', untilMs: undefined };
    case 'attempt':
      // From logs, nothing says when a failed attempt is followed by the next.
      return { what: last.outcome === 'running' ? 'attemptEnd' : 'next', untilMs: undefined };
    case 'returned':
      return { what: 'visibility', untilMs: last.endMs };
    case 'throttled':
    case 'backOff':
      return { what: 'retry', untilMs: last.endMs };
    default:
      return undefined;
  }
}

function timeOf(step: RecordStep): number {
  return 'atMs' in step ? step.atMs : step.startMs;
}

function lastMs(steps: readonly RecordStep[]): number | undefined {
  const times = steps.flatMap((step) => ('atMs' in step ? [step.atMs] : [step.endMs ?? step.startMs]));
  return times.length === 0 ? undefined : Math.max(...times);
}
