import type { FunctionTarget } from './invocation';

/** How one invocation of a series ended. */
export type RunOutcome =
  | 'succeeded'
  | 'functionError'
  | 'timedOut'
  | 'throttled'
  | 'refused'
  | 'lost'
  /** The user stopped waiting. The function kept running. */
  | 'abandoned';

/** One invocation of a series. */
export interface SeriesRun {
  /** From 1, in the order they were sent. */
  readonly number: number;
  readonly outcome: RunOutcome;
  /** From the request to the answer, as the caller sees it. */
  readonly callMs: number;
  /** Duration of the function from its REPORT line; `undefined` without one. */
  readonly durationMs: number | undefined;
  /** Of a cold start. */
  readonly initMs: number | undefined;
  /** `unknown` without a REPORT line. */
  readonly start: 'cold' | 'warm' | 'unknown';
  readonly requestId: string | undefined;
  /** What went wrong, one line. */
  readonly problem: string | undefined;
}

/** The same payload sent several times to one function, to see how long it takes. Kept as long as the window is open. */
export interface Series {
  readonly id: string;
  readonly target: FunctionTarget;
  readonly connectionName: string;
  readonly sentMs: number;
  /** When the last response arrived; `undefined` while the series is running. */
  readonly endMs: number | undefined;
  readonly wanted: number;
  readonly concurrency: number;
  /** Those that have ended. */
  readonly runs: readonly SeriesRun[];
  /** Sent and not answered yet. */
  readonly underWay: number;
  /** The user stopped it; nothing more is sent. */
  readonly isStopped: boolean;
}
