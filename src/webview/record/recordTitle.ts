import { formatDuration } from '../../model/base/duration';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import type { RecordLifecycle, RecordStep } from '../../model/polling/recordLifecycle';
import { arnName } from '../lifecycle/arnName';
import type { OutcomeLook } from '../outcomeLook';
import { outcomeLook } from '../outcomeLook';

const nouns = { sqs: 'message', kinesis: 'record', dynamodb: 'item' } as const;

/** What the source calls its records. */
export function nounOf({ source }: Pick<FollowedRecord, 'source'>): string {
  return nouns[source.service];
}

/** The icon and color of what became of a record. */
export function recordLook({ outcome }: RecordLifecycle): OutcomeLook {
  switch (outcome) {
    case 'pending':
    case 'succeeded':
    case 'refused':
    case 'unknown':
    case 'expired':
      return outcomeLook(outcome);
    case 'blocked':
      return { icon: 'error', tone: 'error', isSpinning: false };
    case 'filtered':
      return { icon: 'filter', tone: 'warning', isSpinning: false };
    case 'deadLettered':
      return { icon: 'archive', tone: 'error', isSpinning: false };
    case 'givenUp':
      return { icon: 'circle-slash', tone: 'error', isSpinning: false };
    case 'dropped':
      return { icon: 'trash', tone: 'error', isSpinning: false };
  }
}

/** The sentence over the lifecycle: `In the dead-letter queue orders-dead after 3 attempts`. */
export function recordTitle(record: FollowedRecord, lifecycle: RecordLifecycle): string {
  const { outcome, steps, attempts, failure } = lifecycle;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  switch (outcome) {
    case 'pending':
      return pendingTitle(record, lifecycle);
    case 'blocked':
      return `Shard blocked after ${tries}`;
    case 'succeeded':
      return `Processed${attempts > 1 ? ` at attempt ${attempts}` : ''}${took(lifecycle)}`;
    case 'filtered':
      return 'Filtered out: the function was not invoked';
    case 'deadLettered': {
      const target = last(steps, 'deadLettered')?.target ?? '';
      return `In the dead-letter queue ${arnName(target)} after ${tries}`;
    }
    case 'givenUp':
      return `Discarded after ${tries}, reported to ${arnName(last(steps, 'delivered')?.target ?? '')}`;
    case 'dropped':
      return `Dropped after ${tries}`;
    case 'expired':
      return 'Expired before it was processed';
    case 'refused':
      return failure?.message ?? 'Refused';
    case 'unknown':
      return failure?.message ?? 'Outcome unknown';
  }
}

function pendingTitle({ source, target }: FollowedRecord, { awaiting, attempts }: RecordLifecycle): string {
  switch (awaiting?.what) {
    case 'answer':
      return `Sending to ${source.name}…`;
    case 'delay':
      return `Delayed in ${source.name}`;
    case 'batch':
      return 'Polled, waiting for its batch';
    case 'attemptEnd':
      return `${target.functionName} is running, attempt ${attempts}`;
    case 'visibility':
      return `Back in ${source.name} after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}`;
    case 'next':
      return `Attempt ${attempts} failed; what follows is not known yet`;
    case 'retry':
      return `Waiting for attempt ${attempts + 1}`;
    default:
      return `Waiting in ${source.name}`;
  }
}

function took({ startMs, endMs }: RecordLifecycle): string {
  return endMs === undefined ? '' : ` in ${formatDuration(endMs - startMs)}`;
}

function last<Kind extends RecordStep['kind']>(
  steps: readonly RecordStep[],
  kind: Kind,
): Extract<RecordStep, { kind: Kind }> | undefined {
  const isKind = (step: RecordStep): step is Extract<RecordStep, { kind: Kind }> => step.kind === kind;
  return steps.findLast(isKind);
}
