import { asObject } from '../../../model/base/parseObject';
import type { Input } from '../wire/input';
import { attributeOf, isFifo, type MessageAttribute, type Queue } from './queue';
import type { OutgoingMessage } from './queueStore';
import { sqsError } from './sqsErrors';

/** A message of `SendMessage`, or of a batch; throws `ServiceError` for what SQS refuses. */
export function readOutgoing(input: Input, queue: Queue): OutgoingMessage {
  const body = input.text('MessageBody');
  const attributes = readAttributes(input.object('MessageAttributes'));
  if (body === '') throw sqsError('InvalidParameterValue', 'The request must contain a message body.');
  const maxBytes = Number(attributeOf(queue, 'MaximumMessageSize'));
  if (sizeOf(body, attributes) > maxBytes) {
    throw sqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`,
    );
  }
  const groupId = input.optionalText('MessageGroupId');
  const deduplicationId = input.optionalText('MessageDeduplicationId');
  if (isFifo(queue)) checkFifo(queue, groupId, deduplicationId);
  const header = asObject(input.object('MessageSystemAttributes').AWSTraceHeader)?.StringValue;
  return {
    body,
    attributes,
    traceHeader: typeof header === 'string' ? header : undefined,
    groupId,
    deduplicationId,
    delaySeconds: readDelay(input),
  };
}

function readDelay(input: Input): number | undefined {
  const seconds = input.optionalNumber('DelaySeconds');
  if (seconds === undefined || (seconds >= 0 && seconds <= 900)) return seconds;
  const reason = 'DelaySeconds must be >= 0 and <= 900.';
  throw sqsError('InvalidParameterValue', `Value ${seconds} for parameter DelaySeconds is invalid. Reason: ${reason}`);
}

function checkFifo(queue: Queue, groupId: string | undefined, deduplicationId: string | undefined): void {
  if (groupId === undefined) {
    throw sqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  }
  if (deduplicationId === undefined && attributeOf(queue, 'ContentBasedDeduplication') !== 'true') {
    throw sqsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}

function readAttributes(members: Readonly<Record<string, unknown>>): Readonly<Record<string, MessageAttribute>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      const { DataType, StringValue, BinaryValue } = asObject(value) ?? {};
      if (typeof DataType !== 'string') {
        throw sqsError(
          'InvalidParameterValue',
          `The message attribute '${name}' must contain a non-empty message attribute type.`,
        );
      }
      return [
        name,
        {
          DataType,
          StringValue: typeof StringValue === 'string' ? StringValue : undefined,
          BinaryValue: typeof BinaryValue === 'string' ? BinaryValue : undefined,
        },
      ];
    }),
  );
}

function sizeOf(body: string, attributes: Readonly<Record<string, MessageAttribute>>): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, 'base64'),
    Buffer.byteLength(body),
  );
}
