import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const firehoseSamples: readonly SampleEvent<'firehose'>[] = [
  {
    id: 'firehose-direct-put',
    service: 'firehose',
    title: 'Transformation, records put directly',
    typeNames: ['firehosetransformation', 'kinesisfirehose'],
    model: 'sync',
    eventType: 'firehose',
    make: (facts) => transformation(facts, { records: [1, 2].map((number) => record(facts, number)) }),
  },
  {
    id: 'firehose-kinesis',
    service: 'firehose',
    title: 'Transformation, records of a Kinesis stream',
    model: 'sync',
    eventType: 'firehose',
    make: (facts) =>
      transformation(facts, {
        sourceKinesisStreamArn: facts.arn('kinesis', 'stream/orders'),
        records: [1, 2].map((number) => ({
          ...record(facts, number),
          kinesisRecordMetadata: {
            shardId: 'shardId-000000000000',
            partitionKey: 'customer-7',
            approximateArrivalTimestamp: facts.nowMs - 60_000 + number,
            sequenceNumber: `49545115243490985018280067714973144582180062593244${facts.digits('sequence', 5)}${number}`,
            subsequenceNumber: '',
          },
        })),
      }),
  },
  {
    id: 'firehose-msk',
    service: 'firehose',
    title: 'Transformation, records of an MSK topic',
    model: 'sync',
    eventType: 'firehose',
    make: (facts) =>
      transformation(facts, {
        sourceMSKArn: facts.arn('kafka', `cluster/orders/${facts.uuid('cluster')}-2`),
        records: [1, 2].map((number) => ({
          recordId: `${facts.digits('record', 56)}${number}`,
          approximateArrivalTimestamp: facts.nowMs - 60_000 + number,
          mskRecordMetadata: {
            offset: String(number),
            partitionId: '1',
            approximateArrivalTimestamp: facts.nowMs - 60_000 + number,
          },
          kafkaRecordValue: { $base64: { orderId: `o-${1000 + number}`, total: 18.4 } },
        })),
      }),
  },
];

function transformation(facts: SampleFacts, event: JsonObject): JsonObject {
  return {
    invocationId: facts.uuid('invocation'),
    deliveryStreamArn: facts.arn('firehose', facts.resource('firehose', 'deliverystream/orders')),
    region: facts.region,
    ...event,
  };
}

function record(facts: SampleFacts, number: number): JsonObject {
  return {
    recordId: `49546986683135544286507457936321625675700192471156785${facts.digits('record', 3)}${number}`,
    approximateArrivalTimestamp: facts.nowMs - 60_000 + number,
    data: { $base64: { orderId: `o-${1000 + number}`, total: 18.4 } },
  };
}
