import type { AwsFailure } from '../connection/awsFailure';
import type { Result } from '../connection/result';
import type { ExecutionStatus, ExecutionSummary } from './execution';

/** What ListDurableExecutionsByFunction filters by. `undefined`: any. */
export interface ExecutionFilter {
  readonly status: ExecutionStatus | undefined;
  /** The whole name: AWS does not search for a part of it. */
  readonly name: string | undefined;
  /** Epoch milliseconds, as the next. */
  readonly startedAfterMs: number | undefined;
  readonly startedBeforeMs: number | undefined;
}

/** All executions. */
export const noExecutionFilter: ExecutionFilter = {
  status: undefined,
  name: undefined,
  startedAfterMs: undefined,
  startedBeforeMs: undefined,
};

export interface ExecutionPage {
  /** Newest first. */
  readonly executions: readonly ExecutionSummary[];
  readonly nextMarker: string | undefined;
}

/** Lists the executions of a durable function, of all its versions. */
export interface ExecutionDirectory {
  /** One page; `marker` is the previous page's `nextMarker`, which is only valid with the same filter. */
  list(
    functionName: string,
    filter: ExecutionFilter,
    marker: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<ExecutionPage>>;
}

/** An error as a person gives it for a callback or a stop. */
export interface GivenError {
  readonly type: string | undefined;
  readonly message: string | undefined;
}

/** Something that changes an execution. */
export type ExecutionAction =
  | { readonly kind: 'stop'; readonly executionArn: string; readonly error: GivenError | undefined }
  /** `result` is handed to the function as it is: text, JSON or not. */
  | { readonly kind: 'succeed'; readonly callbackId: string; readonly result: string }
  | { readonly kind: 'fail'; readonly callbackId: string; readonly error: GivenError }
  | { readonly kind: 'heartbeat'; readonly callbackId: string };

/** `refused`: nothing changed. `lost`: the request left, and no response says whether it had an effect. */
export type ActionAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' | 'lost'; readonly failure: AwsFailure };

/** Changes executions: one request each, never retried. A failure is an answer, too. */
export interface ExecutionActions {
  send(action: ExecutionAction, signal: AbortSignal): Promise<ActionAnswer>;
}
