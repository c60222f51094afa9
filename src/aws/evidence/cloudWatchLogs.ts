import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogQuery, LogSource, LogWindow } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { LogEvent } from '../../model/invocation/invocation';
import { readLogLine } from '../../model/log/logLine';
import { eventsOfRequest } from '../../model/log/runsOfStream';
import type { AwsGateway } from '../calls/awsGateway';

/** Enough for 20 MB of log; if a function writes more for one request, its last lines are not shown. */
const maxPages = 20;

/** Log lines by request id (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html). */
export class CloudWatchLogs implements LogSource {
  constructor(private readonly gateway: AwsGateway) {}

  /**
   * Finds the log lines of a request. Lambda writes the id on its own lines, but plain output of the function (Python's `print`)
   * and lines before the first START do not contain it. Therefore, streams with a START line of the request are read again
   * without a filter. A log group that does not exist yet is not a failure.
   */
  findByRequestId(query: LogQuery, signal: AbortSignal): Promise<Result<readonly LogEvent[]>> {
    const about = { action: 'logs:FilterLogEvents', subject: `log group ${query.logGroup}` };
    return this.gateway.read(about, signal, async ({ logs }) => {
      const base = { logGroupName: query.logGroup, startTime: query.fromMs };
      const marked = await readAll(logs, { ...base, filterPattern: `"${query.requestId}"` }, signal);
      const streams = streamsWithStart(marked, query);
      const read = new Map<string, FilteredLogEvent[]>();
      for (const stream of streams) {
        const window = { ...base, startTime: stream.fromMs, logStreamNames: [stream.name] };
        read.set(
          stream.name,
          eventsOf(await readAll(logs, { ...window, endTime: stream.toMs }, signal), query.requestId),
        );
      }
      // A stream that was read completely keeps its order, also for events of the same millisecond.
      const found = new Map<string, FilteredLogEvent>();
      for (const event of [...read.values()].flat()) found.set(keyOf(event), event);
      for (const event of marked) if (!found.has(keyOf(event))) found.set(keyOf(event), event);
      return [...found.values()].sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0)).map(toLogEvent);
    });
  }

  /** Lambda's START lines, in its text and its JSON format. */
  findRuns({ logGroup, fromMs, toMs }: LogWindow, signal: AbortSignal): Promise<Result<readonly string[]>> {
    const about = { action: 'logs:FilterLogEvents', subject: `log group ${logGroup}` };
    return this.gateway.read(about, signal, async ({ logs }) => {
      const filterPattern = '?"START RequestId" ?"platform.start"';
      const window = { logGroupName: logGroup, startTime: fromMs, endTime: toMs, filterPattern };
      const events = await readAll(logs, window, signal);
      const started = events.flatMap(({ message = '' }) => {
        const line = readLogLine(message);
        return line.kind === 'start' ? [line.requestId] : [];
      });
      return [...new Set(started)];
    });
  }
}

async function readAll(
  logs: CloudWatchLogsClient,
  input: FilterLogEventsCommandInput,
  signal: AbortSignal,
): Promise<FilteredLogEvent[]> {
  const events: FilteredLogEvent[] = [];
  let nextToken: string | undefined;
  try {
    // An empty page may have a next page.
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await logs.send(new FilterLogEventsCommand({ ...input, nextToken }), { abortSignal: signal });
      events.push(...(answer.events ?? []));
      nextToken = answer.nextToken;
      if (nextToken === undefined) break;
    }
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  return events;
}

interface StreamWindow {
  readonly name: string;
  readonly fromMs: number;
  /** Exclusive; absent while the last attempt in the stream has no REPORT. */
  readonly toMs: number | undefined;
}

/** Maximum time between an environment's lines before its first run (INIT_START and following) and START. */
const preludeMs = 60_000;

function streamsWithStart(events: readonly FilteredLogEvent[], { requestId, fromMs }: LogQuery): StreamWindow[] {
  const windows = new Map<string, StreamWindow>();
  for (const event of events) {
    const name = event.logStreamName;
    const atMs = event.timestamp;
    const line = readLogLine(event.message ?? '');
    if (name === undefined || atMs === undefined || !('requestId' in line) || line.requestId !== requestId) continue;
    const window = windows.get(name);
    const beginMs = window?.fromMs ?? Math.min(atMs, Math.max(fromMs, atMs - preludeMs));
    if (line.kind === 'start') windows.set(name, { name, fromMs: beginMs, toMs: undefined });
    if (line.kind === 'report' && window !== undefined) windows.set(name, { ...window, toMs: atMs + 1 });
  }
  return [...windows.values()];
}

/** Selects the events of one stream that belong to runs of the request, and those that their environment wrote before them. */
function eventsOf(events: readonly FilteredLogEvent[], requestId: string): FilteredLogEvent[] {
  const byLogEvent = new Map(events.map((event) => [toLogEvent(event), event]));
  return eventsOfRequest([...byLogEvent.keys()], requestId).flatMap((event) => byLogEvent.get(event) ?? []);
}

function keyOf(event: FilteredLogEvent): string {
  return event.eventId ?? `${event.logStreamName} ${event.timestamp} ${event.message}`;
}

function toLogEvent(event: FilteredLogEvent): LogEvent {
  return {
    timestampMs: event.timestamp ?? 0,
    message: event.message ?? '',
    stream: event.logStreamName ?? '',
  };
}
