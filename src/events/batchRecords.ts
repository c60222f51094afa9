import { bytesToBase64 } from './base64';
import type { JsonObject, JsonValue } from './json';

/** A message as ReceiveMessage returns it. */
export interface ReceivedMessage {
  readonly MessageId?: string | undefined;
  readonly ReceiptHandle?: string | undefined;
  readonly Body?: string | undefined;
  readonly Attributes?: Readonly<Record<string, string | undefined>> | undefined;
  readonly MessageAttributes?: Readonly<Record<string, ReceivedAttribute>> | undefined;
  readonly MD5OfBody?: string | undefined;
  readonly MD5OfMessageAttributes?: string | undefined;
}

interface ReceivedAttribute {
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
  readonly DataType: string | undefined;
}

/** Converts a message to an entry of the event's `Records`. Recorded events have null for a missing MD5. */
export function sqsRecord(message: ReceivedMessage, queueArn: string): JsonObject {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: defined(message.Attributes ?? {}),
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [name, attributeOf(attribute)]),
    ),
    md5OfMessageAttributes: message.MD5OfMessageAttributes ?? null,
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: regionOf(queueArn),
  };
}

function attributeOf({ StringValue, BinaryValue, DataType }: ReceivedAttribute): JsonObject {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: bytesToBase64(BinaryValue) }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType ?? 'String',
  };
}

/** A record as Kinesis's GetRecords returns it. */
export interface KinesisRecord {
  readonly SequenceNumber?: string | undefined;
  readonly ApproximateArrivalTimestamp?: Date | undefined;
  readonly Data?: Uint8Array | undefined;
  readonly PartitionKey?: string | undefined;
}

/** The shard that a record was read from. */
export interface RecordPlace {
  readonly shardId: string;
  readonly streamArn: string;
  /** The function's role. */
  readonly invokeIdentityArn: string;
}

/** Converts a record to an entry of `Records`; the arrival time is in seconds with a fraction. */
export function kinesisRecord(
  record: KinesisRecord,
  { shardId, streamArn, invokeIdentityArn }: RecordPlace,
): JsonObject {
  const sequenceNumber = record.SequenceNumber ?? '';
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: record.PartitionKey ?? '',
      sequenceNumber,
      data: bytesToBase64(record.Data ?? new Uint8Array()),
      approximateArrivalTimestamp: (record.ApproximateArrivalTimestamp?.getTime() ?? 0) / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn,
    awsRegion: regionOf(streamArn),
    eventSourceARN: streamArn,
  };
}

/** A record as DynamoDB Streams' GetRecords returns it. */
export interface DynamoDbRecord {
  readonly eventID?: string | undefined;
  readonly eventName?: string | undefined;
  readonly eventVersion?: string | undefined;
  readonly dynamodb?: DynamoDbChange | undefined;
  readonly userIdentity?: { readonly PrincipalId?: string | undefined; readonly Type?: string | undefined } | undefined;
}

interface DynamoDbChange {
  readonly ApproximateCreationDateTime?: Date | undefined;
  readonly Keys?: Readonly<Record<string, unknown>> | undefined;
  readonly NewImage?: Readonly<Record<string, unknown>> | undefined;
  readonly OldImage?: Readonly<Record<string, unknown>> | undefined;
  readonly SequenceNumber?: string | undefined;
  readonly SizeBytes?: number | undefined;
  readonly StreamViewType?: string | undefined;
}

/** Converts a record to an entry of `Records`: similar to the API's, with times in whole seconds and bytes in base64. */
export function dynamoDbRecord(record: DynamoDbRecord, streamArn: string): JsonObject {
  const { userIdentity, dynamodb = {} } = record;
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } = dynamodb;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: regionOf(streamArn),
    dynamodb: defined({
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      Keys: Keys && plain(Keys),
      NewImage: NewImage && plain(NewImage),
      OldImage: OldImage && plain(OldImage),
      SequenceNumber,
      SizeBytes,
      StreamViewType,
    }),
    ...(userIdentity === undefined
      ? {}
      : { userIdentity: defined({ principalId: userIdentity.PrincipalId, type: userIdentity.Type }) }),
    eventSourceARN: streamArn,
  };
}

/** Converts attribute values to JSON: bytes, also in lists and maps, become base64. */
function plain(value: unknown): JsonValue {
  if (value instanceof Uint8Array) return bytesToBase64(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, plain(one)]])),
    );
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function defined(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
