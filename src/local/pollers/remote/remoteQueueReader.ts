import { type ReceivedMessage, sqsRecord } from '../../../events/batchRecords';
import { asObject, parseObject } from '../../../model/base/parseObject';
import type { SourceStep } from '../../../model/polling/pollEvent';
import type { PolledMessage, QueueReader, ReceiveRequest } from '../queues/queueReader';
import { type EndpointClient, remoteServices } from './endpointClient';
import { remoteQueueUrl } from './remoteQueueUrl';

/** The longest wait of one call of SQS. */
const maxWaitSeconds = 20;

/** Reports what becomes of a message. */
export type EmitSourceStep = (step: SourceStep) => void;

interface QueueSurroundings {
  readonly client: EndpointClient;
  now(): number;
  readonly emit: EmitSourceStep;
}

/** What the queue's attributes say. */
interface QueueTerms {
  readonly url: string;
  readonly visibilitySeconds: number;
  readonly deadLetterArn: string | undefined;
  readonly maximumReceives: number;
}

/** After its visibility timeout a queue moves a message when it is asked for messages. */
const moveMs = 1_000;

/**
 * A queue behind an endpoint. Its time is not scaled. It does not tell what becomes of its messages: that one is in the
 * dead-letter queue follows from its redrive policy, when the visibility timeout after the last receive has ended.
 */
export class RemoteQueueReader implements QueueReader {
  private terms: QueueTerms | undefined;
  /** Messages that are not received again, by id: their count, and when their visibility timeout ends. */
  private readonly lastReceives = new Map<string, Pick<PolledMessage, 'receiveCount' | 'visibleAtMs'>>();

  constructor(
    private readonly surroundings: QueueSurroundings,
    readonly sourceArn: string,
  ) {}

  async visibilitySeconds(): Promise<number> {
    return (await this.queue()).visibilitySeconds;
  }

  async receive({ limit, waitMs, visibilitySeconds, signal }: ReceiveRequest): Promise<readonly PolledMessage[]> {
    const { url: QueueUrl } = await this.queue();
    const { client, now } = this.surroundings;
    const VisibilityTimeout = Math.ceil(visibilitySeconds);
    const untilMoveMs = Math.min(...[...this.lastReceives.values()].map((one) => one.visibleAtMs + moveMs)) - now();
    const input = {
      QueueUrl,
      MaxNumberOfMessages: limit,
      WaitTimeSeconds: Math.min(maxWaitSeconds, Math.max(0, Math.ceil(Math.min(waitMs, untilMoveMs) / 1000))),
      VisibilityTimeout,
      AttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    try {
      const askedMs = now();
      const { Messages } = await client.call(remoteServices.sqs, 'ReceiveMessage', input, signal);
      const visibleAtMs = now() + VisibilityTimeout * 1000;
      const polled = (Array.isArray(Messages) ? Messages : []).map((one: unknown) => this.messageOf(one, visibleAtMs));
      for (const message of polled) this.noteReceived(message);
      this.noteMoved(askedMs);
      return polled;
    } catch (error) {
      if (signal.aborted) return [];
      throw error;
    }
  }

  async delete(messages: readonly PolledMessage[]): Promise<void> {
    await this.batch('DeleteMessageBatch', messages, {});
    for (const { id } of messages) {
      this.lastReceives.delete(id);
      this.surroundings.emit({ kind: 'deleted', record: id });
    }
  }

  async hide(messages: readonly PolledMessage[], seconds: number): Promise<void> {
    await this.batch('ChangeMessageVisibilityBatch', messages, { VisibilityTimeout: Math.ceil(seconds) });
    const visibleAtMs = this.surroundings.now() + seconds * 1000;
    for (const { id, receiveCount } of messages) {
      if (this.lastReceives.has(id)) this.lastReceives.set(id, { receiveCount, visibleAtMs });
    }
  }

  private noteReceived({ id, receiveCount, visibleAtMs }: PolledMessage): void {
    const { emit } = this.surroundings;
    if (receiveCount > 1) emit({ kind: 'visible', record: id, receiveCount: receiveCount - 1 });
    emit({ kind: 'received', record: id, receiveCount, visibleAtMs });
    const { deadLetterArn, maximumReceives = 0 } = this.terms ?? {};
    if (deadLetterArn !== undefined && receiveCount >= maximumReceives) {
      this.lastReceives.set(id, { receiveCount, visibleAtMs });
    }
  }

  /** The queue was asked for messages at `askedMs`: it has moved those whose last receive was over by then. */
  private noteMoved(askedMs: number): void {
    const targetArn = this.terms?.deadLetterArn;
    for (const [record, { receiveCount, visibleAtMs }] of this.lastReceives) {
      if (visibleAtMs > askedMs || targetArn === undefined) continue;
      this.lastReceives.delete(record);
      this.surroundings.emit({ kind: 'redriven', record, receiveCount, targetArn });
    }
  }

  private async batch(operation: string, messages: readonly PolledMessage[], more: object): Promise<void> {
    const { url: QueueUrl } = await this.queue();
    for (let from = 0; from < messages.length; from += 10) {
      const Entries = messages
        .slice(from, from + 10)
        .map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt, ...more }));
      await this.surroundings.client.call(remoteServices.sqs, operation, { QueueUrl, Entries });
    }
  }

  private async queue(): Promise<QueueTerms> {
    if (this.terms !== undefined) return this.terms;
    const { client } = this.surroundings;
    const url = await remoteQueueUrl(client, this.sourceArn);
    const asked = { QueueUrl: url, AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'] };
    const { Attributes } = await client.call(remoteServices.sqs, 'GetQueueAttributes', asked);
    const { VisibilityTimeout = 30, RedrivePolicy } = asObject(Attributes) ?? {};
    const policy = typeof RedrivePolicy === 'string' ? parseObject(RedrivePolicy) : undefined;
    const { deadLetterTargetArn, maxReceiveCount } = policy ?? {};
    this.terms = {
      url,
      visibilitySeconds: Number(VisibilityTimeout),
      deadLetterArn: typeof deadLetterTargetArn === 'string' ? deadLetterTargetArn : undefined,
      maximumReceives: Number(maxReceiveCount),
    };
    return this.terms;
  }

  private messageOf(value: unknown, visibleAtMs: number): PolledMessage {
    const message = readMessage(value);
    const { Attributes = {} } = message;
    return {
      id: message.MessageId ?? '',
      receipt: message.ReceiptHandle ?? '',
      receiveCount: Number(Attributes.ApproximateReceiveCount ?? 1),
      record: sqsRecord(message, this.sourceArn),
      sentMs: Number(Attributes.SentTimestamp ?? this.surroundings.now()),
      receivedMs: this.surroundings.now(),
      visibleAtMs,
      traceHeader: Attributes.AWSTraceHeader,
    };
  }
}

function readMessage(value: unknown): ReceivedMessage {
  const message = asObject(value) ?? {};
  const text = (name: string) => (typeof message[name] === 'string' ? message[name] : undefined);
  const texts = Object.entries(asObject(message.Attributes) ?? {}).map(([name, one]) => [name, String(one)] as const);
  return {
    MessageId: text('MessageId'),
    ReceiptHandle: text('ReceiptHandle'),
    Body: text('Body'),
    MD5OfBody: text('MD5OfBody'),
    MD5OfMessageAttributes: text('MD5OfMessageAttributes'),
    Attributes: Object.fromEntries(texts),
    MessageAttributes: Object.fromEntries(
      Object.entries(asObject(message.MessageAttributes) ?? {}).map(([name, one]) => {
        const { DataType, StringValue, BinaryValue } = asObject(one) ?? {};
        return [
          name,
          {
            DataType: String(DataType),
            StringValue: typeof StringValue === 'string' ? StringValue : undefined,
            BinaryValue: typeof BinaryValue === 'string' ? Buffer.from(BinaryValue, 'base64') : undefined,
          },
        ];
      }),
    ),
  };
}
