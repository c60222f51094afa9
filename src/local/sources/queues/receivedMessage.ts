import type { ReceivedMessage } from '../../../events/batchRecords';
import { md5Of, md5OfAttributes } from './md5';
import type { Queue, QueueMessage } from './queue';

/** A receipt handle names the queue's message and the time it was received. */
export function receiptHandleOf({ id, receipt }: QueueMessage): string {
  return Buffer.from(`${id} ${receipt}`, 'utf8').toString('base64');
}

/** `undefined` for what is no receipt handle. */
export function readReceiptHandle(handle: string): { readonly id: string; readonly receipt: string } | undefined {
  const [id, receipt, ...rest] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  return id !== undefined && receipt !== undefined && rest.length === 0 ? { id, receipt } : undefined;
}

/** All system attributes that `ReceiveMessage` can give. */
export function systemAttributesOf(message: QueueMessage, senderId: string): Readonly<Record<string, string>> {
  const all = {
    SenderId: senderId,
    SentTimestamp: String(Math.floor(message.sentMs)),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp:
      message.firstReceivedMs === undefined ? undefined : String(Math.floor(message.firstReceivedMs)),
    SequenceNumber: message.sequenceNumber,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    AWSTraceHeader: message.traceHeader,
    DeadLetterQueueSourceArn: message.deadLetterSourceArn,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** As `ReceiveMessage` answers it, with all attributes; binary values as bytes. */
export function receivedMessage(message: QueueMessage, senderId: string): ReceivedMessage {
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandleOf(message),
    Body: message.body,
    MD5OfBody: md5Of(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes),
    Attributes: systemAttributesOf(message, senderId),
    MessageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          DataType,
          StringValue,
          BinaryValue: BinaryValue === undefined ? undefined : Buffer.from(BinaryValue, 'base64'),
        },
      ]),
    ),
  };
}

/** Which of `available` a list of names asks for: `All`, `.*`, a name, or `prefix.*`. */
export function pickAttributes<Value>(
  available: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  const isWanted = (name: string) =>
    names.some(
      (one) =>
        one === 'All' || one === '.*' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(available).filter(([name]) => isWanted(name)));
}

/** The account id, used as the sender's id. */
export function senderOf({ arn }: Queue): string {
  return arn.split(':')[4] ?? '';
}
