import { asObject, parseObject } from '../base/parseObject';
import { causeOf } from '../invocation/causeOf';
import { placeOf, readStackLine } from '../invocation/stackFrames';
import type { FailureCause, LogReport } from '../lifecycle/lifecycle';
import { reportFromJson, reportFromText, runtimeDoneFromJson } from './logReport';

/** What one log event says about a request. Everything a function writes itself is `other`. */
export type LogLine =
  | { readonly kind: 'start'; readonly requestId: string }
  /** JSON logs tell the handler's and the runtime's share of the time there. */
  | {
      readonly kind: 'end';
      readonly requestId: string;
      readonly handlerMs: number | undefined;
      readonly runtimeOverheadMs: number | undefined;
    }
  | { readonly kind: 'report'; readonly requestId: string; readonly report: LogReport }
  /** `isCertain`: the run ended so. Otherwise it may be an error that the function caught and logged. */
  | {
      readonly kind: 'failure';
      readonly requestId: string | undefined;
      readonly cause: FailureCause;
      readonly isCertain: boolean;
    }
  | { readonly kind: 'other' };

const other: LogLine = { kind: 'other' };

/**
 * Reads one log event in Lambda's text or JSON format
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html). Errors that the function
 * catches and logs as text are `other`.
 */
export function readLogLine(message: string): LogLine {
  if (message.startsWith('{')) return readJson(message);
  const platform = /^(START|END|REPORT) RequestId: (\S+)/.exec(message);
  const requestId = platform?.[2];
  if (requestId === undefined) return readFailure(message);
  switch (platform?.[1]) {
    case 'START':
      return { kind: 'start', requestId };
    case 'END':
      return { kind: 'end', requestId, handlerMs: undefined, runtimeOverheadMs: undefined };
    default:
      return { kind: 'report', requestId, report: reportFromText(message) };
  }
}

function readFailure(message: string): LogLine {
  const timeout = /(\S+) (Task timed out after [\d.]+ seconds)/.exec(message);
  if (timeout?.[2] !== undefined) {
    return {
      kind: 'failure',
      requestId: timeout[1],
      cause: { type: 'Sandbox.Timedout', message: timeout[2] },
      isCertain: true,
    };
  }
  const exit = /RequestId: (\S+) Error: (Runtime exited[^\n]*)/.exec(message);
  if (exit?.[2] !== undefined) {
    return {
      kind: 'failure',
      requestId: exit[1],
      cause: { type: 'Runtime.ExitError', message: exit[2] },
      isCertain: true,
    };
  }
  // Python writes `[ERROR] Type: message` for what nobody caught; its loggers write a tab after the level.
  const python = /^\[ERROR\] ([\w.]+)(?:: ([^\n\r]*))?/.exec(message);
  if (python?.[1] !== undefined) {
    return {
      kind: 'failure',
      requestId: undefined,
      cause: {
        type: python[1],
        message: python[2] ?? '',
        place: placeOf(message.split(/\r?\n|\r/).flatMap((one) => readStackLine(one) ?? [])),
      },
      isCertain: true,
    };
  }
  return readNodeFailure(message);
}

/** `<time>\t<request id>\tERROR\tInvoke Error \t{"errorType":…,"errorMessage":…,"stack":[…]}` */
function readNodeFailure(message: string): LogLine {
  const node =
    /^\S+\t(\S+)\tERROR\t(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection)\s*\t(\{[\s\S]*)$/.exec(
      message,
    );
  const cause = node?.[2] === undefined ? undefined : causeOf(parseObject(node[2]));
  return cause === undefined ? other : { kind: 'failure', requestId: node?.[1], cause, isCertain: true };
}

function readJson(message: string): LogLine {
  const line = parseObject(message);
  const record = asObject(line?.record);
  const requestId = record?.requestId;
  if (typeof line?.type === 'string' && typeof requestId === 'string' && record !== undefined) {
    if (line.type === 'platform.start') return { kind: 'start', requestId };
    if (line.type === 'platform.runtimeDone') return { kind: 'end', requestId, ...runtimeDoneFromJson(record) };
    if (line.type === 'platform.report') return { kind: 'report', requestId, report: reportFromJson(record) };
    return other;
  }
  return readJsonFailure(line);
}

/** In JSON an error the function logged looks like one it died of; the report's status tells them apart. */
function readJsonFailure(line: Record<string, unknown> | undefined): LogLine {
  const inner = asObject(line?.message) ?? line;
  const cause = causeOf(inner);
  if (cause === undefined) return other;
  const id = line?.requestId ?? line?.AWSRequestId;
  return { kind: 'failure', requestId: typeof id === 'string' ? id : undefined, cause, isCertain: false };
}
