/** Formats a share of 1 in whole percent; a share that only rounds to nothing or to all is `< 1 %` or `> 99 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 1) return '< 1 %';
  if (value > 99 && value < 100) return '> 99 %';
  return `${Math.round(value)} %`;
}
