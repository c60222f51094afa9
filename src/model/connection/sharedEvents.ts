import type { Result } from './result';

/** A test event that everybody may use who can read the account's schema registry: the console's "shareable" ones. */
export interface SharedEvent {
  /** Unique within the function. */
  readonly name: string;
  /** JSON text as it is kept, which is without blanks for most. */
  readonly payload: string;
  /** How the console invokes with it. */
  readonly invocationMode: 'RequestResponse' | 'Event';
}

/**
 * The shareable test events of functions, each named by its plain name: no ARN, no qualifier. Every change reads what is
 * there just before; the registry cannot refuse a change that somebody else made in between.
 */
export interface SharedEvents {
  /** Names as they are kept; none where there is no registry or no schema yet. */
  list(functionName: string, signal: AbortSignal): Promise<Result<readonly string[]>>;
  get(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<SharedEvent>>;
  /** Adds the event, or replaces the one of its name. */
  put(functionName: string, event: SharedEvent, signal: AbortSignal): Promise<Result<undefined>>;
  /** Fails with `conflict` where `to` is taken. */
  rename(functionName: string, from: string, to: string, signal: AbortSignal): Promise<Result<undefined>>;
  remove(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<undefined>>;
}
