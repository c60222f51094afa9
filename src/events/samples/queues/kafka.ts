import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const mskSamples: readonly SampleEvent<'msk'>[] = [
  {
    id: 'msk-records',
    service: 'msk',
    title: 'Two records of one partition',
    typeNames: ['kafkamsk', 'msk'],
    model: 'poll',
    eventType: 'msk',
    make: (facts) => {
      const cluster = facts.resource('kafka', `cluster/orders/${facts.uuid('cluster')}-2`);
      const brokers = [1, 2].map(
        (number) => `b-${number}.orders.${facts.letters('brokers', 6)}.c2.kafka.${facts.region}.${facts.domain}:9098`,
      );
      return {
        eventSource: 'aws:kafka',
        eventSourceArn: facts.arn('kafka', cluster),
        bootstrapServers: brokers.join(','),
        records: recordsOf(facts),
      };
    },
  },
];

export const kafkaSamples: readonly SampleEvent<'kafka'>[] = [
  {
    id: 'self-managed-kafka-records',
    service: 'kafka',
    title: 'Two records of one partition',
    typeNames: ['kafka', 'kafkaselfmanaged', 'selfmanagedkafka'],
    model: 'poll',
    eventType: 'self-managed-kafka',
    make: (facts) => ({
      eventSource: 'SelfManagedKafka',
      bootstrapServers: 'kafka-1.example.com:9092,kafka-2.example.com:9092',
      records: recordsOf(facts),
    }),
  },
];

function recordsOf(facts: SampleFacts): JsonObject {
  return { 'orders-0': [record(facts, 1), record(facts, 2)] };
}

function record(facts: SampleFacts, number: number): JsonObject {
  return {
    topic: 'orders',
    partition: 0,
    offset: 14 + number,
    timestamp: facts.nowMs - 1_000 + number,
    timestampType: 'CREATE_TIME',
    key: { $base64: 'customer-7' },
    value: { $base64: { orderId: `o-${1000 + number}`, total: 18.4 } },
    // Kafka's header values are bytes, which Lambda sends as a list of numbers: "web".
    headers: [{ channel: [119, 101, 98] }],
  };
}
