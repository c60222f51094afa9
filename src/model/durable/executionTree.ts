import type { ExecutionStatus } from './execution';
import type { HistoryEventOf } from './historyEvent';
import type { HistoryError, HistoryText } from './historyPayload';
import type { Operation } from './operation';

/** One invocation of the function for an execution. Times are epoch milliseconds. */
export interface ExecutionInvocation {
  /** From 1; within a history that starts in the middle, from its first. */
  readonly number: number;
  readonly startMs: number;
  /** `undefined` while it runs, or if the execution ended first. */
  readonly endMs: number | undefined;
  /** Joins the invocation's log; `undefined` while it runs, because only its end has it. */
  readonly requestId: string | undefined;
  readonly error: HistoryError | undefined;
  /** How many operations had ended before and were returned from the history; contexts that ended count once. */
  readonly replayedOperations: number;
  /** Of invocations after the first: the time until the first new event. Computed, as AWS records no replay. */
  readonly replayedMs: number;
}

/** Times of an execution in milliseconds: `ranMs + waitedMs = durationMs`. */
export interface ExecutionTotals {
  readonly durationMs: number;
  /** While an invocation ran. */
  readonly ranMs: number;
  readonly waitedMs: number;
  /** Part of `ranMs`. */
  readonly replayedMs: number;
  /** Each ended invocation, rounded up to whole milliseconds. Without init, which only the log's REPORT line has. */
  readonly billedMs: number;
}

/** A history as operations and invocations. Times are epoch milliseconds. */
export interface ExecutionTree {
  readonly status: ExecutionStatus;
  readonly startMs: number;
  /** `undefined` while it runs. */
  readonly endMs: number | undefined;
  /** The history begins after the execution's start: numbers and totals are of this part. */
  readonly isPartial: boolean;
  readonly input: HistoryText | undefined;
  readonly result: HistoryText | undefined;
  readonly error: HistoryError | undefined;
  readonly timeoutSeconds: number | undefined;
  /** In the order of their start. */
  readonly operations: readonly Operation[];
  readonly invocations: readonly ExecutionInvocation[];
  readonly totals: ExecutionTotals;
  /** Events of unknown types that name no operation. */
  readonly unknown: readonly HistoryEventOf<'unknown'>[];
}
