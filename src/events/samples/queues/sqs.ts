import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const sqsSamples: readonly SampleEvent<'sqs'>[] = [
  {
    id: 'sqs-message',
    service: 'sqs',
    title: 'One message',
    typeNames: ['snssqs', 'sqs'],
    model: 'poll',
    eventType: 'sqs',
    make: (facts) => ({ Records: [message(facts, 1)] }),
  },
  {
    id: 'sqs-batch',
    service: 'sqs',
    title: 'Batch of three, one with attributes',
    model: 'poll',
    eventType: 'sqs',
    make: (facts) => ({
      Records: [
        message(facts, 1),
        {
          ...message(facts, 2),
          messageAttributes: {
            channel: { stringValue: 'web', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: facts.hex('md5 of attributes', 32),
        },
        message(facts, 3),
      ],
    }),
  },
  {
    id: 'sqs-fifo',
    service: 'sqs',
    title: 'FIFO queue, two messages of one group',
    model: 'poll',
    eventType: 'sqs',
    make: (facts) => ({ Records: [fifoMessage(facts, 1), fifoMessage(facts, 2)] }),
  },
];

function message(facts: SampleFacts, number: number): JsonObject {
  const sentMs = facts.nowMs - 1_500 + number;
  return {
    messageId: facts.uuid(`message ${number}`),
    receiptHandle: `AQEB${facts.letters(`handle ${number}`, 60)}`,
    body: JSON.stringify({ orderId: `o-${1000 + number}`, total: 18.4 }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(sentMs),
      SenderId: `AIDA${facts.letters('sender', 17).toUpperCase()}`,
      ApproximateFirstReceiveTimestamp: String(sentMs + 12),
    },
    messageAttributes: {},
    md5OfMessageAttributes: null,
    md5OfBody: facts.hex(`md5 ${number}`, 32),
    eventSource: 'aws:sqs',
    eventSourceARN: facts.arn('sqs', facts.resource('sqs', 'orders')),
    awsRegion: facts.region,
  };
}

function fifoMessage(facts: SampleFacts, number: number): JsonObject {
  const sentMs = facts.nowMs - 1_500 + number;
  return {
    ...message(facts, number),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(sentMs),
      SequenceNumber: `188496${facts.digits('sequence', 13)}${number}`,
      MessageGroupId: 'customer-7',
      SenderId: `AIDA${facts.letters('sender', 17).toUpperCase()}`,
      MessageDeduplicationId: facts.hex(`deduplication ${number}`, 64),
      ApproximateFirstReceiveTimestamp: String(sentMs + 12),
    },
    eventSourceARN: facts.arn('sqs', fifoName(facts.resource('sqs', 'orders.fifo'))),
  };
}

/** Names of FIFO queues end with this; the function's own queue may be a standard one. */
function fifoName(queue: string): string {
  return queue.endsWith('.fifo') ? queue : `${queue}.fifo`;
}
