import { batch, region } from './common';
import {
  anything,
  base64,
  choice,
  constant,
  flag,
  type JsonSchema,
  jsonText,
  listOf,
  mapOf,
  record,
  text,
  textList,
  textOrNull,
  whole,
} from './jsonSchema';

const sqsRecord = record(
  'A message.',
  {
    messageId: text('ID of the message, for batchItemFailures.'),
    receiptHandle: text('Handle of this delivery, to change its visibility.'),
    body: jsonText('The message’s text.'),
    attributes: record(
      'SQS’s attributes of the message; all values are strings.',
      {
        ApproximateReceiveCount: text('How often it was delivered, including this time.'),
        SentTimestamp: text('When it was sent, milliseconds since 1970.'),
        SenderId: text('Who sent it.'),
        ApproximateFirstReceiveTimestamp: text('When it was first delivered, milliseconds since 1970.'),
      },
      {
        SequenceNumber: text('FIFO queues: sequence number.'),
        MessageGroupId: text('FIFO queues: messages of one group are delivered in order.'),
        MessageDeduplicationId: text('FIFO queues: duplicates within five minutes are delivered once.'),
        AWSTraceHeader: text('X-Ray’s trace header.'),
        DeadLetterQueueSourceArn: text('The queue it was moved from.'),
      },
    ),
    messageAttributes: mapOf(
      'Attributes set by the sender.',
      record(
        'An attribute.',
        { dataType: text('String, Number, Binary, or one of these with a suffix.') },
        {
          stringValue: text('The value of a String or Number.'),
          binaryValue: base64('The value of a Binary.'),
          stringListValues: textList('Not used by SQS.'),
          binaryListValues: textList('Not used by SQS.'),
        },
      ),
    ),
    md5OfBody: text('MD5 of the body, hexadecimal.'),
    eventSource: constant('aws:sqs', 'The service.'),
    eventSourceARN: text('The queue.'),
    awsRegion: region,
  },
  { md5OfMessageAttributes: textOrNull('MD5 of the attributes; null when there are none.') },
);

const activeMq: JsonSchema = {
  title: 'Amazon MQ, ActiveMQ',
  ...record('Messages of a queue.', {
    eventSource: constant('aws:mq', 'The service.'),
    eventSourceArn: text('The broker.'),
    messages: listOf(
      'The batch.',
      record(
        'A message.',
        {
          messageID: text('ID of the message.'),
          messageType: choice('The type of the body.', 'jms/text-message', 'jms/bytes-message'),
          data: base64('The body’s bytes, base64.'),
          destination: record('The destination.', { physicalName: text('The queue.') }),
          redelivered: flag('It was delivered before.'),
          timestamp: whole('When it was sent, milliseconds since 1970.'),
        },
        {
          deliveryMode: whole('1 not persistent, 2 persistent.'),
          priority: whole('0 to 9.'),
          properties: mapOf('The message’s properties.', {}),
          brokerInTime: whole('When the broker received it.'),
          brokerOutTime: whole('When the broker delivered it.'),
        },
      ),
    ),
  }),
};

const rabbitMq: JsonSchema = {
  title: 'Amazon MQ, RabbitMQ',
  ...record('Messages by queue.', {
    eventSource: constant('aws:rmq', 'The service.'),
    eventSourceArn: text('The broker.'),
    rmqMessagesByQueue: mapOf(
      'Messages by "queue::virtual host".',
      listOf(
        'The batch.',
        record('A message.', {
          basicProperties: record(
            'AMQP’s properties.',
            {},
            {
              contentType: textOrNull('Media type of the body.'),
              headers: anything('Headers; texts are {"bytes": […]}.'),
              deliveryMode: whole('1 not persistent, 2 persistent.'),
              bodySize: whole('Bytes of the body.'),
            },
          ),
          redelivered: flag('It was delivered before.'),
          data: base64('The body’s bytes, base64.'),
        }),
      ),
    ),
  }),
};

const firehose: JsonSchema = {
  title: 'Amazon Data Firehose transformation',
  ...record(
    'Records to transform; every one must be returned.',
    {
      invocationId: text('ID of this invocation.'),
      deliveryStreamArn: text('The Firehose stream.'),
      region,
      records: listOf(
        'The records.',
        record(
          'A record.',
          {
            recordId: text('ID to answer with.'),
            approximateArrivalTimestamp: whole('When it arrived, milliseconds since 1970.'),
          },
          {
            data: base64('The producer’s bytes, base64.'),
            kafkaRecordValue: base64('From MSK: the record’s value, base64.'),
            kinesisRecordMetadata: anything('Its position in the Kinesis stream.'),
            mskRecordMetadata: anything('Its position in the topic.'),
          },
        ),
      ),
    },
    {
      sourceKinesisStreamArn: text('The Kinesis stream it is read from.'),
      sourceMSKArn: text('The MSK cluster it is read from.'),
    },
  ),
};

const pipes: JsonSchema = {
  title: 'EventBridge Pipes target',
  description:
    'The records of the pipe’s source (or the result of its enrichment), as a list without an enclosing object.',
  type: 'array',
  items: {},
};

/** Events with messages of a queue or a broker. */
export const queueSchemas = {
  sqs: batch('Amazon SQS', 'Messages of one queue; in a FIFO queue, ordered by group.', sqsRecord),
  activeMq,
  rabbitMq,
  firehose,
  pipes,
};
