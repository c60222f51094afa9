import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { spanSearch } from '../../model/connection/spanSearch';
import { runInsightsQuery } from './insightsQuery';

/** Reads the spans of a trace, OpenTelemetry JSON each, with a Logs Insights query. */
export async function querySpans(
  logs: CloudWatchLogsClient,
  traceId: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const search = spanSearch(traceId, Date.now());
  const query = `fields @message | filter traceId = "${traceId.slice(2).replaceAll('-', '')}" | limit 10000`;
  const rows = await runInsightsQuery(logs, { ...search, query }, signal);
  return rows.flatMap((row) => row.get('@message') ?? []);
}
