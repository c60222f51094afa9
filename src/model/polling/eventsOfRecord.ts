import type { PollEvent, RecordId } from './pollEvent';

/**
 * The events that tell the story of one record, in order: those that name it, those of the batches that contain it, and the
 * checkpoint that passed it. `events`: all of its source and mapping, in order.
 */
export function eventsOfRecord(record: RecordId, events: readonly PollEvent[]): readonly PollEvent[] {
  const batches = new Set<string>();
  const blocking = new Set<string>();
  let isCheckpointed = false;
  const isOfRecord = (event: PollEvent): boolean => {
    switch (event.kind) {
      case 'arrived':
      case 'received':
      case 'visible':
      case 'deleted':
      case 'redriven':
      case 'expired':
        return event.record === record;
      case 'polled':
      case 'filtered':
        return event.records.includes(record);
      case 'batched':
        if (event.records.includes(record)) batches.add(event.batchId);
        return event.records.includes(record);
      case 'bisected': {
        if (!batches.delete(event.batchId)) return false;
        blocking.add(event.batchId);
        for (const part of event.into) if (part.records.includes(record)) batches.add(part.batchId);
        return true;
      }
      case 'invoked':
      case 'blocked':
        if (event.kind === 'blocked' && event.records.includes(record)) blocking.add(event.batchId);
        return event.records.includes(record);
      case 'givenUp':
        return event.records.includes(record);
      case 'checkpointed': {
        const isPast = !isCheckpointed && isAtOrAfter(event.record, record);
        isCheckpointed ||= isPast;
        return isPast;
      }
      case 'unblocked':
        return blocking.has(event.batchId);
      case 'succeeded':
      case 'failed':
      case 'throttled':
      case 'retried':
      case 'delivered':
        return batches.has(event.batchId);
      case 'window':
      case 'state':
        return false;
    }
  };
  return events.filter(isOfRecord);
}

/** Whether a stream's record is in the same shard as another, and not before it. */
function isAtOrAfter(one: RecordId, other: RecordId): boolean {
  const [shard, sequence] = splitId(one);
  const [otherShard, otherSequence] = splitId(other);
  if (shard !== otherShard || !/^\d+$/.test(sequence) || !/^\d+$/.test(otherSequence)) return false;
  return BigInt(sequence) >= BigInt(otherSequence);
}

function splitId(id: RecordId): readonly [string, string] {
  const at = id.lastIndexOf(':');
  return [id.slice(0, Math.max(0, at)), id.slice(at + 1)];
}
