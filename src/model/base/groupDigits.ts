/** `12,345`. By hand: the first number that `Intl` formats takes longer than all else of a panel's first frame. */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
