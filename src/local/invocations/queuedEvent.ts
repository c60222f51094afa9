import type { InvocationTrace } from '../tracing/invocationTrace';

/** An event that was accepted, and is not done with. */
export interface QueuedEvent {
  readonly functionName: string;
  /** Version or alias that the caller named: its configuration counts. */
  readonly qualifier?: string | undefined;
  /** The same in all attempts. */
  readonly requestId: string;
  readonly payload: Buffer;
  /** Epoch milliseconds. */
  readonly acceptedMs: number;
  readonly trace: InvocationTrace;
  /** Each attempt runs under a debugger. */
  readonly isDebugged: boolean;
}

/** How far an event is. */
export interface EventProgress {
  /** Of the next attempt, from 1. */
  readonly attempt: number;
  /** When that is due, epoch milliseconds. */
  readonly dueMs: number;
  /** What a throttle or a failure of the service waits next. */
  readonly throttleDelayMs: number;
}

/** What became of an event, in the words of AWS's record. */
export type EventEnd =
  | { readonly condition: 'Success'; readonly invokeCount: number; readonly response: EventResponse }
  | {
      readonly condition: 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';
      /** Runs of the function. */
      readonly invokeCount: number;
      /** Of the last run; `undefined` when there was none. */
      readonly response: EventResponse | undefined;
    };

export interface EventResponse {
  /** JSON text. */
  readonly body: string;
  readonly isFunctionError: boolean;
  /** Of the function that ran: `$LATEST` or a number. */
  readonly version: string;
}
