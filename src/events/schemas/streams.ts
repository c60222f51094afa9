import { batch, region } from './common';
import {
  anything,
  base64,
  choice,
  constant,
  flag,
  type JsonSchema,
  listOf,
  mapOf,
  number,
  orNull,
  record,
  text,
  textList,
  whole,
} from './jsonSchema';

const windowFields = {
  window: record('The tumbling window.', { start: text('Its start, ISO 8601.'), end: text('Its end, ISO 8601.') }),
  state: mapOf('The state that the function returned for the window so far; at most 1 MB.', {}),
  shardId: text('The shard.'),
  eventSourceARN: text('The stream.'),
  isFinalInvokeForWindow: flag('Whether the window ends with this batch.'),
  isWindowTerminatedEarly: flag('Whether the window ended early because the state exceeded 1 MB.'),
};

const kinesis = batch(
  'Kinesis Data Streams',
  'Records of one shard, in their order.',
  record('A record.', {
    kinesis: record('The record itself.', {
      kinesisSchemaVersion: text('1.0.'),
      partitionKey: text('The partition key, which determines the shard.'),
      sequenceNumber: text('Place in the shard; what batchItemFailures names.'),
      data: base64('The producer’s bytes, base64.'),
      approximateArrivalTimestamp: number('When it arrived, seconds since 1970 with a fraction.'),
    }),
    eventSource: constant('aws:kinesis', 'The service.'),
    eventVersion: text('1.0.'),
    eventID: text('Shard and sequence number.'),
    eventName: constant('aws:kinesis:record', 'Always this.'),
    invokeIdentityArn: text('The function’s role, which Lambda uses to read.'),
    awsRegion: region,
    eventSourceARN: text('The stream.'),
  }),
  windowFields,
);

const attributeMap = (description: string): JsonSchema =>
  mapOf(description, {
    description:
      'A typed value: {"S": "text"}, {"N": "18.4"}, {"BOOL": true}, {"NULL": true}, {"M": {…}}, {"L": […]}, {"SS": […]}…',
    type: 'object',
    properties: {
      S: text('Text.'),
      N: text('A number, as a string.'),
      B: text('Bytes, base64.'),
      BOOL: flag('True or false.'),
      NULL: flag('True: no value.'),
      M: { description: 'A map of typed values.', type: 'object' },
      L: { description: 'A list of typed values.', type: 'array' },
      SS: textList('A set of texts.'),
      NS: textList('A set of numbers, as strings.'),
      BS: textList('A set of bytes, base64.'),
    },
    additionalProperties: false,
  });

const dynamoDb = batch(
  'DynamoDB Streams',
  'Changes of one shard, in their order.',
  record(
    'A change.',
    {
      eventID: text('ID of the change.'),
      eventName: choice('What happened to the item.', 'INSERT', 'MODIFY', 'REMOVE'),
      eventVersion: text('1.1.'),
      eventSource: constant('aws:dynamodb', 'The service.'),
      awsRegion: region,
      dynamodb: record(
        'The change itself.',
        {
          Keys: attributeMap('The item’s key.'),
          SequenceNumber: text('Place in the shard; what batchItemFailures names.'),
          SizeBytes: whole('Size of the change.'),
          StreamViewType: choice(
            'Which images of items the stream contains.',
            'KEYS_ONLY',
            'NEW_IMAGE',
            'OLD_IMAGE',
            'NEW_AND_OLD_IMAGES',
          ),
        },
        {
          ApproximateCreationDateTime: number('When, seconds since 1970.'),
          NewImage: attributeMap('The item after the change.'),
          OldImage: attributeMap('The item before the change.'),
        },
      ),
      eventSourceARN: text('The stream.'),
    },
    {
      userIdentity: record('DynamoDB itself, when time to live removed the item.', {
        principalId: text('dynamodb.amazonaws.com.'),
        type: text('Service.'),
      }),
    },
  ),
  windowFields,
);

const kafkaRecords = mapOf(
  'Records by "topic-partition".',
  listOf(
    'Records of one partition, in their order.',
    record(
      'A record.',
      {
        topic: text('The topic.'),
        partition: whole('The partition.'),
        offset: whole('The offset in the partition.'),
        timestamp: whole('When, milliseconds since 1970.'),
        timestampType: choice(
          'The type of the timestamp: CREATE_TIME or LOG_APPEND_TIME.',
          'CREATE_TIME',
          'LOG_APPEND_TIME',
        ),
        headers: listOf(
          'Headers, with values as lists of bytes.',
          mapOf('A header.', listOf('Its bytes.', whole('A byte.'))),
        ),
      },
      { key: orNull(base64('The key’s bytes, base64.')), value: orNull(base64('The value’s bytes, base64.')) },
    ),
  ),
);

const msk: JsonSchema = {
  title: 'Amazon MSK',
  ...record('Records of a topic.', {
    eventSource: constant('aws:kafka', 'The service.'),
    eventSourceArn: text('The cluster.'),
    bootstrapServers: text('The brokers, separated by commas.'),
    records: kafkaRecords,
  }),
};

const selfManagedKafka: JsonSchema = {
  title: 'Self-managed Apache Kafka',
  ...record('Records of a topic.', {
    eventSource: choice('The service.', 'SelfManagedKafka', 'aws:SelfManagedKafka'),
    bootstrapServers: text('The brokers, separated by commas.'),
    records: kafkaRecords,
  }),
};

const documentDb: JsonSchema = {
  title: 'Amazon DocumentDB change stream',
  ...record('Changes, in their order.', {
    eventSource: constant('aws:docdb', 'The service.'),
    eventSourceArn: text('The cluster.'),
    events: listOf(
      'The batch.',
      record('A change.', {
        event: record(
          'The change, as MongoDB describes it.',
          {
            _id: anything('The resume token.'),
            operationType: choice(
              'What happened.',
              'insert',
              'update',
              'replace',
              'delete',
              'drop',
              'dropDatabase',
              'rename',
              'invalidate',
            ),
            ns: record('Where.', { db: text('The database.') }, { coll: text('The collection.') }),
          },
          {
            clusterTime: anything('When.'),
            documentKey: anything('The document’s _id.'),
            fullDocument: anything('The document; for updates, only with FullDocument: UpdateLookup.'),
            updateDescription: anything('Which fields an update set and removed.'),
          },
        ),
      }),
    ),
  }),
};

/** Events with records of a stream, in order. */
export const streamSchemas = { kinesis, dynamoDb, msk, selfManagedKafka, documentDb };
