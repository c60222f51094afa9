import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidLogsParameter, ServiceError } from '../../http/serviceError';
import { compileFilterPattern } from '../../logs/filterPattern';
import type { StoredLogEvent } from '../../logs/logStore';

const maxPage = 10_000;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const filterLogEvents: Operation = async ({ body }, { logs }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const group = input.logGroupName ?? input.logGroupIdentifier;
  if (typeof group !== 'string') throw invalidLogsParameter('logGroupName or logGroupIdentifier is required.');
  // An identifier may be an ARN: arn:aws:logs:region:account:log-group:NAME[:*]
  const events = logs.events(/:log-group:([^:]+)/.exec(group)?.[1] ?? group);
  if (events === undefined) {
    throw new ServiceError(400, 'ResourceNotFoundException', 'The specified log group does not exist.');
  }
  const matches = matcherOf(input);
  const after = typeof input.nextToken === 'string' ? readToken(input.nextToken) : undefined;
  const rest = events.filter((event) => matches(event) && (after === undefined || isAfter(event, after)));
  const limit = Math.min(typeof input.limit === 'number' ? Math.max(1, input.limit) : maxPage, maxPage);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    status: 200,
    body: {
      events: page.map(toEvent),
      searchedLogStreams: [],
      ...(rest.length > limit && last !== undefined ? { nextToken: toToken(last) } : {}),
    },
  };
};

function matcherOf(input: Record<string, unknown>): (event: StoredLogEvent) => boolean {
  const pattern = typeof input.filterPattern === 'string' ? input.filterPattern : '';
  const matchesText = compileFilterPattern(pattern);
  if (matchesText === undefined) {
    throw invalidLogsParameter(`The local service only supports filter patterns of terms: ${pattern}`);
  }
  const names = Array.isArray(input.logStreamNames) ? new Set(input.logStreamNames) : undefined;
  const prefix = typeof input.logStreamNamePrefix === 'string' ? input.logStreamNamePrefix : '';
  const fromMs = typeof input.startTime === 'number' ? input.startTime : Number.NEGATIVE_INFINITY;
  const toMs = typeof input.endTime === 'number' ? input.endTime : Number.POSITIVE_INFINITY;
  return ({ stream, timestampMs, message }) =>
    timestampMs >= fromMs &&
    timestampMs <= toMs &&
    (names?.has(stream) ?? true) &&
    stream.startsWith(prefix) &&
    matchesText(message);
}

interface Position {
  readonly timestampMs: number;
  readonly sequence: number;
}

function isAfter(event: Position, other: Position): boolean {
  return event.timestampMs === other.timestampMs
    ? event.sequence > other.sequence
    : event.timestampMs > other.timestampMs;
}

function toToken({ timestampMs, sequence }: Position): string {
  return Buffer.from(`${timestampMs}/${sequence}`, 'utf8').toString('base64url');
}

function readToken(token: string): Position {
  const [timestampMs, sequence] = Buffer.from(token, 'base64url').toString('utf8').split('/').map(Number);
  if (timestampMs === undefined || sequence === undefined || !Number.isFinite(timestampMs + sequence)) {
    throw invalidLogsParameter('The specified nextToken is invalid.');
  }
  return { timestampMs, sequence };
}

function toEvent(event: StoredLogEvent): object {
  return {
    logStreamName: event.stream,
    timestamp: event.timestampMs,
    message: event.message,
    ingestionTime: event.ingestionMs,
    eventId: String(event.sequence).padStart(56, '0'),
  };
}
