const words = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `first` to `fifth`, then `6th`. */
export function ordinal(number: number): string {
  return words[number - 1] ?? `${number}th`;
}
