import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const kinesisAnalyticsSamples: readonly SampleEvent<'kinesis-analytics'>[] = [
  {
    id: 'kinesis-analytics-preprocessor',
    service: 'kinesis-analytics',
    title: 'Preprocessor of a stream',
    model: 'sync',
    eventType: 'kinesis-analytics',
    make: (facts) => ({
      ...application(facts),
      streamArn: facts.arn('kinesis', 'stream/orders'),
      records: [
        {
          recordId: facts.digits('record', 56),
          kinesisStreamRecordMetadata: {
            sequenceNumber: facts.digits('sequence', 56),
            partitionKey: 'customer-7',
            shardId: 'shardId-000000000000',
            approximateArrivalTimestamp: facts.nowMs - 60_000,
          },
          data: order,
        },
      ],
    }),
  },
  {
    id: 'kinesis-analytics-output',
    service: 'kinesis-analytics',
    title: 'Destination of an application',
    model: 'sync',
    eventType: 'kinesis-analytics',
    make: (facts) => ({
      ...application(facts),
      records: [{ recordId: facts.uuid('record'), lambdaDeliveryRecordMetadata: { retryHint: 0 }, data: order }],
    }),
  },
];

const order = { $base64: { orderId: 'o-1001', total: 18.4 } };

const application = (facts: SampleFacts) => ({
  invocationId: facts.uuid('invocation'),
  applicationArn: facts.arn('kinesisanalytics', facts.resource('kinesisanalytics', 'application/orders')),
});
