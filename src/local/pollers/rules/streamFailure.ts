import type { Limit } from '../../../model/function/eventSourceMapping';

/** A batch of a stream whose call did not end well. */
export interface FailedBatch {
  readonly size: number;
  /** Index of the first record that is not done: 0 when the function failed. */
  readonly failedFrom: number;
  /** Failed attempts so far, this one included. */
  readonly attempts: number;
  readonly bisects: boolean;
  readonly maximumRetryAttempts: Limit | undefined;
}

/** How the records from `failedFrom` on are handled. */
export type AfterFailure =
  /** Retry unchanged. `isFree`: without using up an attempt. */
  | { readonly kind: 'retry'; readonly isFree: boolean }
  /** In two parts, split before this index. */
  | { readonly kind: 'split'; readonly at: number }
  | { readonly kind: 'giveUp' };

/**
 * Lambda's rules for streams (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html and
 * services-kinesis-batchfailurereporting.html): with bisecting, a batch is split at the record that the response names, or in
 * halves, which uses up no attempt; else it is tried again as often as the mapping says.
 */
export function afterStreamFailure(failed: FailedBatch): AfterFailure {
  const { size, failedFrom, attempts, bisects, maximumRetryAttempts } = failed;
  const rest = size - failedFrom;
  if (bisects && failedFrom > 0) return { kind: 'retry', isFree: true };
  if (bisects && rest > 1) return { kind: 'split', at: failedFrom + Math.ceil(rest / 2) };
  const isLimited = maximumRetryAttempts !== undefined && maximumRetryAttempts !== 'untilExpired';
  return isLimited && attempts > maximumRetryAttempts ? { kind: 'giveUp' } : { kind: 'retry', isFree: false };
}

/** Seconds before a try: one, doubling with each to a minute. AWS does not say its own. */
export function backoffSeconds(tries: number): number {
  return Math.min(60, 2 ** Math.max(0, tries - 1));
}
