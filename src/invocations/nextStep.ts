import type { Lifecycle } from '../model/lifecycle/lifecycle';
import type { EvidenceState } from './evidenceState';

/** The follower's state after a poll. Times are epoch milliseconds. */
export interface FollowingState {
  readonly lifecycle: Lifecycle;
  readonly evidence: EvidenceState;
  readonly sources: { readonly trace: boolean; readonly logs: boolean; readonly execution: boolean };
  readonly answeredMs: number;
  /** The function's timeout. */
  readonly timeoutMs: number;
  readonly lastNewsMs: number;
  readonly quietPolls: number;
  readonly nowMs: number;
}

export type NextStep =
  | { readonly kind: 'poll'; readonly atMs: number }
  | { readonly kind: 'end'; readonly reason: 'complete' | 'gaveUp' };

const fastestMs = 300;
const slowestMs = 10_000;
/** The same once what was expected is later than `lateEventMs`: some 140 reads in the six hours that an event may last. */
const slowestLateMs = 300_000;
/** Evidence usually arrives within seconds, rarely minutes; AWS documents no limit. */
const lateEvidenceMs = 120_000;
/** Lambda's queue may be long, which delays retries. */
const lateEventMs = 600_000;
/** A retry may start earlier than expected, so a long back-off is polled occasionally. */
const longestSleepMs = 20_000;

/**
 * Decides when to poll next, or why to stop. Following ends when the invocation is final, trace and logs are complete, and a poll
 * found nothing new; or when nothing new has arrived for longer than evidence may take. While another attempt of an event is possible,
 * that is until its maximum age, polling continues at growing intervals.
 */
export function nextStep(state: FollowingState): NextStep {
  const { lifecycle, nowMs, quietPolls } = state;
  const { trace, logs, execution } = state.sources;
  if (!trace && !logs && !execution) {
    return { kind: 'end', reason: lifecycle.isFinal ? 'complete' : 'gaveUp' };
  }
  if (lifecycle.isFinal && isSettled(state) && quietPolls > 0) return { kind: 'end', reason: 'complete' };
  if (nowMs > patienceEndsMs(state)) return { kind: 'end', reason: 'gaveUp' };
  return { kind: 'poll', atMs: nowMs + delayMs(state) };
}

function isSettled({ evidence, sources }: FollowingState): boolean {
  return (!sources.trace || evidence.isTraceSettled) && (!sources.logs || evidence.areLogsSettled);
}

function patienceEndsMs(state: FollowingState): number {
  const { lifecycle, lastNewsMs, answeredMs, timeoutMs } = state;
  if (lifecycle.isFinal) return Math.max(lastNewsMs, lifecycle.endMs ?? 0) + lateEvidenceMs;
  if (lifecycle.mode !== 'Event' && lifecycle.awaiting?.what !== 'execution')
    return Math.max(lastNewsMs, answeredMs + timeoutMs) + lateEvidenceMs;
  const { untilMs = 0, possibleUntilMs = 0 } = lifecycle.awaiting ?? {};
  // Evidence of the last attempt that was possible comes late, too.
  return Math.max(Math.max(lastNewsMs, untilMs) + timeoutMs + lateEventMs, possibleUntilMs + lateEvidenceMs);
}

/** The delay is a quarter of the time since the last change: short after a change, longer later. */
function delayMs(state: FollowingState): number {
  const { lifecycle, nowMs, lastNewsMs, quietPolls } = state;
  const isNext = lifecycle.awaiting?.what === 'nextAttempt' || lifecycle.awaiting?.what === 'retry';
  const expectedMs = isNext ? lifecycle.awaiting?.untilMs : undefined;
  if (expectedMs !== undefined && expectedMs > nowMs && quietPolls > 1) {
    return Math.min(expectedMs - nowMs, longestSleepMs);
  }
  const sinceMs = nowMs - Math.max(lastNewsMs, expectedMs !== undefined && expectedMs <= nowMs ? expectedMs : 0);
  const isLate = lifecycle.awaiting?.possibleUntilMs !== undefined && sinceMs > lateEventMs;
  const slowest = isLate ? slowestLateMs : slowestMs;
  const delay = Math.min(slowest, Math.max(fastestMs, sinceMs / 4));
  return expectedMs !== undefined && expectedMs > nowMs ? Math.min(delay, expectedMs - nowMs) : delay;
}
