import type { Peers } from './peers';
import { percentileRank } from './percentile';
import { type PhaseTimes, phaseTimeNames } from './phaseTimes';

/** The rank of one part of an invocation among the peers that have this part. */
export interface PhaseRank {
  readonly phase: (typeof phaseTimeNames)[number];
  /** The share of the peers that were faster, 0 to 1. */
  readonly rank: number;
  readonly peerCount: number;
}

/** The ranks of all parts with enough peers. */
export function phaseRanks(own: PhaseTimes, peers: Peers | undefined): readonly PhaseRank[] {
  return phaseTimeNames.flatMap((phase) => {
    const value = own[phase];
    const others = (peers?.times ?? []).flatMap((times) => times[phase] ?? []);
    const rank = value === undefined ? undefined : percentileRank(value, others);
    return rank === undefined ? [] : [{ phase, rank, peerCount: others.length }];
  });
}
