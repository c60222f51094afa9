import type { Result } from './result';

/** One trace of a search, without its segments. Epoch milliseconds. */
export interface TraceSummary {
  /** X-Ray's form. */
  readonly id: string;
  readonly startMs: number;
  /** From the first start to the last end. */
  readonly durationMs: number;
  /** The root segment: server error, client error, throttled. */
  readonly isFault: boolean;
  readonly isError: boolean;
  readonly isThrottle: boolean;
  /** Some segment is still in progress. */
  readonly isPartial: boolean;
  /** The name of the root segment; empty when unknown. */
  readonly entry: string;
  readonly url: string | undefined;
  readonly method: string | undefined;
  readonly status: number | undefined;
  /** Where a failure came from: the last service on X-Ray's path to the root cause. */
  readonly cause: TraceCause | undefined;
}

/** `type` and `message` are empty when X-Ray has no exception. */
export interface TraceCause {
  readonly service: string;
  readonly type: string;
  readonly message: string;
}

/** One request for summaries. At most 6 hours (https://docs.aws.amazon.com/xray/latest/api/API_GetTraceSummaries.html). */
export interface SummaryQuery {
  /** A filter expression; empty for all traces. */
  readonly expression: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SummaryPage {
  readonly traces: readonly TraceSummary[];
  readonly nextToken: string | undefined;
}

/** A search of the spans that Transaction Search stores, which knows no filter expressions. */
export interface SpanQuery {
  /** Names of functions that a span must mention; empty for all. */
  readonly functions: readonly string[];
  /** Only traces with a span that failed. */
  readonly isFailed: boolean;
  readonly minDurationMs: number | undefined;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Finds traces. */
export interface TraceSearchSource {
  listSummaries(query: SummaryQuery, token: string | undefined, signal: AbortSignal): Promise<Result<SummaryPage>>;
  /** Whether Transaction Search stores the account's spans, of which X-Ray lists only an indexed share. `false` if unknown. */
  storesSpans(signal: AbortSignal): Promise<boolean>;
  /** Newest first, at most 10,000. Billed per GB of log data scanned: requires confirmation. */
  searchStoredTraces(query: SpanQuery, signal: AbortSignal): Promise<Result<readonly TraceSummary[]>>;
}
