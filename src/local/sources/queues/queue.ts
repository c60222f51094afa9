/** A message as a queue keeps it, and as its journal writes it. Times are epoch milliseconds. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  /** `MessageAttributes` as they were sent; binary values in base64. */
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** `AWSTraceHeader`. */
  readonly traceHeader: string | undefined;
  readonly sentMs: number;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** Of FIFO queues; 20 digits. */
  readonly sequenceNumber: string | undefined;
  /** ARN of the queue whose redrive policy moved it here. */
  readonly deadLetterSourceArn: string | undefined;
  readonly receiveCount: number;
  readonly firstReceivedMs: number | undefined;
  /** When it can be received, the first time or again. */
  readonly visibleAtMs: number;
  /** Of the last time it was received; older receipts delete nothing. */
  readonly receipt: string | undefined;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  /** Base64. */
  readonly BinaryValue?: string | undefined;
}

/** A queue: settings and messages, in the order in which they came. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  /** As `SetQueueAttributes` has them; what is not set has AWS's default. */
  attributes: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  readonly createdMs: number;
  readonly messages: Map<string, QueueMessage>;
  /** Ids of messages that cannot be received now: delayed, or in flight. */
  readonly hidden: Set<string>;
  /** Of FIFO: what was sent under a deduplication id, and until when that holds. */
  readonly sent: Map<string, SentMessage>;
}

export interface SentMessage {
  readonly id: string;
  readonly sequenceNumber: string;
  readonly untilMs: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const defaults: Readonly<Record<string, string>> = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
};

export function attributeOf(queue: Queue, name: string): string | undefined {
  return queue.attributes[name] ?? defaults[name];
}

export function secondsOf(queue: Queue, name: keyof typeof defaults): number {
  return Number(attributeOf(queue, name) ?? 0);
}

/** All attributes that have a value without looking at messages. */
export function settingsOf(queue: Queue): Readonly<Record<string, string>> {
  return { ...defaults, ...queue.attributes };
}

export function isFifo(queue: Queue): boolean {
  return queue.name.endsWith('.fifo');
}

export interface RedrivePolicy {
  readonly targetArn: string;
  readonly maxReceiveCount: number;
}

/** `undefined` without one, or where it cannot be read. */
export function redrivePolicyOf(queue: Queue): RedrivePolicy | undefined {
  try {
    const policy: unknown = JSON.parse(queue.attributes.RedrivePolicy ?? 'null');
    if (typeof policy !== 'object' || policy === null) return undefined;
    const targetArn: unknown = Reflect.get(policy, 'deadLetterTargetArn');
    const maxReceiveCount = Number(Reflect.get(policy, 'maxReceiveCount'));
    return typeof targetArn === 'string' && maxReceiveCount >= 1 ? { targetArn, maxReceiveCount } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is in flight: received, and not yet deleted or visible again. */
export function isInFlight(queue: Queue, message: QueueMessage): boolean {
  return message.receiveCount > 0 && queue.hidden.has(message.id);
}
