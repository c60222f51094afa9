import { formatSpan } from '../../model/base/duration';
import type { ExecutionSummary } from '../../model/durable/execution';
import { type RowText, rowTime } from '../rowTexts';
import { statusText } from './executionChoice';

/** The row of an execution: `14:02 · succeeded`, then its name and how long it took. */
export function executionRow({ name, status, startMs, endMs }: ExecutionSummary, nowMs: number): RowText {
  const duration = endMs === undefined ? undefined : formatSpan(endMs - startMs);
  return {
    label: `${rowTime(startMs, nowMs)} · ${statusText(status)}`,
    description: [name, duration].filter(Boolean).join(' · '),
  };
}
