import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SourceStep } from '../../../model/polling/pollEvent';
import { Journal, type JournalEntry } from '../../storage/journal';
import type { Pace } from '../../storage/pace';
import { Signal } from '../../storage/signal';
import { isFifo, isInFlight, type Queue, type QueueMessage, redrivePolicyOf, secondsOf } from './queue';
import { applyQueueEntry, type QueueEntry, queueEntries } from './queueEntries';
import { receivable } from './receivable';

export interface QueueSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly pace: Pace;
  /** `undefined`: nothing is persisted across restarts. */
  readonly stateFolder: string | undefined;
  now(): number;
  emit(sourceArn: string, step: SourceStep): void;
}

/** What is sent; absent settings are the queue's. */
export interface OutgoingMessage
  extends Pick<QueueMessage, 'body' | 'attributes' | 'traceHeader' | 'groupId' | 'deduplicationId'> {
  readonly delaySeconds: number | undefined;
}

/** How long a deduplication id holds (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html). */
const deduplicationSeconds = 300;

/**
 * SQS's queues: messages in order, visibility, receive counts, redrive, FIFO groups and deduplication. All changes go through
 * `change`, which writes them to the journal.
 */
export class QueueStore {
  readonly queues = new Map<string, Queue>();
  readonly changed = new Signal();
  private readonly journal: Journal;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private lastSequenceNumber = 0n;

  constructor(private readonly surroundings: QueueSurroundings) {
    const { stateFolder } = surroundings;
    this.journal = new Journal(stateFolder && join(stateFolder, 'queues.journal'), () =>
      queueEntries(this.queues.values()),
    );
  }

  /** Loads the state of an earlier process. */
  open(): void {
    this.journal.replay((entry: JournalEntry) => applyQueueEntry(this.queues, entry));
    for (const queue of this.queues.values()) this.sweep(queue);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Settles when all changes so far are on disk. */
  written(): Promise<void> {
    return this.journal.written();
  }

  arnOf(name: string): string {
    const { region, accountId } = this.surroundings.place;
    return `arn:aws:sqs:${region}:${accountId}:${name}`;
  }

  byArn(arn: string): Queue | undefined {
    return [...this.queues.values()].find((queue) => queue.arn === arn);
  }

  /** Makes a queue, or changes the one of this name. */
  put(name: string, attributes: Queue['attributes'], tags: Queue['tags']): Queue {
    const { now } = this.surroundings;
    this.change({ kind: 'queue', name, arn: this.arnOf(name), attributes, tags, createdMs: now() });
    const queue = this.queues.get(name);
    if (queue === undefined) throw new Error(`queue ${name} was not made`);
    this.sweep(queue);
    return queue;
  }

  remove(name: string): void {
    clearTimeout(this.timers.get(name));
    this.change({ kind: 'removed', queue: name });
  }

  send(queue: Queue, outgoing: OutgoingMessage): QueueMessage {
    const { now, pace } = this.surroundings;
    const nowMs = now();
    const deduplicationId = isFifo(queue) ? (outgoing.deduplicationId ?? contentId(outgoing.body)) : undefined;
    const earlier = deduplicationId === undefined ? undefined : queue.sent.get(deduplicationId);
    const delaySeconds = outgoing.delaySeconds ?? secondsOf(queue, 'DelaySeconds');
    const message: QueueMessage = {
      id: randomUUID(),
      body: outgoing.body,
      attributes: outgoing.attributes,
      traceHeader: outgoing.traceHeader,
      sentMs: nowMs,
      groupId: outgoing.groupId,
      deduplicationId,
      sequenceNumber: isFifo(queue) ? this.nextSequenceNumber(nowMs) : undefined,
      deadLetterSourceArn: undefined,
      receiveCount: 0,
      firstReceivedMs: undefined,
      visibleAtMs: nowMs + pace.fromSeconds(delaySeconds),
      receipt: undefined,
    };
    if (earlier !== undefined && earlier.untilMs > nowMs) {
      return { ...message, id: earlier.id, sequenceNumber: earlier.sequenceNumber };
    }
    const sentUntilMs = nowMs + pace.fromSeconds(deduplicationSeconds);
    this.change({ kind: 'sent', queue: queue.name, message, sentUntilMs });
    this.arrived(queue, message);
    return message;
  }

  /** Receives up to `limit` messages, which become invisible for the visibility timeout. */
  receive(queue: Queue, limit: number, visibilitySeconds?: number): readonly QueueMessage[] {
    const { now, pace, emit } = this.surroundings;
    this.sweep(queue);
    const nowMs = now();
    const visibleAtMs = nowMs + pace.fromSeconds(visibilitySeconds ?? secondsOf(queue, 'VisibilityTimeout'));
    const taken = receivable(queue, limit).map((message) => {
      const received = {
        ...message,
        receiveCount: message.receiveCount + 1,
        firstReceivedMs: message.firstReceivedMs ?? nowMs,
        visibleAtMs,
        receipt: randomUUID(),
      };
      this.change({ kind: 'changed', queue: queue.name, message: received });
      queue.hidden.add(message.id);
      emit(queue.arn, { kind: 'received', record: message.id, receiveCount: received.receiveCount, visibleAtMs });
      return received;
    });
    if (taken.length > 0) this.sweep(queue);
    return taken;
  }

  /** Deletes by the latest receipt; an older receipt, or one of a deleted message, has no effect. */
  delete(queue: Queue, id: string, receipt: string): void {
    if (queue.messages.get(id)?.receipt !== receipt) return;
    this.change({ kind: 'deleted', queue: queue.name, id });
    this.surroundings.emit(queue.arn, { kind: 'deleted', record: id });
    // The next message of its group can be received now.
    this.changed.notify();
  }

  purge(queue: Queue): void {
    for (const id of [...queue.messages.keys()]) {
      this.change({ kind: 'deleted', queue: queue.name, id });
      this.surroundings.emit(queue.arn, { kind: 'deleted', record: id });
    }
  }

  /** `false` when the message is not in flight. */
  changeVisibility(queue: Queue, id: string, seconds: number): boolean {
    const message = queue.messages.get(id);
    if (message === undefined || !isInFlight(queue, message)) return false;
    const visibleAtMs = this.surroundings.now() + this.surroundings.pace.fromSeconds(seconds);
    this.change({ kind: 'changed', queue: queue.name, message: { ...message, visibleAtMs } });
    this.sweep(queue);
    return true;
  }

  /**
   * Moves a message. The redrive policy keeps its id and the time it was sent; a move task makes a new message of it
   * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
   */
  move(from: Queue, to: Queue, message: QueueMessage, by: 'policy' | 'task'): void {
    const nowMs = this.surroundings.now();
    const own = by === 'policy' ? { id: message.id, sentMs: message.sentMs } : { id: randomUUID(), sentMs: nowMs };
    const moved: QueueMessage = {
      ...message,
      ...own,
      deadLetterSourceArn: by === 'policy' ? from.arn : undefined,
      receiveCount: 0,
      firstReceivedMs: undefined,
      visibleAtMs: nowMs,
      receipt: undefined,
    };
    this.change({ kind: 'moved', queue: from.name, id: message.id, to: to.name, message: moved });
    this.arrived(to, moved);
  }

  /** Ends expired timeouts and delays, and sets the timer for the next one. */
  private sweep(queue: Queue): void {
    const nowMs = this.surroundings.now();
    this.expire(queue, nowMs);
    let nextMs = Number.POSITIVE_INFINITY;
    for (const id of [...queue.hidden]) {
      const message = queue.messages.get(id);
      if (message === undefined) queue.hidden.delete(id);
      else if (message.visibleAtMs <= nowMs) this.show(queue, message);
      else nextMs = Math.min(nextMs, message.visibleAtMs);
    }
    const [oldest] = queue.messages.values();
    if (oldest !== undefined) nextMs = Math.min(nextMs, this.expiryOf(queue, oldest));
    clearTimeout(this.timers.get(queue.name));
    this.timers.delete(queue.name);
    if (nextMs === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(() => this.sweep(queue), Math.min(Math.max(1, Math.ceil(nextMs - nowMs)), 0x7fffffff));
    this.timers.set(queue.name, timer.unref());
  }

  private show(queue: Queue, message: QueueMessage): void {
    queue.hidden.delete(message.id);
    const { receiveCount } = message;
    const policy = redrivePolicyOf(queue);
    const target = policy === undefined ? undefined : this.byArn(policy.targetArn);
    if (target !== undefined && policy !== undefined && receiveCount >= policy.maxReceiveCount) {
      const step = { kind: 'redriven', record: message.id, receiveCount, targetArn: target.arn } as const;
      this.surroundings.emit(queue.arn, step);
      this.move(queue, target, message, 'policy');
    } else {
      this.surroundings.emit(queue.arn, { kind: 'visible', record: message.id, receiveCount });
    }
    this.changed.notify();
  }

  private expire(queue: Queue, nowMs: number): void {
    for (const message of queue.messages.values()) {
      if (this.expiryOf(queue, message) > nowMs) return;
      this.change({ kind: 'deleted', queue: queue.name, id: message.id });
      this.surroundings.emit(queue.arn, { kind: 'expired', record: message.id });
    }
  }

  private expiryOf(queue: Queue, { sentMs }: QueueMessage): number {
    return sentMs + this.surroundings.pace.fromSeconds(secondsOf(queue, 'MessageRetentionPeriod'));
  }

  private arrived(queue: Queue, { id, visibleAtMs, traceHeader }: QueueMessage): void {
    if (visibleAtMs > this.surroundings.now()) queue.hidden.add(id);
    else queue.hidden.delete(id);
    const traceId = /Root=([^;]+)/.exec(traceHeader ?? '')?.[1];
    const arrived = { kind: 'arrived', record: id, visibleAtMs } as const;
    this.surroundings.emit(queue.arn, traceId === undefined ? arrived : { ...arrived, traceId });
    this.sweep(queue);
    this.changed.notify();
  }

  private change(entry: QueueEntry): void {
    applyQueueEntry(this.queues, entry);
    this.journal.append(entry);
  }

  /** Grows over restarts, too: it begins with the time. */
  private nextSequenceNumber(nowMs: number): string {
    const minNumber = BigInt(Math.floor(nowMs)) * 1_000_000n;
    this.lastSequenceNumber = this.lastSequenceNumber >= minNumber ? this.lastSequenceNumber + 256n : minNumber;
    return String(this.lastSequenceNumber).padStart(20, '0');
  }
}

function contentId(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
