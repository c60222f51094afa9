import type { LogEvent } from '../../../model/invocation/invocation';
import { readLogLine } from '../../../model/log/logLine';
import type { RowKind, WaterfallRow } from '../../../trace/rows/waterfallRow';

/** Rows that represent whole runs of the function. */
const wholeRuns: ReadonlySet<RowKind> = new Set<RowKind>(['lifecycle', 'service', 'attempt', 'function']);

/** CloudWatch's times are whole milliseconds, X-Ray's are not. */
const slackMs = 1;
/** START and the segment are timed by different clocks. Runs of one trace are much further apart. */
const startSlackMs = 20;

/**
 * Selects the log events of a row, in order: those within its time; for a row that represents a run, all of that run, because
 * Lambda writes END and REPORT long after the segment's end. `startMs`: epoch milliseconds of the waterfall's position 0.
 */
export function logsOfRow(row: WaterfallRow, startMs: number, logs: readonly LogEvent[]): readonly LogEvent[] {
  const fromMs = startMs + row.startMs - slackMs;
  const toMs = startMs + row.endMs + slackMs;
  const isInside = ({ timestampMs }: LogEvent, earlierMs = 0): boolean =>
    timestampMs >= fromMs - earlierMs && timestampMs <= toMs;
  if (!wholeRuns.has(row.kind)) return logs.filter((event) => isInside(event));
  const kept = new Set<LogEvent>();
  for (const run of runsOf(logs)) {
    const opening = run.find(({ message }) => readLogLine(message).kind === 'start') ?? run[0];
    if (opening !== undefined && isInside(opening, startSlackMs)) for (const event of run) kept.add(event);
  }
  return logs.filter((event) => kept.has(event));
}

/** Groups events by run: an environment handles one run at a time, and its log stream shows where each one starts. */
function runsOf(logs: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const runs: LogEvent[][] = [];
  const current = new Map<string, { readonly run: LogEvent[]; isStarted: boolean }>();
  for (const event of logs) {
    const isStart = readLogLine(event.message).kind === 'start';
    let last = current.get(event.stream);
    // Lines before the first START, such as INIT_START, belong to the run that follows.
    if (last === undefined || (isStart && last.isStarted)) {
      last = { run: [], isStarted: false };
      current.set(event.stream, last);
      runs.push(last.run);
    }
    if (isStart) last.isStarted = true;
    last.run.push(event);
  }
  return runs;
}
