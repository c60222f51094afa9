import { regionOfArn } from '../../model/price';
import { bytesToBase64 } from '../base64';
import type { JsonObject } from '../json';
import { present } from './present';

/** A message as ReceiveMessage gives it, asked for all attributes of both kinds. */
export interface ReceivedMessage {
  readonly MessageId?: string | undefined;
  readonly ReceiptHandle?: string | undefined;
  readonly Body?: string | undefined;
  readonly MD5OfBody?: string | undefined;
  readonly MD5OfMessageAttributes?: string | undefined;
  readonly Attributes?: Readonly<Record<string, string | undefined>> | undefined;
  readonly MessageAttributes?: Readonly<Record<string, ReceivedAttribute>> | undefined;
}

/** An attribute the sender gave. SQS does not use its two lists. */
export interface ReceivedAttribute {
  readonly DataType: string | undefined;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
  readonly StringListValues?: readonly string[] | undefined;
  readonly BinaryListValues?: readonly Uint8Array[] | undefined;
}

/**
 * A message as Lambda's poller puts it into an event (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html): the same in
 * lower case, binary values in base64, and a digest that is null where there are no attributes.
 */
export function sqsRecord(message: ReceivedMessage, queueArn: string): JsonObject {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return present({
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: present(message.Attributes ?? {}),
    messageAttributes: Object.fromEntries(attributes.map(([name, one]) => [name, messageAttribute(one)])),
    md5OfBody: message.MD5OfBody,
    md5OfMessageAttributes: message.MD5OfMessageAttributes ?? null,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: regionOfArn(queueArn),
  });
}

function messageAttribute(attribute: ReceivedAttribute): JsonObject {
  return present({
    stringValue: attribute.StringValue,
    binaryValue: attribute.BinaryValue === undefined ? undefined : bytesToBase64(attribute.BinaryValue),
    stringListValues: attribute.StringListValues ?? [],
    binaryListValues: (attribute.BinaryListValues ?? []).map(bytesToBase64),
    dataType: attribute.DataType,
  });
}
