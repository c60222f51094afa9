import type { Result } from './result';

/** A shareable test event of the console, visible to everyone who can read the account's schema registry. */
export interface SharedEvent {
  /** Unique within the function. */
  readonly name: string;
  /** JSON text as stored, mostly without whitespace. */
  readonly payload: string;
  /** How the console invokes with it. */
  readonly invocationMode: 'RequestResponse' | 'Event';
}

/**
 * The shareable test events of functions, by plain function name: no ARN, no qualifier. Every change first reads the current
 * state; the registry cannot detect concurrent changes.
 */
export interface SharedEvents {
  /** Names as stored; empty without a registry or schema. */
  list(functionName: string, signal: AbortSignal): Promise<Result<readonly string[]>>;
  get(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<SharedEvent>>;
  /** Adds the event, or replaces the one of its name. */
  put(functionName: string, event: SharedEvent, signal: AbortSignal): Promise<Result<undefined>>;
  /** Fails with `conflict` when `to` exists. */
  rename(functionName: string, from: string, to: string, signal: AbortSignal): Promise<Result<undefined>>;
  remove(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<undefined>>;
}
