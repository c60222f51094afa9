import {
  FilterLogEventsCommand,
  ResourceNotFoundException,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogPage, LogReader, LogSelection, StoredEvent, TailBatch } from '../../model/connection/logReader';
import type { Result } from '../../model/connection/result';
import type { AwsGateway } from '../calls/awsGateway';

/** Reads log groups with FilterLogEvents and, on request, with Live Tail. */
export class LogGroupReader implements LogReader {
  constructor(private readonly gateway: AwsGateway) {}

  readEvents(selection: LogSelection, token: string | undefined, signal: AbortSignal): Promise<Result<LogPage>> {
    const { logGroup, fromMs, toMs, pattern } = selection;
    const about = { action: 'logs:FilterLogEvents', subject: `log group ${logGroup}` };
    return this.gateway.read(about, signal, async ({ logs }) => {
      try {
        const page = await logs.send(
          new FilterLogEventsCommand({
            logGroupName: logGroup,
            startTime: Math.floor(fromMs),
            nextToken: token,
            ...(toMs === undefined ? {} : { endTime: Math.ceil(toMs) }),
            ...(pattern === '' ? {} : { filterPattern: pattern }),
          }),
          { abortSignal: signal },
        );
        const events = (page.events ?? []).map((one) =>
          storedEvent(one.timestamp, one.message, one.logStreamName, one.eventId),
        );
        return { events, nextToken: page.nextToken || undefined };
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return { events: [], nextToken: undefined };
        throw error;
      }
    });
  }

  tail(
    logGroupArn: string,
    pattern: string,
    signal: AbortSignal,
    onBatch: (batch: TailBatch) => void,
  ): Promise<Result<undefined>> {
    const about = { action: 'logs:StartLiveTail', subject: `log group ${logGroupArn.split(':').at(-1) ?? ''}` };
    return this.gateway.read(about, signal, async ({ logs }) => {
      const session = await logs.send(
        new StartLiveTailCommand({
          logGroupIdentifiers: [logGroupArn],
          ...(pattern === '' ? {} : { logEventFilterPattern: pattern }),
        }),
        { abortSignal: signal },
      );
      for await (const {
        sessionUpdate,
        SessionStreamingException,
        SessionTimeoutException,
      } of session.responseStream ?? []) {
        if (signal.aborted) break;
        const ended = SessionStreamingException ?? SessionTimeoutException;
        if (ended !== undefined) throw ended;
        if (sessionUpdate === undefined) continue;
        onBatch({
          events: (sessionUpdate.sessionResults ?? []).map((one) =>
            storedEvent(one.timestamp, one.message, one.logStreamName, undefined),
          ),
          isSampled: sessionUpdate.sessionMetadata?.sampled === true,
        });
      }
      return undefined;
    });
  }
}

/** Live Tail sends no ids: stream, time, and text stand for one. */
function storedEvent(
  timestamp: number | undefined,
  message: string | undefined,
  stream: string | undefined,
  id: string | undefined,
): StoredEvent {
  return {
    timestampMs: timestamp ?? 0,
    message: message ?? '',
    stream: stream ?? '',
    id: id ?? `${stream} ${timestamp} ${message}`,
  };
}
