import { sqsRecord } from '../../../events/batchRecords';
import { type Queue, type QueueMessage, secondsOf } from '../../sources/queues/queue';
import type { QueueStore } from '../../sources/queues/queueStore';
import { receivedMessage, senderOf } from '../../sources/queues/receivedMessage';
import type { PolledMessage, QueueReader, ReceiveRequest } from './queueReader';

/** A queue of this service. */
export class LocalQueueReader implements QueueReader {
  constructor(
    private readonly store: QueueStore,
    readonly sourceArn: string,
    private readonly now: () => number,
  ) {}

  async visibilitySeconds(): Promise<number> {
    const queue = this.store.byArn(this.sourceArn);
    return queue === undefined ? 30 : secondsOf(queue, 'VisibilityTimeout');
  }

  async receive({ limit, waitMs, visibilitySeconds, signal }: ReceiveRequest): Promise<readonly PolledMessage[]> {
    const untilMs = this.now() + waitMs;
    for (;;) {
      const queue = this.store.byArn(this.sourceArn);
      const messages = queue === undefined ? [] : this.store.receive(queue, limit, visibilitySeconds);
      if (queue !== undefined && messages.length > 0) return messages.map((one) => this.polled(one, queue));
      if (signal.aborted || this.now() >= untilMs) return [];
      await this.store.changed.wait(untilMs - this.now(), signal);
      if (signal.aborted) return [];
    }
  }

  async delete(messages: readonly PolledMessage[]): Promise<void> {
    const queue = this.store.byArn(this.sourceArn);
    if (queue === undefined) return;
    for (const { id, receipt } of messages) this.store.delete(queue, id, receipt);
    await this.store.written();
  }

  async hide(messages: readonly PolledMessage[], seconds: number): Promise<void> {
    const queue = this.store.byArn(this.sourceArn);
    if (queue === undefined) return;
    for (const { id, receipt } of messages) {
      // Somebody else may have it by now.
      if (queue.messages.get(id)?.receipt === receipt) this.store.changeVisibility(queue, id, seconds);
    }
  }

  private polled(message: QueueMessage, queue: Queue): PolledMessage {
    return {
      id: message.id,
      receipt: message.receipt ?? '',
      receiveCount: message.receiveCount,
      record: sqsRecord(receivedMessage(message, senderOf(queue)), this.sourceArn),
      sentMs: message.sentMs,
      receivedMs: this.now(),
      visibleAtMs: message.visibleAtMs,
      traceHeader: message.traceHeader,
    };
  }
}
