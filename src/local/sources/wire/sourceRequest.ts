import type { Input } from './input';

/** A request to a source, independent of its protocol. */
export interface SourceRequest {
  readonly input: Input;
  /** `http://127.0.0.1:port`, for URLs in responses: the address that the caller used. */
  readonly endpoint: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
}

/** Operations of one service by name. Throw `ServiceError` for errors the caller is to see. */
export type SourceOperations = Readonly<Record<string, (request: SourceRequest) => Promise<object> | object>>;
