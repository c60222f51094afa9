import { expect, test } from 'vitest';
import { dynamoDbRecord, kinesisRecord, sqsRecord } from '../../src/events/batchRecords';
import { validatorOf } from './jsonSchemas';

test('a message of SQS: lists are there though empty, a missing MD5 is null', () => {
  const record = sqsRecord(
    {
      MessageId: 'm-1',
      ReceiptHandle: 'r',
      Body: 'hello',
      MD5OfBody: '5d41402abc4b2a76b9719d911017c592',
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1545082649183',
        SenderId: 'AIDAIENQZJOLO23YVJ4VO',
        ApproximateFirstReceiveTimestamp: '1545082649185',
      },
      MessageAttributes: { mark: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2, 255) } },
    },
    'arn:aws:sqs:eu-west-1:123456789012:orders',
  );
  expect(record).toMatchObject({
    messageAttributes: {
      mark: { binaryValue: 'AQL/', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
    },
    md5OfMessageAttributes: null,
    awsRegion: 'eu-west-1',
  });
  expect(validatorOf('sqs')({ Records: [record] })).toEqual([]);
});

test('a record of Kinesis: base64, and seconds with a fraction', () => {
  const place = {
    shardId: 'shardId-000000000006',
    streamArn: 'arn:aws:kinesis:us-east-2:123456789012:stream/clicks',
    invokeIdentityArn: 'arn:aws:iam::123456789012:role/orders',
  };
  const record = kinesisRecord(
    {
      SequenceNumber: '49590338271490256608559692538361571095921575989136588898',
      PartitionKey: '1',
      Data: Buffer.from('Hello, this is a test.'),
      ApproximateArrivalTimestamp: new Date(1_545_084_650_987),
    },
    place,
  );
  expect(record).toMatchObject({
    kinesis: { data: 'SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==', approximateArrivalTimestamp: 1_545_084_650.987 },
    eventID: 'shardId-000000000006:49590338271490256608559692538361571095921575989136588898',
  });
  expect(validatorOf('kinesis')({ Records: [record] })).toEqual([]);
});

test('a record of DynamoDB Streams that time to live removed: the identity in small letters, no images that are not there', () => {
  const record = dynamoDbRecord(
    {
      eventID: 'e',
      eventName: 'REMOVE',
      eventVersion: '1.1',
      dynamodb: {
        ApproximateCreationDateTime: new Date(1_428_537_600_900),
        Keys: { id: { S: 'o-1' } },
        OldImage: { marks: { L: [{ B: Uint8Array.of(1) }, { BS: [Uint8Array.of(2)] }] }, id: { S: 'o-1' } },
        SequenceNumber: '111',
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
    },
    'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000',
  );
  expect(record).toMatchObject({
    dynamodb: {
      ApproximateCreationDateTime: 1_428_537_600,
      OldImage: { marks: { L: [{ B: 'AQ==' }, { BS: ['Ag=='] }] } },
    },
    userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' },
  });
  expect(record.dynamodb).not.toHaveProperty('NewImage');
  expect(validatorOf('dynamodb')({ Records: [record] })).toEqual([]);
});
