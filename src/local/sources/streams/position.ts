/** The position in a shard at which reading begins. */
export type Position =
  | { readonly kind: 'trimHorizon' }
  | { readonly kind: 'at' | 'after'; readonly sequence: string }
  /** Epoch milliseconds. */
  | { readonly kind: 'timestamp'; readonly ms: number };

/** Numbers of any length, as text: negative when `a` comes first. */
export function compareSequences(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a record lies at or behind a position. */
export function isFrom(record: { readonly sequence: string; readonly arrivedMs: number }, from: Position): boolean {
  switch (from.kind) {
    case 'trimHorizon':
      return true;
    case 'at':
      return compareSequences(record.sequence, from.sequence) >= 0;
    case 'after':
      return compareSequences(record.sequence, from.sequence) > 0;
    case 'timestamp':
      return record.arrivedMs >= from.ms;
  }
}
