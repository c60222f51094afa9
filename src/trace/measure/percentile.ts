/** Minimum number of peers for a rank. */
export const minPeers = 20;

/**
 * Percentile rank of `value` among `peers`, 0 to 1: those below it plus half of those equal to it. `undefined` under 20
 * peers.
 */
export function percentileRank(value: number, peers: readonly number[]): number | undefined {
  if (peers.length < minPeers) return undefined;
  const below = peers.filter((peer) => peer < value).length;
  const equal = peers.filter((peer) => peer === value).length;
  return (below + equal / 2) / peers.length;
}
