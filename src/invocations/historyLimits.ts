/** What is kept of invocations, by the settings `dwell.history.*`. */
export interface HistoryLimits {
  /** Between sessions: all, all but payloads, results and logs, or nothing. */
  readonly keep: 'everything' | 'withoutPayloads' | 'nothing';
  readonly maxInvocations: number;
  /** Of everything that is kept between sessions. */
  readonly maxBytes: number;
}

/** What holds where nothing is set. */
export const defaultHistoryLimits: HistoryLimits = { keep: 'everything', maxInvocations: 200, maxBytes: 8_000_000 };
