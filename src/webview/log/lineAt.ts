import type { ShownLine } from './logText';

/** Finds the first line at or after a time (epoch milliseconds), else the last line with a time. */
export function lineAt(lines: readonly ShownLine[], atMs: number): ShownLine | undefined {
  const timed = lines.filter((line) => line.atMs !== undefined);
  return timed.find((line) => (line.atMs ?? 0) >= atMs) ?? timed.at(-1);
}
