import type { Contribution } from '../../trace/measure/contributions';

export type ContributionColumn = 'name' | 'count' | 'contribution' | 'self';

/** Sorts contributions: names ascending, figures descending. */
export function sortContributions(rows: readonly Contribution[], column: ContributionColumn): readonly Contribution[] {
  const compare: Record<ContributionColumn, (a: Contribution, b: Contribution) => number> = {
    name: (a, b) => a.name.localeCompare(b.name),
    count: (a, b) => b.count - a.count,
    contribution: (a, b) => b.contributionMs - a.contributionMs,
    self: (a, b) => b.selfMs - a.selfMs,
  };
  return [...rows].sort(compare[column]);
}
