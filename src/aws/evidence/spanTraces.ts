import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { SpanQuery, TraceSummary } from '../../model/connection/traceSearchSource';
import { parseTraceId } from '../../model/invocation/traceId';
import { type InsightsRow, runInsightsQuery } from './insightsQuery';

/** Finds traces among stored spans, one row each: the spans of a trace are put together by the query. */
export async function querySpanTraces(
  logs: CloudWatchLogsClient,
  query: SpanQuery,
  signal: AbortSignal,
): Promise<readonly TraceSummary[]> {
  const { fromMs, toMs } = query;
  const rows = await runInsightsQuery(
    logs,
    { logGroup: 'aws/spans', fromMs, toMs, query: spanTracesQuery(query) },
    signal,
  );
  return rows.flatMap(toSummary);
}

/** The query in the language of Logs Insights. Names are written as text of it, so that only those of functions fit. */
export function spanTracesQuery({ functions, isFailed, minDurationMs }: SpanQuery): string {
  const named = functions
    .filter((name) => /^[\w-]+$/.test(name))
    .map((name) => `strcontains(@message, '"${name}"') = 1`);
  const having = [
    isFailed ? 'failed = 1' : undefined,
    minDurationMs === undefined ? undefined : `endNano - startNano >= ${Math.round(minDurationMs * 1e6)}`,
  ].filter((one) => one !== undefined);
  return [
    "fields strcontains(`status.code`, 'ERROR') as isFailed",
    ...(named.length === 0 ? [] : [`filter ${named.join(' or ')}`]),
    'stats min(startTimeUnixNano) as startNano, max(endTimeUnixNano) as endNano, max(isFailed) as failed, earliest(name) as entry by traceId',
    ...(having.length === 0 ? [] : [`filter ${having.join(' and ')}`]),
    'sort startNano desc',
    'limit 10000',
  ].join(' | ');
}

function toSummary(row: InsightsRow): readonly TraceSummary[] {
  const id = parseTraceId(row.get('traceId') ?? '');
  if (id === undefined) return [];
  const startMs = Number(row.get('startNano')) / 1e6;
  const endMs = Number(row.get('endNano')) / 1e6;
  return [
    {
      id,
      startMs,
      durationMs: Number.isFinite(endMs - startMs) ? endMs - startMs : 0,
      isFault: Number(row.get('failed')) === 1,
      isError: false,
      isThrottle: false,
      isPartial: false,
      entry: row.get('entry') ?? '',
      url: undefined,
      method: undefined,
      status: undefined,
      cause: undefined,
    },
  ];
}
