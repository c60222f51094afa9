import type { HistoryError, HistoryText } from './historyPayload';

/** What Lambda says of an execution. A status that AWS adds later is kept as it came. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'STOPPED';

/** One line of ListDurableExecutionsByFunction. Times are epoch milliseconds. */
export interface ExecutionSummary {
  /** `arn:…:function:f:<version>/durable-execution/<name>/<id>` */
  readonly arn: string;
  readonly name: string;
  /** With the version that runs it. */
  readonly functionArn: string;
  readonly status: ExecutionStatus | (string & {});
  readonly startMs: number;
  readonly endMs: number | undefined;
}

/** What GetDurableExecution returns. */
export interface DurableExecution extends ExecutionSummary {
  readonly version: string | undefined;
  readonly input: HistoryText | undefined;
  readonly result: HistoryText | undefined;
  readonly error: HistoryError | undefined;
  /** Of the request that started it: `Root=1-…;Parent=…;Sampled=1`. */
  readonly traceHeader: string | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly retentionDays: number | undefined;
  /** How many times faster than on AWS its waits end; only the local service says it. */
  readonly timeScale: number | undefined;
}
