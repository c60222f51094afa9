import type { FollowedSource } from '../../model/polling/followedRecord';
import type { RecordContent } from '../../model/polling/recordContent';
import { base64ToBytes } from '../base64';
import { dynamoDbRecord, kinesisRecord, sqsRecord } from '../batchRecords';
import type { JsonObject } from '../json';

/** The event that Lambda makes of one record: a batch of its own. `recordId`: SQS's message id, or `shardId:sequenceNumber`. */
export function eventOfContent(content: RecordContent, { arn }: FollowedSource, recordId = ''): JsonObject {
  return { Records: [recordOf(content, arn, recordId)] };
}

function recordOf(content: RecordContent, arn: string, recordId: string): JsonObject {
  const [shardId = '', sequenceNumber = ''] = recordId.split(':');
  switch (content.kind) {
    case 'message': {
      const { body, attributes, groupId } = content;
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, { dataType, stringValue, binaryBase64 }]) => [
          name,
          {
            DataType: dataType,
            StringValue: stringValue,
            BinaryValue: binaryBase64 === undefined ? undefined : base64ToBytes(binaryBase64),
          },
        ]),
      );
      const Attributes = groupId === undefined ? {} : { MessageGroupId: groupId };
      return sqsRecord({ MessageId: recordId, Body: body, Attributes, MessageAttributes }, arn);
    }
    case 'record': {
      const { dataBase64, partitionKey } = content;
      const record = {
        SequenceNumber: sequenceNumber,
        PartitionKey: partitionKey,
        Data: base64ToBytes(dataBase64) ?? new Uint8Array(),
        ApproximateArrivalTimestamp: new Date(0),
      };
      return kinesisRecord(record, { shardId, streamArn: arn, invokeIdentityArn: '' });
    }
    case 'put':
      return dynamoDbRecord(
        { eventName: 'MODIFY', dynamodb: { NewImage: content.item, SequenceNumber: sequenceNumber } },
        arn,
      );
    case 'delete':
      return dynamoDbRecord(
        { eventName: 'REMOVE', dynamodb: { Keys: content.key, SequenceNumber: sequenceNumber } },
        arn,
      );
  }
}
