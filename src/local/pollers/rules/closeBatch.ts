import type { BatchClosing } from '../../../model/polling/pollEvent';

/** What Lambda sends at most, with the records' own data about themselves (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching). */
export const maxBatchBytes = 6 * 1024 * 1024;

export interface BatchRule {
  /** Sizes of the records that are there, in their order. */
  readonly sizes: readonly number[];
  readonly batchSize: number;
  /** When the batching window ends; `undefined`: the mapping has none. */
  readonly windowEndsMs: number | undefined;
  readonly nowMs: number;
}

/** How many records, from the first on, make a batch now; `undefined`: more may still come. */
export function closeBatch({
  sizes,
  batchSize,
  windowEndsMs,
  nowMs,
}: BatchRule): { readonly count: number; readonly closedBy: BatchClosing } | undefined {
  const fitting = countFitting(sizes.slice(0, batchSize));
  if (fitting >= batchSize) return { count: fitting, closedBy: 'size' };
  if (fitting < sizes.length) return { count: fitting, closedBy: 'bytes' };
  if (fitting === 0 || (windowEndsMs !== undefined && nowMs < windowEndsMs)) return undefined;
  return { count: fitting, closedBy: windowEndsMs === undefined ? 'drained' : 'window' };
}

/** An oversized record is sent alone, so that it fails visibly instead of being lost. */
function countFitting(sizes: readonly number[]): number {
  let sum = 0;
  const over = sizes.findIndex((size) => {
    sum += size;
    return sum > maxBatchBytes;
  });
  return over === -1 ? sizes.length : Math.max(1, over);
}
