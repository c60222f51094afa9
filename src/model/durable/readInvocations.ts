import type { ExecutionInvocation } from './executionTree';
import type { HistoryEvent } from './historyEvent';
import { invocationOfEvents } from './invocationOfEvents';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The invocations of a history, in order; the last one is open if it has written events and no end. */
export function readInvocations(events: readonly HistoryEvent[]): readonly ExecutionInvocation[] {
  const numbers = invocationOfEvents(events);
  const invocations: Writable<ExecutionInvocation>[] = [];
  const replay = new ReplayCount();
  /** The current invocation's first event, and how many operations had ended before it. */
  let first: { readonly atMs: number; readonly replayed: number } | undefined;
  for (const [index, event] of events.entries()) {
    if (numbers[index] !== undefined) first ??= { atMs: event.atMs, replayed: replay.count };
    if (event.type === 'InvocationCompleted') {
      const number = invocations.length + 1;
      const untilMs = Math.min(Math.max(first?.atMs ?? event.endMs, event.startMs), event.endMs);
      const { startMs, endMs, requestId, error } = event;
      const replayedMs = number === 1 ? 0 : untilMs - startMs;
      const replayedOperations = first?.replayed ?? replay.count;
      invocations.push({ number, startMs, endMs, requestId, error, replayedMs, replayedOperations });
      first = undefined;
    }
    replay.add(event);
  }
  if (first) {
    invocations.push({
      number: invocations.length + 1,
      startMs: first.atMs,
      endMs: undefined,
      requestId: undefined,
      error: undefined,
      replayedMs: 0,
      replayedOperations: first.replayed,
    });
  }
  return invocations;
}

const endings = /(?:Succeeded|Failed|TimedOut|Stopped|Cancelled)$/;

/** Counts the operations that a replay would return: those that have ended, without what ended contexts contain. */
class ReplayCount {
  private readonly ended = new Set<string>();
  private readonly childrenOf = new Map<string, Set<string>>();

  get count(): number {
    return this.ended.size;
  }

  add(event: HistoryEvent): void {
    const { id, parentId, type } = event;
    if (id === undefined || type.startsWith('Execution') || type === 'unknown' || !endings.test(type)) return;
    if ('retry' in event && event.retry.nextAttemptDelaySeconds !== undefined) return;
    for (const child of this.childrenOf.get(id) ?? []) this.ended.delete(child);
    this.childrenOf.delete(id);
    this.ended.add(id);
    if (parentId === undefined) return;
    const siblings = this.childrenOf.get(parentId) ?? new Set();
    this.childrenOf.set(parentId, siblings.add(id));
  }
}
