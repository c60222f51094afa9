import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidLogsParameter, ServiceError } from '../../http/serviceError';
import type { LogStore, StoredLogEvent } from '../../logs/logStore';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups: Operation = async ({ body }, { logs, catalog }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const { region, accountId } = catalog.place;
  const prefix = typeof input.logGroupNamePrefix === 'string' ? input.logGroupNamePrefix : '';
  const part = typeof input.logGroupNamePattern === 'string' ? input.logGroupNamePattern : '';
  const names = logs.groupNames().filter((name) => name.startsWith(prefix) && name.includes(part));
  const page = pageOf(names, input, (name) => name);
  const logGroups = page.items.map((logGroupName) => {
    const logGroupArn = `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}`;
    const creationTime = logs.events(logGroupName)?.[0]?.ingestionMs ?? 0;
    return {
      logGroupName,
      arn: `${logGroupArn}:*`,
      logGroupArn,
      creationTime,
      metricFilterCount: 0,
      storedBytes: 0,
      logGroupClass: 'STANDARD',
    };
  });
  return { status: 200, body: { logGroups, nextToken: page.nextToken } };
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export const describeLogStreams: Operation = async ({ body }, { logs, catalog }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const group = groupOf(input);
  const events = eventsOf(group, logs);
  const prefix = typeof input.logStreamNamePrefix === 'string' ? input.logStreamNamePrefix : '';
  const byStream = new Map<string, StoredLogEvent[]>();
  for (const event of events) {
    if (event.stream.startsWith(prefix)) byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event]);
  }
  const { region, accountId } = catalog.place;
  const all = [...byStream].map(([logStreamName, own]) => ({
    logStreamName,
    creationTime: own[0]?.ingestionMs ?? 0,
    firstEventTimestamp: own[0]?.timestampMs ?? 0,
    lastEventTimestamp: own.at(-1)?.timestampMs ?? 0,
    lastIngestionTime: own.at(-1)?.ingestionMs ?? 0,
    arn: `arn:aws:logs:${region}:${accountId}:log-group:${group}:log-stream:${logStreamName}`,
    storedBytes: 0,
  }));
  const sorted =
    input.orderBy === 'LastEventTime'
      ? all.sort((a, b) => a.lastEventTimestamp - b.lastEventTimestamp)
      : all.sort((a, b) => (a.logStreamName < b.logStreamName ? -1 : 1));
  const page = pageOf(input.descending === true ? sorted.reverse() : sorted, input, (one) => one.logStreamName);
  return { status: 200, body: { logStreams: page.items, nextToken: page.nextToken } };
};

/** Pages forward from the beginning, or backward from the end (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html). */
export const getLogEvents: Operation = async ({ body }, { logs }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const own = eventsOf(groupOf(input), logs).filter(({ stream }) => stream === input.logStreamName);
  if (own.length === 0) {
    throw new ServiceError(400, 'ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  const [from, to] = [input.startTime, input.endTime].map((one) => (typeof one === 'number' ? one : undefined));
  const wanted = own.filter(({ timestampMs }) => timestampMs >= (from ?? 0) && timestampMs < (to ?? Number.MAX_VALUE));
  const limit = typeof input.limit === 'number' ? Math.max(1, input.limit) : 10_000;
  const { page, forward, backward } = pageOfEvents(wanted, input, limit);
  return {
    status: 200,
    body: {
      events: page.map(({ timestampMs, ingestionMs, message }) => ({
        timestamp: timestampMs,
        message,
        ingestionTime: ingestionMs,
      })),
      nextForwardToken: forward,
      nextBackwardToken: backward,
    },
  };
};

/** Tokens are a direction and the sequence that the next page begins at, or ends before. */
function pageOfEvents(wanted: readonly StoredLogEvent[], input: Record<string, unknown>, limit: number) {
  const [, direction, text] = /^([fb])\/(\d+)$/.exec(String(input.nextToken ?? '')) ?? [];
  const isForward = direction === 'f' || (direction === undefined && input.startFromHead === true);
  const position = text === undefined ? undefined : Number(text);
  const found = wanted.findIndex(({ sequence }) => sequence >= (position ?? 0));
  const boundary = found < 0 || (position === undefined && !isForward) ? wanted.length : found;
  const page = isForward
    ? wanted.slice(boundary, boundary + limit)
    : wanted.slice(Math.max(0, boundary - limit), boundary);
  const [first, last] = [page[0]?.sequence, page.at(-1)?.sequence];
  return {
    page,
    forward: `f/${last === undefined ? (position ?? 0) : last + 1}`,
    backward: `b/${first ?? position ?? 0}`,
  };
}

function groupOf({ logGroupName, logGroupIdentifier }: Record<string, unknown>): string {
  const group = logGroupName ?? logGroupIdentifier;
  if (typeof group !== 'string') throw invalidLogsParameter('logGroupName or logGroupIdentifier is required.');
  return /:log-group:([^:]+)/.exec(group)?.[1] ?? group;
}

function eventsOf(group: string, logs: LogStore): readonly StoredLogEvent[] {
  const events = logs.events(group);
  if (events !== undefined) return events;
  throw new ServiceError(400, 'ResourceNotFoundException', 'The specified log group does not exist.');
}

/** Tokens are the name that the page ends with. */
function pageOf<T>(all: readonly T[], { nextToken, limit }: Record<string, unknown>, nameOf: (one: T) => string) {
  const size = typeof limit === 'number' ? Math.max(1, Math.min(50, limit)) : 50;
  const after = typeof nextToken === 'string' ? Buffer.from(nextToken, 'base64url').toString('utf8') : undefined;
  const start = after === undefined ? 0 : all.findIndex((one) => nameOf(one) === after) + 1;
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  const hasMore = start + size < all.length && last !== undefined;
  return { items, nextToken: hasMore ? Buffer.from(nameOf(last), 'utf8').toString('base64url') : undefined };
}
