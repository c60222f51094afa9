import type { JournalEntry } from '../../storage/journal';
import type { Queue, QueueMessage, SentMessage } from './queue';

/** One change of a queue in its journal. */
export type QueueEntry =
  | ({ readonly kind: 'queue'; readonly sent?: readonly (readonly [string, SentMessage])[] } & Pick<
      Queue,
      'name' | 'arn' | 'attributes' | 'tags' | 'createdMs'
    >)
  | { readonly kind: 'removed'; readonly queue: string }
  | { readonly kind: 'sent'; readonly queue: string; readonly message: QueueMessage; readonly sentUntilMs: number }
  | { readonly kind: 'changed'; readonly queue: string; readonly message: QueueMessage }
  | {
      readonly kind: 'moved';
      readonly queue: string;
      readonly id: string;
      readonly to: string;
      readonly message: QueueMessage;
    }
  | { readonly kind: 'deleted'; readonly queue: string; readonly id: string };

/**
 * Applies a change; ignores one for a deleted queue. The file is our own: its entries have the shape of `QueueEntry`.
 */
export function applyQueueEntry(queues: Map<string, Queue>, raw: JournalEntry): void {
  if (!isQueueEntry(raw)) return;
  if (raw.kind === 'queue') {
    putQueue(queues, raw);
    return;
  }
  const queue = queues.get(raw.queue);
  if (queue === undefined) return;
  switch (raw.kind) {
    case 'removed':
      queues.delete(raw.queue);
      return;
    case 'sent':
      keep(queue, raw.message);
      remember(queue, raw.message, raw.sentUntilMs);
      return;
    case 'changed':
      if (queue.messages.has(raw.message.id)) keep(queue, raw.message);
      return;
    case 'moved': {
      forget(queue, raw.id);
      const target = queues.get(raw.to);
      if (target !== undefined) keep(target, raw.message);
      return;
    }
    case 'deleted':
      forget(queue, raw.id);
  }
}

/** Entries that recreate the current queues. */
export function* queueEntries(queues: Iterable<Queue>): Generator<QueueEntry> {
  for (const { name, arn, attributes, tags, createdMs, messages, sent } of queues) {
    yield { kind: 'queue', name, arn, attributes, tags, createdMs, sent: [...sent] };
    for (const message of messages.values()) yield { kind: 'sent', queue: name, message, sentUntilMs: 0 };
  }
}

function putQueue(
  queues: Map<string, Queue>,
  { name, arn, attributes, tags, createdMs, sent = [] }: QueueEntry & { kind: 'queue' },
): void {
  const present = queues.get(name);
  if (present === undefined) {
    const content = { messages: new Map(), hidden: new Set<string>(), sent: new Map(sent) };
    queues.set(name, { name, arn, attributes, tags, createdMs, ...content });
    return;
  }
  present.attributes = attributes;
  present.tags = tags;
}

function keep(queue: Queue, message: QueueMessage): void {
  queue.messages.set(message.id, message);
  // Whether it is visible by now is found by the store, which knows the time.
  if (message.visibleAtMs > message.sentMs || message.receiveCount > 0) queue.hidden.add(message.id);
}

function forget(queue: Queue, id: string): void {
  queue.messages.delete(id);
  queue.hidden.delete(id);
}

function remember(queue: Queue, { id, deduplicationId, sequenceNumber, sentMs }: QueueMessage, untilMs: number): void {
  if (deduplicationId === undefined || sequenceNumber === undefined) return;
  for (const [old, sent] of queue.sent) {
    if (sent.untilMs >= sentMs) break;
    queue.sent.delete(old);
  }
  queue.sent.set(deduplicationId, { id, sequenceNumber, untilMs });
}

function isQueueEntry(entry: JournalEntry | QueueEntry): entry is QueueEntry {
  return typeof entry.kind === 'string';
}
