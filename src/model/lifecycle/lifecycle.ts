import type { InvocationMode } from '../invocation/invocation';

/** The source of a statement. Shown next to it, so that inferences are not mistaken for facts. */
export type KnownFrom = 'answer' | 'trace' | 'logs' | 'configuration';

/** `finished`: the run ended, and Lambda's log does not say how. */
export type AttemptOutcome =
  | 'running'
  | 'succeeded'
  | 'finished'
  | 'functionError'
  | 'timedOut'
  | 'throttled'
  | 'unknown';

export interface FailureCause {
  /** `TypeError`, `Sandbox.Timedout`. */
  readonly type: string;
  readonly message: string;
  /** Where in the user's own code it came from, when a stack says so. */
  readonly place?: SourcePlace | undefined;
}

/** `path` as the runtime names it, `/var/task/app.js`; `line` from 1. */
export interface SourcePlace {
  readonly path: string;
  readonly line: number;
}

/** How the environment of an attempt was started. */
export type StartKind = 'cold' | 'warm' | 'restored' | 'unknown';

/** One thing that happened, is happening or is expected to happen to an invocation. Times are epoch milliseconds. */
export type LifecycleStep =
  /** The request left; `endMs` is when the answer arrived. */
  | {
      readonly kind: 'sent';
      readonly startMs: number;
      readonly endMs: number | undefined;
      readonly knownFrom: 'answer';
    }
  /** Lambda added the event to its queue (202). */
  | { readonly kind: 'accepted'; readonly startMs: number; readonly endMs: number; readonly knownFrom: KnownFrom }
  /** Dwell time: accepted until the first attempt. Open while nothing has started. */
  | {
      readonly kind: 'queued';
      readonly startMs: number;
      readonly endMs: number | undefined;
      readonly knownFrom: KnownFrom;
    }
  | {
      readonly kind: 'attempt';
      /** From 1. */
      readonly number: number;
      readonly startMs: number;
      readonly endMs: number | undefined;
      readonly outcome: AttemptOutcome;
      readonly cause: FailureCause | undefined;
      readonly start: StartKind;
      readonly initMs: number | undefined;
      /** From the REPORT line: duration, billed duration, memory. */
      readonly report: LogReport | undefined;
      readonly knownFrom: KnownFrom;
    }
  /** Waiting for the next attempt. `endMs` is the expected time while `isOver` is false. */
  | {
      readonly kind: 'backOff';
      readonly startMs: number;
      readonly endMs: number;
      readonly isOver: boolean;
      readonly knownFrom: KnownFrom;
    }
  /** Where the event went after its last attempt. `target` is an ARN. */
  | {
      readonly kind: 'destination';
      readonly atMs: number;
      readonly role: 'onSuccess' | 'onFailure' | 'deadLetter';
      readonly target: string;
      readonly knownFrom: 'configuration';
    }
  /** The failed event went nowhere: no destination, no dead-letter queue. */
  | { readonly kind: 'dropped'; readonly atMs: number; readonly knownFrom: 'configuration' };

export type Outcome =
  /** Still on its way. */
  | 'pending'
  | 'succeeded'
  /** It ran to its end, but Lambda's log does not contain the outcome: not every runtime logs failures. */
  | 'finished'
  | 'functionError'
  | 'timedOut'
  | 'throttled'
  | 'expired'
  | 'refused'
  /** DryRun: the call would have been allowed. */
  | 'permitted'
  /** The connection was lost or the user stopped waiting, and no evidence has turned up. */
  | 'unknown';

/** What is awaited, for the live line of the panel. */
export interface Awaiting {
  /** `retry`: it comes only if the attempt that finished had failed. */
  readonly what:
    | 'answer'
    | 'firstAttempt'
    | 'attemptEnd'
    | 'nextAttempt'
    | 'retry'
    | 'trace'
    | 'logs'
    /** The process of a debugged function waits for its debugger. */
    | 'debugger'
    /** A durable execution runs or waits. */
    | 'execution'
    /** Paused at a breakpoint: time does not count until the user continues. */
    | 'breakpoint';
  /** Expected time in epoch milliseconds, if known. */
  readonly untilMs: number | undefined;
  /** Of an event's attempts: the end of its maximum age, after which Lambda makes no more. Of an execution: its timeout. Epoch milliseconds. */
  readonly possibleUntilMs?: number;
}

export interface Lifecycle {
  readonly mode: InvocationMode;
  /** In time order. */
  readonly steps: readonly LifecycleStep[];
  readonly outcome: Outcome;
  readonly cause: FailureCause | undefined;
  /** Nothing more will happen to the invocation (evidence about it may still arrive). */
  readonly isFinal: boolean;
  /** Runs of the function seen so far. */
  readonly attempts: number;
  readonly startMs: number;
  /** The end of the last thing known to have happened; `undefined` while pending. */
  readonly endMs: number | undefined;
  readonly awaiting: Awaiting | undefined;
  readonly requestId: string | undefined;
}

/** The figures of one REPORT line, or of `platform.report`. */
export interface LogReport {
  readonly durationMs: number;
  readonly billedMs: number | undefined;
  readonly memoryMb: number | undefined;
  readonly maxMemoryUsedMb: number | undefined;
  readonly initMs: number | undefined;
  readonly restoreMs: number | undefined;
  /** From `platform.runtimeDone` of JSON logs: time until the handler responded, and the runtime's time after that. */
  readonly handlerMs?: number | undefined;
  readonly runtimeOverheadMs?: number | undefined;
  readonly status: string | undefined;
  readonly errorType: string | undefined;
}

/** One attempt, from the trace. Epoch milliseconds. */
export interface TracedAttempt {
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly outcome: AttemptOutcome;
  readonly cause: FailureCause | undefined;
  readonly start: StartKind;
  readonly initMs: number | undefined;
}

/** Facts from a trace about an invocation of one function. Epoch milliseconds. */
export interface TraceEvidence {
  /** The service segment of an asynchronous invoke: how long the 202 took. */
  readonly accepted: { readonly startMs: number; readonly endMs: number } | undefined;
  readonly dwell: { readonly startMs: number; readonly endMs: number } | undefined;
  /** In order of their start. */
  readonly attempts: readonly TracedAttempt[];
  /** The service segment has ended and nothing in the trace is in progress. */
  readonly isSettled: boolean;
}

/** One attempt to prepare an environment, from INIT_REPORT or RESTORE_REPORT. */
export interface LoggedInit {
  readonly kind: 'init' | 'restore';
  /** `invoke`: repeated within the run after the first one failed. */
  readonly phase: 'init' | 'invoke';
  readonly durationMs: number | undefined;
  /** `timeout`, `error`. */
  readonly status: string | undefined;
  readonly errorType: string | undefined;
  /** When the line was written, epoch milliseconds. */
  readonly endMs: number;
}

/** One attempt, from the logs: a START … REPORT group of one request id. Epoch milliseconds. */
export interface LoggedAttempt {
  /** Time of START; preparation of the environment is earlier. */
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly outcome: AttemptOutcome;
  readonly cause: FailureCause | undefined;
  readonly report: LogReport | undefined;
  /** Init reports before and within the run; Lambda writes them only for failed, repeated, or restored inits. */
  readonly inits: readonly LoggedInit[];
  /** No log line contains the outcome: it is inferred from the missing error or a later attempt. */
  readonly isSilent: boolean;
}
