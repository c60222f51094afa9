import { regionOfArn } from '../../model/price';
import { bytesToBase64 } from '../base64';
import type { JsonObject } from '../json';
import { epochSeconds, present } from './present';

/** A record as GetRecords of Kinesis gives it. How it was encrypted does not reach the function. */
export interface KinesisStreamRecord {
  readonly SequenceNumber: string | undefined;
  readonly PartitionKey: string | undefined;
  readonly Data: Uint8Array | undefined;
  readonly ApproximateArrivalTimestamp?: Date | undefined;
}

/** Where the record was read, and for whom. */
export interface KinesisOrigin {
  readonly shardId: string;
  /** As the mapping names it. */
  readonly streamArn: string;
  /** The function's execution role, with which Lambda's poller reads. */
  readonly invokeIdentityArn: string;
}

/** A record as Lambda's poller puts it into an event (https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html). */
export function kinesisRecord(record: KinesisStreamRecord, origin: KinesisOrigin): JsonObject {
  return present({
    kinesis: present({
      kinesisSchemaVersion: '1.0',
      partitionKey: record.PartitionKey,
      sequenceNumber: record.SequenceNumber,
      data: bytesToBase64(record.Data ?? new Uint8Array()),
      approximateArrivalTimestamp: epochSeconds(record.ApproximateArrivalTimestamp),
    }),
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${origin.shardId}:${record.SequenceNumber ?? ''}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: origin.invokeIdentityArn,
    awsRegion: regionOfArn(origin.streamArn),
    eventSourceARN: origin.streamArn,
  });
}
