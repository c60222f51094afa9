import type { AttemptOutcome, FailureCause, KnownFrom, StartKind } from '../../model/lifecycle/lifecycle';

/** The parts of one run of a function, in the order in which they happen. */
export type PhaseKind = 'environment' | 'init' | 'restore' | 'handler' | 'overhead' | 'extensions';

/** One part of a run. Epoch milliseconds. Phases follow one another without overlap. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly startMs: number;
  /** For a running phase the latest time known. */
  readonly endMs: number;
  readonly isRunning: boolean;
  readonly knownFrom: 'trace' | 'logs';
}

/** A positioned interval for a bracket over the phases. Epoch milliseconds. */
export interface Bracket {
  readonly startMs: number;
  readonly endMs: number;
  readonly knownFrom: KnownFrom;
}

/** Used and configured amounts. */
export interface Headroom {
  readonly used: number;
  readonly limit: number;
  /** 0 to 1; a timeout is 1. */
  readonly share: number;
  readonly knownFrom: KnownFrom;
}

/** A call that was open at the timeout. */
export interface OpenCall {
  /** The row of `buildWaterfall`. */
  readonly rowId: string;
  /** `DynamoDB PutItem orders`, `payments.example.com`. */
  readonly name: string;
  /** `POST https://payments.example.com/charges`. */
  readonly url: string | undefined;
  /** How long it had been open. */
  readonly openMs: number;
}

/** The anatomy of one run: time of environment, runtime, code, and extensions, with caller wait and billed time. */
export interface RunAnatomy {
  /** From 1; the attempt of the lifecycle. */
  readonly number: number;
  readonly outcome: AttemptOutcome;
  readonly cause: FailureCause | undefined;
  readonly start: StartKind;
  /** In order; empty if neither trace nor logs contain the run. */
  readonly phases: readonly Phase[];
  /** When the response left the environment, if the trace has it. */
  readonly responseSentMs: number | undefined;
  /** Request to response; only for synchronous calls. */
  readonly callerWaited: Bracket | undefined;
  /** The billed duration, positioned at the start of billing. */
  readonly billed: Bracket | undefined;
  /** From the first to the last phase: how long the environment was busy. */
  readonly environmentBusy: Bracket | undefined;
  /** Megabytes. */
  readonly memory: Headroom | undefined;
  /** Milliseconds of the handler's time. */
  readonly timeout: Headroom | undefined;
  readonly openAtTimeout: OpenCall | undefined;
  /** Note beside the axis: "The environment was prepared 41 min earlier, in 354 ms." */
  readonly notes: readonly string[];
}
