import { asObject, parseObject } from '../base/parseObject';
import { causeOf } from '../invocation/causeOf';
import type { LoggedInit, LogReport } from '../lifecycle/lifecycle';
import type { LogFailure } from './logFailure';
import { endingOf, initFromJson, initFromText, reportFromJson, reportFromText, runtimeDoneFromJson } from './logReport';
import { readPlatformFailure } from './platformFailures';
import { readRuntimeFailure } from './runtimeFailures';

/** The parsed meaning of one log event. The function's own output is `other`. */
export type LogLine =
  | { readonly kind: 'start'; readonly requestId: string }
  /** In JSON logs: status of the run, and the durations of handler and runtime. */
  | {
      readonly kind: 'end';
      readonly requestId: string;
      readonly handlerMs: number | undefined;
      readonly runtimeOverheadMs: number | undefined;
      readonly status: string | undefined;
      readonly errorType: string | undefined;
    }
  | { readonly kind: 'report'; readonly requestId: string; readonly report: LogReport }
  /** `runtime`: `java:21.v40`, where the line says it. */
  | { readonly kind: 'initStart'; readonly runtime: string | undefined }
  | { readonly kind: 'initReport'; readonly init: Omit<LoggedInit, 'endMs'> }
  | LogFailure
  | { readonly kind: 'other' };

const other: LogLine = { kind: 'other' };

/**
 * Reads one log event in Lambda's text or JSON format
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html). Errors that the function
 * catches and logs as text are `other`. See `ownerOf` for the request of the event.
 */
export function readLogLine(event: string): LogLine {
  const message = event.replace(/^[\r\n]+/, '');
  if (message.startsWith('{')) return readJson(message);
  const platform = /^(START|END|REPORT) RequestId: (\S+)/.exec(message);
  const requestId = platform?.[2];
  if (requestId === undefined) return readUnnumbered(message);
  switch (platform?.[1]) {
    case 'START':
      return { kind: 'start', requestId };
    case 'END':
      return { kind: 'end', requestId, ...noEnding };
    default:
      return { kind: 'report', requestId, report: reportFromText(message) };
  }
}

const noEnding = { handlerMs: undefined, runtimeOverheadMs: undefined, status: undefined, errorType: undefined };

function readUnnumbered(message: string): LogLine {
  if (/^(?:INIT|RESTORE)_REPORT /.test(message)) return { kind: 'initReport', init: initFromText(message) };
  if (/^(?:INIT|RESTORE)_START\b/.test(message)) {
    return { kind: 'initStart', runtime: /Runtime Version: (\S+)/.exec(message)?.[1] };
  }
  return readPlatformFailure(message) ?? readRuntimeFailure(message) ?? other;
}

function readJson(message: string): LogLine {
  const line = parseObject(message);
  const record = asObject(line?.record);
  // Telemetry API records of function output and crashes contain the text.
  if (typeof line?.record === 'string') return readUnnumbered(line.record);
  if (typeof line?.type === 'string' && line.type.startsWith('platform.')) return readPlatform(line.type, record ?? {});
  return line === undefined ? other : readJsonFailure(line);
}

function readPlatform(type: string, record: Record<string, unknown>): LogLine {
  switch (type) {
    case 'platform.initStart':
    case 'platform.restoreStart': {
      const { runtimeVersion } = record;
      return { kind: 'initStart', runtime: typeof runtimeVersion === 'string' ? runtimeVersion : undefined };
    }
    case 'platform.initReport':
      return { kind: 'initReport', init: initFromJson(record, 'init') };
    case 'platform.restoreReport':
      return { kind: 'initReport', init: initFromJson(record, 'restore') };
  }
  const { requestId } = record;
  if (typeof requestId !== 'string') return other;
  if (type === 'platform.start') return { kind: 'start', requestId };
  if (type === 'platform.runtimeDone') {
    return { kind: 'end', requestId, ...runtimeDoneFromJson(record), ...endingOf(record) };
  }
  return type === 'platform.report' ? { kind: 'report', requestId, report: reportFromJson(record) } : other;
}

/** In JSON, a logged error looks like a fatal one; the report's status distinguishes them. */
function readJsonFailure(line: Record<string, unknown>): LogLine {
  const cause = causeOf(asObject(line.message)) ?? causeOf(line);
  if (cause !== undefined) {
    // The format of Ruby's runtime. A logger's line would have a level and a time.
    const isRuby = /^(?:Function|Init)<.+>$/.test(cause.type);
    const isBare = Object.keys(line).every((key) => /^(?:errorType|errorMessage|stackTrace|trace|cause)$/.test(key));
    const weight = isBare ? 'payload' : 'logged';
    return { kind: 'failure', cause, weight: isRuby ? 'verdict' : weight };
  }
  const text = [line.message, asObject(line.fields)?.message].find((one) => typeof one === 'string');
  if (typeof text !== 'string') return other;
  const platform = readPlatformFailure(text);
  if (platform !== undefined) return platform;
  const isRust = typeof line.target === 'string' && line.target.startsWith('lambda_runtime') && line.level === 'ERROR';
  if (isRust) return { kind: 'failure', cause: { type: 'Error', message: rustMessage(line, text) }, weight: 'verdict' };
  const failure = readRuntimeFailure(text);
  return failure === undefined ? other : { ...failure, weight: 'logged' };
}

function rustMessage(line: Record<string, unknown>, text: string): string {
  const { error } = asObject(line.fields) ?? {};
  return typeof error === 'string' ? error : text;
}
