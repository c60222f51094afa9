import { formatDuration } from '../../model/base/duration';
import type { NodeState } from '../parse/trace';
import type { RowKind, WaterfallRow } from './waterfallRow';

/** The screen reader text of a row: "Attempt 2, failed, 212 ms, starts at 1 min, TypeError: …". */
export function describeRow(row: WaterfallRow): string {
  if (row.spoken !== undefined) return row.spoken;
  const durationMs = row.endMs - row.startMs;
  const parts = [
    row.name,
    kindWords[row.kind],
    stateWords[row.state],
    row.isRunning ? `running, at least ${formatDuration(durationMs)}` : formatDuration(durationMs),
    `starts at ${formatDuration(row.startMs)}`,
    row.criticalMs > 0 ? 'on the critical path' : undefined,
    row.detail,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

const stateWords: Readonly<Record<NodeState, string | undefined>> = {
  ok: undefined,
  error: 'failed',
  fault: 'failed',
  throttle: 'throttled',
};

/** Omitted if the name already contains it. */
const kindWords: Readonly<Record<RowKind, string | undefined>> = {
  lifecycle: undefined,
  accepted: undefined,
  dwell: undefined,
  attempt: undefined,
  backOff: undefined,
  service: undefined,
  function: undefined,
  environment: 'Lambda prepares an environment',
  init: undefined,
  restore: undefined,
  handler: undefined,
  overhead: undefined,
  extensions: undefined,
  call: 'call',
  segment: undefined,
  subsegment: undefined,
  operation: undefined,
  wait: undefined,
  replay: undefined,
  unaccounted: undefined,
  placeholder: 'not received yet',
};
