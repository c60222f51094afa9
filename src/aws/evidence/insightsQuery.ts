import { setTimeout as wait } from 'node:timers/promises';
import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';

const askAgainMs = 1_000;
const maxSeconds = 120;

/** A Logs Insights query. Epoch milliseconds. */
export interface InsightsQuery {
  readonly logGroup: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly query: string;
}

/** A row of the result: values by field. */
export type InsightsRow = ReadonlyMap<string, string>;

/** Runs a Logs Insights query, which is billed per GB of log data scanned. An abandoned query is stopped. */
export async function runInsightsQuery(
  logs: CloudWatchLogsClient,
  { logGroup, fromMs, toMs, query }: InsightsQuery,
  signal: AbortSignal,
): Promise<readonly InsightsRow[]> {
  const { queryId } = await logs.send(
    new StartQueryCommand({
      logGroupNames: [logGroup],
      startTime: Math.floor(fromMs / 1000),
      endTime: Math.ceil(toMs / 1000),
      queryString: query,
    }),
    { abortSignal: signal },
  );
  if (queryId === undefined) return [];
  try {
    return await collect(logs, queryId, signal);
  } catch (error) {
    await logs.send(new StopQueryCommand({ queryId })).catch(() => undefined);
    throw error;
  }
}

async function collect(
  logs: CloudWatchLogsClient,
  queryId: string,
  signal: AbortSignal,
): Promise<readonly InsightsRow[]> {
  for (let seconds = 0; seconds < maxSeconds; seconds += askAgainMs / 1000) {
    const { status, results } = await logs.send(new GetQueryResultsCommand({ queryId }), { abortSignal: signal });
    if (status === 'Complete') {
      return (results ?? []).map((row) => new Map(row.map(({ field = '', value = '' }) => [field, value])));
    }
    if (status !== 'Running' && status !== 'Scheduled')
      throw new Error(`The Logs Insights query ended with status ${status}.`);
    await wait(askAgainMs, undefined, { signal });
  }
  throw new Error(`The Logs Insights query took longer than ${maxSeconds} s.`);
}
