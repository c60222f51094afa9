import type { ExecutionTotals } from '../../model/durable/executionTree';
import { percentShares } from '../export/percentShares';

/** One part of an execution's time. */
export interface TimeShare {
  readonly part: 'ran' | 'replayed' | 'waited';
  readonly ms: number;
  /** Percent with one decimal; the shares of all parts add up to exactly 100.0. */
  readonly percent: string;
}

/** Where the time of an execution went: new work, replays and waits, which add up to its duration. */
export function executionShares({ ranMs, replayedMs, waitedMs }: ExecutionTotals): readonly TimeShare[] {
  const replayed = Math.min(replayedMs, ranMs);
  const parts = [
    { part: 'ran', ms: ranMs - replayed },
    { part: 'replayed', ms: replayed },
    { part: 'waited', ms: waitedMs },
  ] as const;
  const shares = percentShares(parts.map(({ ms }) => ms));
  return parts.map((part, index) => ({ ...part, percent: shares[index] ?? '0.0' }));
}

/** What the parts are called. */
export const shareWords: Readonly<Record<TimeShare['part'], string>> = {
  ran: 'Ran',
  replayed: 'Replayed',
  waited: 'Waited',
};
