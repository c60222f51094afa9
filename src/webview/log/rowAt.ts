import type { WaterfallRow } from '../../trace/rows/waterfallRow';

/** Finds the innermost row during which a line was written, `atMs` on the trace's axis, within the line's run. */
export function rowAt(rows: readonly WaterfallRow[], atMs: number): WaterfallRow | undefined {
  // CloudWatch's times are whole milliseconds.
  const slackMs = 1;
  let innermost: WaterfallRow | undefined;
  for (const row of rows) {
    const isDuring = row.startMs - slackMs <= atMs && atMs <= row.endMs + slackMs;
    if (isDuring && row.kind !== 'backOff' && row.level >= (innermost?.level ?? 0)) innermost = row;
  }
  return innermost;
}
