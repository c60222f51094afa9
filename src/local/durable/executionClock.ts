import type { Pace } from '../storage/pace';
import type { ExecutionHeader } from './durableTypes';
import type { Execution } from './execution';
import { nextDueMs } from './settleOperation';

const dayMs = 24 * 3600 * 1000;

/**
 * When something happens to an execution by itself, epoch milliseconds; `undefined`: nothing will. With a time scale the
 * timeout passes faster only while the execution waits: code does not run faster.
 */
export function nextExecutionMs(execution: Execution, pace: Pace): number | undefined {
  const { header } = execution;
  if (!execution.isRunning) return goneMs(header, pace);
  const times = [...[...execution.open].map(nextDueMs), header.retryMs, timeoutMs(header, pace)];
  const known = times.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** When the execution times out if nothing else happens. */
export function timeoutMs(header: ExecutionHeader, pace: Pace): number {
  const leftSeconds = header.timeoutSeconds - header.usedSeconds;
  const leftMs = header.invocation === undefined ? pace.fromSeconds(leftSeconds) : leftSeconds * 1000;
  return header.usedSinceMs + leftMs;
}

/** Counts what was used up of the timeout so far; to be called before an invocation begins or ends. */
export function useTime(header: ExecutionHeader, nowMs: number, pace: Pace): void {
  const passedMs = Math.max(0, nowMs - header.usedSinceMs);
  header.usedSeconds += header.invocation === undefined ? pace.toSeconds(passedMs) : passedMs / 1000;
  header.usedSinceMs = nowMs;
}

/** The end of an ended execution's retention. */
export function goneMs({ endMs = 0, retentionDays }: ExecutionHeader, pace: Pace): number {
  return endMs + (retentionDays * dayMs) / pace.scale;
}
