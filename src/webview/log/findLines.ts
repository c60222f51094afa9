import { type LogLevel, logLevels } from './logLevel';
import type { ShownLine } from './logText';

/** What the reader looks for in a log. */
export interface LogQuery {
  /** Case does not matter; empty looks for nothing. */
  readonly text: string;
  /** Lines of this level and worse; all without one. */
  readonly level: LogLevel | undefined;
}

/** The lines that are left with a level chosen. Lambda's own lines stay: they say where the others belong. */
export function linesOfLevel(lines: readonly ShownLine[], level: LogLevel | undefined): readonly ShownLine[] {
  if (level === undefined) return lines;
  const worst = logLevels.indexOf(level);
  return lines.filter(
    (line) => line.isPlatform || (line.level !== undefined && logLevels.indexOf(line.level) <= worst),
  );
}

/** Places of the lines that contain the text, anywhere in a JSON line too. */
export function matchesIn(lines: readonly ShownLine[], text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) => ((line.json ?? line.text).toLowerCase().includes(wanted) ? [index] : []));
}
