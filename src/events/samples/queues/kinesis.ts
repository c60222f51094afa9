import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const kinesisSamples: readonly SampleEvent<'kinesis'>[] = [
  {
    id: 'kinesis-records',
    service: 'kinesis',
    title: 'Two records of one shard',
    typeNames: ['kinesis', 'kinesisdatastream', 'kinesisstream'],
    model: 'poll',
    eventType: 'kinesis',
    make: (facts) => ({ Records: [record(facts, 1), record(facts, 2)] }),
  },
  {
    id: 'kinesis-window',
    service: 'kinesis',
    title: 'Tumbling window, with its state',
    typeNames: ['kinesisstreamtumblingwindow'],
    model: 'poll',
    eventType: 'kinesis',
    make: (facts) => ({
      Records: [record(facts, 1)],
      window: { start: facts.isoSeconds(-120_000), end: facts.isoSeconds() },
      state: { orders: '41' },
      shardId,
      eventSourceARN: streamArn(facts),
      isFinalInvokeForWindow: false,
      isWindowTerminatedEarly: false,
    }),
  },
];

const shardId = 'shardId-000000000000';

function streamArn(facts: SampleFacts): string {
  return facts.arn('kinesis', facts.resource('kinesis', 'stream/orders'));
}

function record(facts: SampleFacts, number: number): JsonObject {
  const sequenceNumber = `49545115243490985018280067714973144582180062593244${facts.digits('sequence', 5)}${number}`;
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'customer-7',
      sequenceNumber,
      data: { $base64: { orderId: `o-${1000 + number}`, total: 18.4 } },
      approximateArrivalTimestamp: (facts.nowMs - 1_000 + number) / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: facts.globalArn('iam', `role/${facts.functionName}-role`),
    awsRegion: facts.region,
    eventSourceARN: streamArn(facts),
  };
}
