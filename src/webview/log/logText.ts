import { clockTime } from '../../model/base/clockTime';
import { readLogLine } from '../../model/log/logLine';
import { errorLine } from './errorLine';
import { jsonLine } from './jsonLine';
import { type LogLevel, levelOf } from './logLevel';
import { describePlatformText } from './platformText';

/** One log line, parsed for display. */
export interface ShownLine {
  /** START, END, REPORT and the like are Lambda's own. */
  readonly isPlatform: boolean;
  /** `11:42:07.123`; empty when neither the line nor its event has a time. */
  readonly time: string;
  readonly level: LogLevel | undefined;
  readonly text: string;
  /** The line starts an attempt. */
  readonly isStart: boolean;
  /** Epoch milliseconds: the event's time or, in a tail without events, the line's own time. */
  readonly atMs: number | undefined;
  /** A JSON line, formatted. */
  readonly json: string | undefined;
  /** The original text, for copying. */
  readonly raw: string;
}

/** Node.js writes `<time>\t<request id>\t<LEVEL>\t<message>`, Python `[LEVEL]\t<time>\t<request id>\t<message>`. */
const node = /^(\d{4}-\d\d-\d\dT\S+Z)\t(\S+)\t(FATAL|ERROR|WARN|INFO|DEBUG|TRACE)\t([\s\S]*)$/;
const python = /^\[(CRITICAL|ERROR|WARNING|INFO|DEBUG)\]\t(\d{4}-\d\d-\d\dT\S+Z)\t(\S+)\t([\s\S]*)$/;
/** Lambda's own lines about the end of a run. */
const ending = /^(\d{4}-\d\d-\d\dT\S+Z) [0-9a-f-]{36} ([\s\S]*)$/;
const platform = /^(INIT_START|INIT_REPORT|START|END|REPORT|RESTORE_START|RESTORE_REPORT|EXTENSION|TELEMETRY|XRAY)\b/;

/** Parses a message; unknown prefixes stay in the text. `eventMs` is the event's own time. */
export function shownLine(message: string, eventMs: number | undefined): ShownLine {
  const text = message.replace(/\s+$/, '');
  const eventTime = eventMs === undefined ? '' : timeOf(new Date(eventMs));
  const base = {
    isPlatform: false,
    time: eventTime,
    level: undefined,
    text,
    isStart: false,
    atMs: eventMs,
    json: undefined,
    raw: text,
  };
  const fromNode = node.exec(text);
  if (fromNode !== null) {
    const words = fromNode[4] ?? '';
    const said = errorLine(words) ?? { text: words };
    return { ...base, ...timeIn(fromNode[1], base), level: levelOf(fromNode[3]), ...said };
  }
  const fromPython = python.exec(text);
  if (fromPython !== null) {
    return {
      ...base,
      ...timeIn(fromPython[2], base),
      level: levelOf(fromPython[1]),
      text: fromPython[4] ?? '',
    };
  }
  const fromLambda = ending.exec(text);
  if (fromLambda !== null) {
    return { ...base, ...timeIn(fromLambda[1], base), level: 'error', text: fromLambda[2] ?? '' };
  }
  const line = readLogLine(text);
  const structured = jsonLine(text);
  if (structured !== undefined) {
    const { level, isPlatform, pretty } = structured;
    const isStart = line.kind === 'start';
    return {
      ...base,
      ...timeIn(structured.time, base),
      level,
      isPlatform,
      text: structured.text,
      isStart,
      json: pretty,
    };
  }
  const isPlatform =
    platform.test(text) ||
    line.kind === 'start' ||
    line.kind === 'end' ||
    line.kind === 'report' ||
    line.kind === 'initReport';
  if (isPlatform) return { ...base, isPlatform, text: describePlatformText(text), isStart: line.kind === 'start' };
  return line.kind === 'failure' && line.weight !== 'logged' ? { ...base, level: 'error' } : base;
}

type LineTime = Pick<ShownLine, 'time' | 'atMs'>;

/** The line's own time is shown, but the event's time, if any, determines its place, as for the other lines. */
function timeIn(iso: string | undefined, { time, atMs }: LineTime): LineTime {
  const date = new Date(iso ?? '');
  if (Number.isNaN(date.getTime())) return { time, atMs };
  return { time: timeOf(date), atMs: atMs ?? date.getTime() };
}

function timeOf(date: Date): string {
  return `${clockTime(date.getTime())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
