import { isFifo, isInFlight, type Queue, type QueueMessage } from './queue';

/**
 * The messages that can be received now, oldest first. Of a FIFO queue none of a group behind one that is in flight, so that
 * each group stays in order.
 */
export function receivable(queue: Queue, limit: number): readonly QueueMessage[] {
  const found: QueueMessage[] = [];
  const locked = new Set<string | undefined>();
  const hasGroups = isFifo(queue);
  for (const message of queue.messages.values()) {
    if (found.length >= limit) break;
    const isHidden = queue.hidden.has(message.id);
    if (hasGroups && (isInFlight(queue, message) || isHidden)) locked.add(message.groupId);
    if (isHidden || (hasGroups && locked.has(message.groupId))) continue;
    found.push(message);
  }
  return found;
}
