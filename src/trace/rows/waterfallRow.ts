import type { NodeState, TraceNode } from '../parse/trace';

/** The meaning of a bar; determines its color and pattern. */
export type RowKind =
  /** Virtual root of an asynchronous invocation: from accepted to the last end. */
  | 'lifecycle'
  /** The 202. */
  | 'accepted'
  | 'dwell'
  | 'attempt'
  | 'backOff'
  /** `AWS::Lambda`: Lambda's side of an invocation. */
  | 'service'
  /** `AWS::Lambda::Function`: one run of the function. */
  | 'function'
  /** Environment creation, before init. Inferred: AWS has no name for it. */
  | 'environment'
  | 'init'
  | 'restore'
  | 'handler'
  | 'overhead'
  | 'extensions'
  /** A call to another service, with its inferred segment folded in. */
  | 'call'
  | 'segment'
  | 'subsegment'
  /** An operation of a durable execution, or all of it: it may wait for days while nothing runs. */
  | 'operation'
  /** A timer, callback or invoked function that a durable execution waits for: nothing of it runs. */
  | 'wait'
  /** The beginning of an invocation that repeats what earlier ones did, with their results. */
  | 'replay'
  /** A long stretch of its parent without any child. */
  | 'unaccounted'
  /** Expected, but not received yet. */
  | 'placeholder';

/** One line of the waterfall. Rows stand in pre-order; times are milliseconds relative to `Waterfall.startMs`. */
export interface WaterfallRow {
  /** Stable over refreshes: collapse, selection and scroll are keyed by it. */
  readonly id: string;
  readonly parentId: string | undefined;
  /** From 1. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly kind: RowKind;
  readonly name: string;
  /** Second words: an operation, a resource, an error. */
  readonly detail: string | undefined;
  readonly startMs: number;
  /** For a running row the latest end known. */
  readonly endMs: number;
  readonly isRunning: boolean;
  readonly state: NodeState;
  /**
   * Share of the critical path, 0 when it is not on it. The shares of all rows add up to the duration, but for stretches
   * between roots in which nothing was recorded.
   */
  readonly criticalMs: number;
  /** The duration minus the time covered by children. On Lambda's side of an invocation, this is AWS's own time. */
  selfMs(): number;
  /** Whether a row directly below says the same detail: an attempt fails with its run's error, which is shown once. */
  readonly isDetailBelow: boolean;
  /** Screen reader text that replaces the one from `describeRow`. */
  readonly spoken: string | undefined;
  /** The document node behind the row; virtual rows have none. */
  readonly node: TraceNode | undefined;
}

/** The data needed to draw a trace. */
export interface Waterfall {
  readonly rows: readonly WaterfallRow[];
  /** Epoch milliseconds of position 0. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Facts beside the axis, such as an environment initialized 41 minutes earlier. */
  readonly notes: readonly string[];
}
