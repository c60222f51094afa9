import { regionOfArn } from '../../model/price';
import { bytesToBase64 } from '../base64';
import type { JsonObject } from '../json';
import { epochSeconds, present } from './present';

/** A change as GetRecords of DynamoDB Streams gives it. */
export interface DynamoDbStreamRecord {
  readonly eventID?: string | undefined;
  /** INSERT, MODIFY or REMOVE. */
  readonly eventName?: string | undefined;
  readonly eventVersion?: string | undefined;
  readonly eventSource?: string | undefined;
  readonly awsRegion?: string | undefined;
  readonly dynamodb?: DynamoDbChange | undefined;
  /** There when DynamoDB itself removed the item, whose time was over. */
  readonly userIdentity?: { readonly PrincipalId?: string | undefined; readonly Type?: string | undefined } | undefined;
}

/** What has changed. Which images there are depends on the stream's view type. */
export interface DynamoDbChange {
  readonly ApproximateCreationDateTime?: Date | undefined;
  readonly Keys?: AttributeMap | undefined;
  readonly NewImage?: AttributeMap | undefined;
  readonly OldImage?: AttributeMap | undefined;
  readonly SequenceNumber?: string | undefined;
  readonly SizeBytes?: number | undefined;
  readonly StreamViewType?: string | undefined;
}

/** Attributes of an item by name. */
export type AttributeMap = Readonly<Record<string, StreamAttribute>>;

/** A typed value: exactly one of these is there. */
export interface StreamAttribute {
  readonly S?: string | undefined;
  readonly N?: string | undefined;
  readonly B?: Uint8Array | undefined;
  readonly SS?: readonly string[] | undefined;
  readonly NS?: readonly string[] | undefined;
  readonly BS?: readonly Uint8Array[] | undefined;
  readonly M?: AttributeMap | undefined;
  readonly L?: readonly StreamAttribute[] | undefined;
  readonly NULL?: boolean | undefined;
  readonly BOOL?: boolean | undefined;
}

/**
 * A change as Lambda's poller puts it into an event (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html): nearly what
 * the stream gives, with binary values in base64, the time as a number, the identity in lower case and the stream's ARN.
 */
export function dynamoDbRecord(record: DynamoDbStreamRecord, streamArn: string): JsonObject {
  return present({
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion ?? regionOfArn(streamArn),
    dynamodb: change(record.dynamodb ?? {}),
    userIdentity:
      record.userIdentity === undefined
        ? undefined
        : present({ principalId: record.userIdentity.PrincipalId, type: record.userIdentity.Type }),
    eventSourceARN: streamArn,
  });
}

function change({ Keys, NewImage, OldImage, ApproximateCreationDateTime, ...rest }: DynamoDbChange): JsonObject {
  return present({
    ApproximateCreationDateTime: epochSeconds(ApproximateCreationDateTime),
    Keys: attributeMap(Keys),
    NewImage: attributeMap(NewImage),
    OldImage: attributeMap(OldImage),
    SequenceNumber: rest.SequenceNumber,
    SizeBytes: rest.SizeBytes,
    StreamViewType: rest.StreamViewType,
  });
}

function attributeMap(map: AttributeMap | undefined): JsonObject | undefined {
  if (map === undefined) return undefined;
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, attribute(value)]));
}

function attribute({ S, N, B, SS, NS, BS, M, L, NULL, BOOL }: StreamAttribute): JsonObject {
  return present({
    S,
    N,
    B: B === undefined ? undefined : bytesToBase64(B),
    SS,
    NS,
    BS: BS?.map(bytesToBase64),
    M: attributeMap(M),
    L: L?.map(attribute),
    NULL,
    BOOL,
  });
}
