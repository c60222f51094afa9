/** How much of the history is stored, by the settings `dwell.history.*`. */
export interface HistoryLimits {
  /** Stores everything, everything except payloads, results and logs, or nothing. */
  readonly keep: 'everything' | 'withoutPayloads' | 'nothing';
  readonly maxInvocations: number;
  /** The size of everything that is stored. */
  readonly maxBytes: number;
}

/** The defaults. */
export const defaultHistoryLimits: HistoryLimits = { keep: 'everything', maxInvocations: 200, maxBytes: 8_000_000 };
