import type { Result } from '../connection/result';

/** Who started a run that Dwell did not send. */
export type RunCaller =
  /** The poller of a queue, a stream or a table. */
  | { readonly kind: 'poller'; readonly source: string }
  /** A browser or another HTTP client, by a function URL, an API or a load balancer. */
  | { readonly kind: 'http'; readonly method: string; readonly path: string };

/** A run that a poller or an HTTP client started, as the local service remembers it. Epoch milliseconds. */
export interface CalledRun {
  /** Increases by each run, and across restarts of the service. */
  readonly sequence: number;
  readonly requestId: string;
  readonly functionName: string;
  readonly traceId: string;
  /** Present when an HTTP client started it; else a poller did. */
  readonly http?: { readonly method: string; readonly path: string } | undefined;
  readonly startMs: number;
  readonly endMs: number;
  /** JSON text of the event. */
  readonly event: string;
  /** What the function returned, or the error as JSON text; empty when it was streamed. */
  readonly response: string;
  readonly isFunctionError: boolean;
  /** The last 4 KB of the log. */
  readonly logTail: string;
}

/** Runs of HTTP clients after a sequence number. */
export interface CalledRunPage {
  readonly runs: readonly CalledRun[];
  readonly next: number;
}

/** Reads runs that Dwell did not send. Only the local service has them. */
export interface CalledRunSource {
  /** `undefined` when it is not known, or no longer. */
  find(requestId: string, signal: AbortSignal): Promise<Result<CalledRun | undefined>>;
  /** Runs of HTTP clients after `after`; waits up to `waitSeconds` for one. `undefined` where there are none. */
  ofHttp(after: number, waitSeconds: number, signal: AbortSignal): Promise<Result<CalledRunPage | undefined>>;
}
