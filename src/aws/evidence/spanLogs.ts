import { setTimeout as wait } from 'node:timers/promises';
import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { spanSearch } from '../../model/connection/spanSearch';

const askAgainMs = 1_000;
const maxSeconds = 120;

/** Reads the spans of a trace, OpenTelemetry JSON each, with a Logs Insights query. An abandoned query is stopped. */
export async function querySpans(
  logs: CloudWatchLogsClient,
  traceId: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { logGroup, fromMs, toMs } = spanSearch(traceId, Date.now());
  const { queryId } = await logs.send(
    new StartQueryCommand({
      logGroupNames: [logGroup],
      startTime: Math.floor(fromMs / 1000),
      endTime: Math.ceil(toMs / 1000),
      queryString: `fields @message | filter traceId = "${traceId.slice(2).replaceAll('-', '')}" | limit 10000`,
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

async function collect(logs: CloudWatchLogsClient, queryId: string, signal: AbortSignal): Promise<readonly string[]> {
  for (let seconds = 0; seconds < maxSeconds; seconds += askAgainMs / 1000) {
    const { status, results } = await logs.send(new GetQueryResultsCommand({ queryId }), { abortSignal: signal });
    if (status === 'Complete') {
      return (results ?? []).flatMap((row) => row.find(({ field }) => field === '@message')?.value ?? []);
    }
    if (status !== 'Running' && status !== 'Scheduled')
      throw new Error(`The Logs Insights query ended with status ${status}.`);
    await wait(askAgainMs, undefined, { signal });
  }
  throw new Error(`The Logs Insights query took longer than ${maxSeconds} s.`);
}
