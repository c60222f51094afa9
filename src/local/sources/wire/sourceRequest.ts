import type { Input } from './input';

/** A request to a source, read from whatever protocol it came in. */
export interface SourceRequest {
  readonly input: Input;
  /** `http://127.0.0.1:port`, for the URLs that answers hold: the address the caller used. */
  readonly endpoint: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
}

/** Operations of one service by name. Throw `ServiceError` for errors the caller is to see. */
export type SourceOperations = Readonly<Record<string, (request: SourceRequest) => Promise<object> | object>>;
