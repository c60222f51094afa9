import { asObject, parseObject } from '../../model/base/parseObject';
import { readLogLine } from '../../model/log/logLine';

/** The level of a line, for its color. */
export type LogLevel = 'error' | 'warning' | 'info' | 'debug';

/** A log event as a reader sees it. */
export interface LogText {
  /** As written: `ERROR`, `WARN`; empty without one. */
  readonly level: string;
  readonly severity: LogLevel | undefined;
  /** Without the columns that the document shows elsewhere: time, request id, level. */
  readonly text: string;
  /** The event as a JSON object, which can be laid out. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** Reads level and text of an event, in the formats of Lambda's runtimes and in JSON. */
export function readLogText(message: string): LogText {
  const plain = withoutControls(message.replace(/[\r\n]+$/, ''));
  const json = plain.startsWith('{') ? parseObject(plain) : undefined;
  if (json !== undefined) return jsonText(plain, json);
  const node = /^\d{4}-\d\d-\d\dT\S+Z\t\S+\t([A-Z]+)\t([\s\S]*)$/.exec(plain);
  const python = /^\[([A-Z]+)\]\t\S+Z\t\S+\t([\s\S]*)$/.exec(plain);
  const found = node ?? python;
  const level = found?.[1] ?? '';
  const isFailure = level === '' && readLogLine(plain).kind === 'failure';
  return { level, severity: isFailure ? 'error' : severityOf(level), text: found?.[2] ?? plain, json: undefined };
}

function jsonText(plain: string, json: Readonly<Record<string, unknown>>): LogText {
  const platform = typeof json.type === 'string' && json.type.startsWith('platform.') ? json.type : undefined;
  if (platform !== undefined) return { level: '', severity: undefined, text: plain, json };
  const level = [json.level, json.severity, json.log_level].find((one) => typeof one === 'string') ?? '';
  const said = [json.message, json.msg, asObject(json.fields)?.message].find((one) => typeof one === 'string');
  const text = typeof said === 'string' && said !== '' ? `${said}  ${plain}` : plain;
  const upper = String(level).toUpperCase();
  return { level: upper, severity: severityOf(upper), text, json };
}

function severityOf(level: string): LogLevel | undefined {
  if (/^(?:ERROR|FATAL|CRITICAL|SEVERE)$/.test(level)) return 'error';
  if (/^WARN(?:ING)?$/.test(level)) return 'warning';
  if (level === 'INFO') return 'info';
  return /^(?:DEBUG|TRACE)$/.test(level) ? 'debug' : undefined;
}

/** Terminal colors and other control characters would be drawn as boxes; tabs and line breaks stay. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  return text.replaceAll(/\u001b\[[\d;]*[A-Za-z]/g, '').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
