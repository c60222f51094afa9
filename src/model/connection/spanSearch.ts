/** The log data that a search of stored spans reads; AWS charges per gigabyte. Epoch milliseconds. */
export interface SpanSearch {
  readonly logGroup: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const beforeMs = 60_000;
/** An event is retried for up to six hours. */
const afterMs = 6 * 3_600_000;

/**
 * The part of `aws/spans`, where Transaction Search stores spans, that may contain a trace: its id contains its start time.
 * `traceId`: X-Ray's form (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Transaction-Search.html).
 */
export function spanSearch(traceId: string, nowMs: number): SpanSearch {
  const startedMs = Number.parseInt(traceId.slice(2, 10), 16) * 1000;
  return { logGroup: 'aws/spans', fromMs: startedMs - beforeMs, toMs: Math.min(nowMs, startedMs + afterMs) };
}
