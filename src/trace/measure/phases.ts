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

/** A length of time with a place, for a bracket over the phases. Epoch milliseconds. */
export interface Bracket {
  readonly startMs: number;
  readonly endMs: number;
  readonly knownFrom: KnownFrom;
}

/** What is used of what is configured. */
export interface Headroom {
  readonly used: number;
  readonly limit: number;
  /** 0 to 1; a timeout is 1. */
  readonly share: number;
  readonly knownFrom: KnownFrom;
}

/** A call that had begun and not ended when the timeout struck. */
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

/** The anatomy of one run: the time of environment, runtime, code and extensions, and who waited or was billed for it. */
export interface RunAnatomy {
  /** From 1; the attempt of the lifecycle. */
  readonly number: number;
  readonly outcome: AttemptOutcome;
  readonly cause: FailureCause | undefined;
  readonly start: StartKind;
  /** In order; empty where neither trace nor logs tell of the run. */
  readonly phases: readonly Phase[];
  /** When the response left the environment, where the trace says so. */
  readonly responseSentMs: number | undefined;
  /** Request to answer. Only of a call that somebody waited for. */
  readonly callerWaited: Bracket | undefined;
  /** As long as what is billed; it begins where what is billed begins. */
  readonly billed: Bracket | undefined;
  /** From the first to the last phase: how long the environment was busy. */
  readonly environmentBusy: Bracket | undefined;
  /** Megabytes. */
  readonly memory: Headroom | undefined;
  /** Milliseconds of the handler's time. */
  readonly timeout: Headroom | undefined;
  readonly openAtTimeout: OpenCall | undefined;
  /** What stands beside the axis: "The environment was prepared 41 min earlier, in 354 ms." */
  readonly notes: readonly string[];
}
