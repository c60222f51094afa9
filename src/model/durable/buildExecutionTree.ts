import type { ExecutionStatus } from './execution';
import type { ExecutionInvocation, ExecutionTotals, ExecutionTree } from './executionTree';
import type { HistoryEvent, HistoryEventOf } from './historyEvent';
import { orderEvents } from './readHistory';
import { readInvocations } from './readInvocations';
import { readOperations } from './readOperations';

/** An execution's history, in pages of any order, as a tree. Pure; `nowMs` is where an open execution ends for the totals. */
export function buildExecutionTree(history: readonly HistoryEvent[], nowMs: number): ExecutionTree {
  const events = orderEvents(history);
  const started = events.find((event) => event.type === 'ExecutionStarted');
  const ended = events.find(isEnd);
  const endMs = ended?.atMs;
  const invocations = readInvocations(events);
  const startMs = started?.atMs ?? events[0]?.atMs ?? nowMs;
  return {
    status: ended ? statusOf[ended.type] : 'RUNNING',
    startMs,
    endMs,
    isPartial: started === undefined,
    input: started?.input,
    result: ended && 'result' in ended ? ended.result : undefined,
    error: ended && 'error' in ended ? ended.error : undefined,
    timeoutSeconds: started?.timeoutSeconds,
    ...readOperations(events, endMs),
    invocations,
    totals: totalsOf(startMs, endMs ?? Math.max(nowMs, events.at(-1)?.atMs ?? 0), invocations),
  };
}

const statusOf: Readonly<Record<EndEvent['type'], ExecutionStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionStopped: 'STOPPED',
};

type EndEvent =
  | HistoryEventOf<'ExecutionSucceeded'>
  | Extract<HistoryEvent, { readonly type: 'ExecutionFailed' | 'ExecutionTimedOut' | 'ExecutionStopped' }>;

function isEnd(event: HistoryEvent): event is EndEvent {
  return event.type in statusOf;
}

function totalsOf(startMs: number, endMs: number, invocations: readonly ExecutionInvocation[]): ExecutionTotals {
  const durationMs = Math.max(0, endMs - startMs);
  let ranMs = 0;
  let billedMs = 0;
  let replayedMs = 0;
  for (const invocation of invocations) {
    // An invocation may still run for a moment after a stop.
    const untilMs = Math.min(invocation.endMs ?? endMs, endMs);
    ranMs += Math.max(0, untilMs - Math.max(invocation.startMs, startMs));
    if (invocation.endMs !== undefined) billedMs += Math.max(1, Math.ceil(invocation.endMs - invocation.startMs));
    replayedMs += invocation.replayedMs;
  }
  return {
    durationMs,
    ranMs: Math.min(ranMs, durationMs),
    waitedMs: Math.max(0, durationMs - ranMs),
    replayedMs,
    billedMs,
  };
}
