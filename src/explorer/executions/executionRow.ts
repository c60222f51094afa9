import { formatDuration } from '../../model/base/duration';
import type { ExecutionSummary } from '../../model/durable/execution';
import { type RowText, rowTime } from '../rowTexts';
import { statusText } from './executionChoice';

/** The row of an execution: `14:02 · succeeded`, then its name and how long it took. */
export function executionRow({ name, status, startMs, endMs }: ExecutionSummary, nowMs: number): RowText {
  const duration = endMs === undefined ? undefined : longDuration(endMs - startMs);
  return {
    label: `${rowTime(startMs, nowMs)} · ${statusText(status)}`,
    description: [name, duration].filter(Boolean).join(' · '),
  };
}

const dayMs = 86_400_000;

/** A duration of which hours are not the largest unit: `3 d 4 h`. */
export function longDuration(ms: number): string {
  if (ms < dayMs) return formatDuration(ms);
  const hours = Math.round(ms / 3_600_000);
  const rest = hours % 24;
  return `${Math.floor(hours / 24)} d${rest === 0 ? '' : ` ${rest} h`}`;
}
