import type { Result } from '../connection/result';
import type { DurableExecution } from './execution';

/** A part of an execution's history. */
export interface HistoryPage {
  /** JSON text of each event as saved files have it: AWS's field names, times as ISO texts. `readHistoryEvent` reads them. */
  readonly events: readonly string[];
  /** Of the next page; valid for 24 hours. */
  readonly nextMarker: string | undefined;
}

/** Which part of a history to read. */
export interface HistoryRequest {
  readonly arn: string;
  readonly marker: string | undefined;
  readonly order: 'oldestFirst' | 'newestFirst';
  /** 1 to 1,000. */
  readonly maxEvents: number;
}

/** Reads durable executions of functions. */
export interface DurableExecutions {
  /** With input, result and error. */
  get(arn: string, signal: AbortSignal): Promise<Result<DurableExecution>>;
  /** One page, with payloads as far as Lambda includes them. */
  readHistory(request: HistoryRequest, signal: AbortSignal): Promise<Result<HistoryPage>>;
  /** Ends a wait, or starts a step's next attempt, at once. Only the local service can. */
  skipWait(arn: string, operationId: string, signal: AbortSignal): Promise<Result<undefined>>;
}
