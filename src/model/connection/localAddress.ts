import type { Result } from './result';

/** Where a function answers HTTP requests on this machine. */
export interface LocalAddress {
  /** The trigger's service. */
  readonly service: 'function-url' | 'api-gateway' | 'alb';
  /** API, stage, method and path, as in the ARN of a permission: `ServerlessRestApi/Prod/GET/items/{id}`. */
  readonly resource: string;
  /** `GET`, `ANY`. */
  readonly method: string;
  /** `http://127.0.0.1:41234/Prod/items/{id}`. */
  readonly url: string;
  /** What is not emulated, and what else is to know: sentences. */
  readonly notes: readonly string[];
}

/** Reads the addresses of functions; empty for connections other than Local. */
export interface AddressDirectory {
  list(functionName: string, signal: AbortSignal): Promise<Result<readonly LocalAddress[]>>;
}
