import type { MessageAttribute } from '../sources/queues/queue';

/** The data sent to a destination. */
export interface Delivery {
  /** AWS's record of how it ended. */
  readonly record: Readonly<Record<string, unknown>>;
  /** What the function was called with, JSON text: S3 gets it, too. */
  readonly payload: string;
  /** Of the object in S3. */
  readonly key: string;
  readonly traceId: string;
  readonly isSuccess: boolean;
}

/** What a dead-letter queue is sent: the event as it was. */
export interface DeadLetter {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly traceId: string;
}

/**
 * Sends finished events to their configured destination. Both methods return `undefined` on success, otherwise the
 * reason as a sentence.
 */
export interface DestinationSender {
  send(arn: string, delivery: Delivery): Promise<string | undefined>;
  /** To a queue or a topic. */
  sendMessage(arn: string, message: DeadLetter): Promise<string | undefined>;
}
