import type { Operation } from './awsRequest';

/** An operation by its method and path. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** The value of `X-Amz-Target`, for protocols that name the operation there. */
  readonly target?: string;
  readonly operation: Operation;
}
