import { type LogLevel, logLevels } from './logLevel';
import type { ShownLine } from './logText';

/** A search in a log. */
export interface LogQuery {
  /** Case-insensitive; empty matches nothing. */
  readonly text: string;
  /** Lines at this level and above; absent: all. */
  readonly level: LogLevel | undefined;
}

/** Filters lines by level. Lambda's own lines stay: they show which run the others belong to. */
export function linesOfLevel(lines: readonly ShownLine[], level: LogLevel | undefined): readonly ShownLine[] {
  if (level === undefined) return lines;
  const worst = logLevels.indexOf(level);
  return lines.filter(
    (line) => line.isPlatform || (line.level !== undefined && logLevels.indexOf(line.level) <= worst),
  );
}

/** Indices of the lines that contain the text, including hidden parts of JSON lines. */
export function matchesIn(lines: readonly ShownLine[], text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) => ((line.json ?? line.text).toLowerCase().includes(wanted) ? [index] : []));
}
