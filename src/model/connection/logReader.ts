import type { LogEvent } from '../invocation/invocation';
import type { Result } from './result';

/** A log event with CloudWatch's id of it, by which events that are read twice are recognized. */
export interface StoredEvent extends LogEvent {
  readonly id: string;
}

/** Which events of a log group. Epoch milliseconds; `toMs` is absent for all up to now. */
export interface LogSelection {
  readonly logGroup: string;
  readonly fromMs: number;
  readonly toMs: number | undefined;
  /** CloudWatch's filter pattern; empty for all events. */
  readonly pattern: string;
}

export interface LogPage {
  /** May be empty although there is a next page. */
  readonly events: readonly StoredEvent[];
  readonly nextToken: string | undefined;
}

/** A batch of a Live Tail session. `isSampled`: more than 500 events per second matched, and not all were sent. */
export interface TailBatch {
  readonly events: readonly StoredEvent[];
  readonly isSampled: boolean;
}

/** Reads log groups. */
export interface LogReader {
  /** One page, oldest first. A log group that does not exist yet has no events. */
  readEvents(selection: LogSelection, token: string | undefined, signal: AbortSignal): Promise<Result<LogPage>>;
  /**
   * Starts a Live Tail session and passes its batches to `onBatch` until it ends or `signal` aborts. Billed per minute: requires
   * confirmation. `logGroupArn`: without `:*` at its end.
   */
  tail(
    logGroupArn: string,
    pattern: string,
    signal: AbortSignal,
    onBatch: (batch: TailBatch) => void,
  ): Promise<Result<undefined>>;
}
