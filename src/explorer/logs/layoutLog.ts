import { clockDate, clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { LogEvent } from '../../model/invocation/invocation';
import { type LogSection, logSections } from './logSections';
import { type LogLevel, readLogText } from './logText';

/** Lines of the document from `start` to `end`, both from 0 and included. */
export interface LogFold {
  readonly start: number;
  readonly end: number;
}

/** A level in the document. `line` and `start` from 0, in UTF-16 units. */
export interface LevelMark {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly severity: LogLevel;
}

/** A log as a document. */
export interface LogLayout {
  readonly text: string;
  readonly folds: readonly LogFold[];
  readonly marks: readonly LevelMark[];
  /** Runs in it. */
  readonly requests: number;
}

/** How the document is laid out. */
export interface LogStyle {
  /** Above the events; each ends up on a line of its own. */
  readonly head: readonly string[];
  readonly isJsonOpen: boolean;
}

const indent = '  ';

/** Lays out log events, one section per run: a heading, then its lines with their times. */
export function layoutLog(events: readonly LogEvent[], { head, isJsonOpen }: LogStyle): LogLayout {
  const lines: string[] = [...head];
  const folds: LogFold[] = [];
  const marks: LevelMark[] = [];
  const sections = logSections(events);
  for (const section of sections) {
    if (lines.length > 0) lines.push('');
    const start = lines.length;
    lines.push(heading(section));
    if (section.end?.outcome === 'failed' || section.end?.outcome === 'timedOut') {
      marks.push({ line: start, start: 0, length: lines[start]?.length ?? 0, severity: 'error' });
    }
    for (const event of section.events) addEvent(event, isJsonOpen, lines, marks);
    if (lines.length > start + 1) folds.push({ start, end: lines.length - 1 });
  }
  const requests = sections.filter(({ requestId }) => requestId !== undefined).length;
  return { text: `${lines.join('\n')}\n`, folds, marks, requests };
}

/** `10:42:07  Request 7c1a… · attempt 2 · 212 ms · failed: TypeError: …`. */
function heading({ requestId, attempt, startMs, end, events }: LogSection): string {
  if (requestId === undefined) return `${clockDate(startMs)}  ${plural(events.length, 'line')} outside of requests`;
  const duration = end?.durationMs === undefined ? '' : formatDuration(end.durationMs);
  const cause = end?.cause === undefined ? '' : `: ${end.cause.type}`;
  const outcome = end === undefined ? '' : `${endWords[end.outcome]}${cause}`;
  const parts = [`Request ${requestId}`, attempt > 1 ? `attempt ${attempt}` : '', duration, outcome];
  return `${clockDate(startMs)}  ${parts.filter((part) => part !== '').join(' · ')}`;
}

const endWords = {
  running: 'running',
  succeeded: 'succeeded',
  finished: 'finished',
  failed: 'failed',
  timedOut: 'timed out',
};

function addEvent({ timestampMs, message }: LogEvent, isJsonOpen: boolean, lines: string[], marks: LevelMark[]): void {
  const { level, severity, text, json } = readLogText(message);
  const time = `${indent}${clockTime(timestampMs)}.${String(timestampMs % 1000).padStart(3, '0')}  `;
  const shown = isJsonOpen && json !== undefined ? JSON.stringify(json, undefined, 2) : text;
  const [first = '', ...rest] = shown.split(/\r?\n|\r/);
  if (severity !== undefined) {
    marks.push({ line: lines.length, start: time.length, length: level.length || first.length, severity });
  }
  lines.push(`${time}${level === '' ? '' : `${level.padEnd(5)}  `}${first}`);
  const blank = ' '.repeat(time.length);
  for (const line of rest) lines.push(`${blank}${line}`);
}
