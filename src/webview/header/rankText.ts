/**
 * Describes the rank of a time among its peers: `slower than 96 %`, `faster than all`. `rank` is the share of the faster ones.
 */
export function rankText(rank: number): string {
  return rank >= 0.5 ? `slower than ${part(rank)}` : `faster than ${part(1 - rank)}`;
}

/** Formats a share; never rounds up to all. */
function part(share: number): string {
  return share === 1 ? 'all' : `${Math.min(99, Math.round(share * 100))} %`;
}
