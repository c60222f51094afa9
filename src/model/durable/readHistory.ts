import { asObject } from '../base/parseObject';
import type { HistoryEvent } from './historyEvent';
import { readHistoryEvent } from './readHistoryEvent';

/**
 * Events of a saved history: an array of events (AWS's testing SDK) or the answer of GetDurableExecutionHistory (`{Events}`, the AWS
 * CLI). `undefined` if the text is neither.
 */
export function readHistory(text: string): readonly HistoryEvent[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const events = Array.isArray(value) ? value : asObject(value)?.Events;
  if (!Array.isArray(events) || !events.every(isEvent)) return undefined;
  return orderEvents(events.map(readHistoryEvent).filter((event) => event !== undefined));
}

/** Joins pages in any order, in which an event may occur twice, to one history in the order of what happened. */
export function orderEvents(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const byId = new Map<number, HistoryEvent>();
  for (const event of events) byId.set(event.eventId, event);
  return [...byId.values()].sort((a, b) => a.eventId - b.eventId);
}

function isEvent(value: unknown): boolean {
  return typeof asObject(value)?.EventType === 'string';
}
