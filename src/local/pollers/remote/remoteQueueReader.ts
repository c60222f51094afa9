import { type ReceivedMessage, sqsRecord } from '../../../events/batchRecords';
import { asObject } from '../../../model/base/parseObject';
import type { PolledMessage, QueueReader, ReceiveRequest } from '../queues/queueReader';
import { type EndpointClient, remoteServices } from './endpointClient';

/** The longest wait of one call of SQS. */
const maxWaitSeconds = 20;

/** A queue behind an endpoint. Its time is not scaled. */
export class RemoteQueueReader implements QueueReader {
  private url: string | undefined;
  private visibility = 30;

  constructor(
    private readonly client: EndpointClient,
    readonly sourceArn: string,
    private readonly now: () => number,
  ) {}

  async visibilitySeconds(): Promise<number> {
    await this.queueUrl();
    return this.visibility;
  }

  async receive({ limit, waitMs, visibilitySeconds, signal }: ReceiveRequest): Promise<readonly PolledMessage[]> {
    const QueueUrl = await this.queueUrl();
    const VisibilityTimeout = Math.ceil(visibilitySeconds);
    const input = {
      QueueUrl,
      MaxNumberOfMessages: limit,
      WaitTimeSeconds: Math.min(maxWaitSeconds, Math.max(0, Math.floor(waitMs / 1000))),
      VisibilityTimeout,
      AttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    try {
      const { Messages } = await this.client.call(remoteServices.sqs, 'ReceiveMessage', input, signal);
      const visibleAtMs = this.now() + VisibilityTimeout * 1000;
      return (Array.isArray(Messages) ? Messages : []).map((one: unknown) => this.polled(one, visibleAtMs));
    } catch (error) {
      if (signal.aborted) return [];
      throw error;
    }
  }

  async delete(messages: readonly PolledMessage[]): Promise<void> {
    await this.batch('DeleteMessageBatch', messages, {});
  }

  async hide(messages: readonly PolledMessage[], seconds: number): Promise<void> {
    await this.batch('ChangeMessageVisibilityBatch', messages, { VisibilityTimeout: Math.ceil(seconds) });
  }

  private async batch(operation: string, messages: readonly PolledMessage[], more: object): Promise<void> {
    const QueueUrl = await this.queueUrl();
    for (let from = 0; from < messages.length; from += 10) {
      const Entries = messages
        .slice(from, from + 10)
        .map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt, ...more }));
      await this.client.call(remoteServices.sqs, operation, { QueueUrl, Entries });
    }
  }

  private async queueUrl(): Promise<string> {
    if (this.url !== undefined) return this.url;
    const QueueName = this.sourceArn.split(':').at(-1);
    const { QueueUrl } = await this.client.call(remoteServices.sqs, 'GetQueueUrl', { QueueName });
    const asked = { QueueUrl, AttributeNames: ['VisibilityTimeout'] };
    const { Attributes } = await this.client.call(remoteServices.sqs, 'GetQueueAttributes', asked);
    this.visibility = Number(asObject(Attributes)?.VisibilityTimeout ?? 30);
    this.url = String(QueueUrl);
    return this.url;
  }

  private polled(value: unknown, visibleAtMs: number): PolledMessage {
    const message = readMessage(value);
    const { Attributes = {} } = message;
    return {
      id: message.MessageId ?? '',
      receipt: message.ReceiptHandle ?? '',
      receiveCount: Number(Attributes.ApproximateReceiveCount ?? 1),
      record: sqsRecord(message, this.sourceArn),
      sentMs: Number(Attributes.SentTimestamp ?? this.now()),
      receivedMs: this.now(),
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
