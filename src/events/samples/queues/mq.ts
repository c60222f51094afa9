import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const mqSamples: readonly SampleEvent<'mq'>[] = [
  {
    id: 'activemq-messages',
    service: 'mq',
    title: 'ActiveMQ: a text message',
    typeNames: ['activemq'],
    model: 'poll',
    eventType: 'activemq',
    make: (facts) => ({
      eventSource: 'aws:mq',
      eventSourceArn: brokerArn(facts),
      messages: [
        {
          messageID: `ID:${brokerId(facts)}-1.mq.${facts.region}.${facts.domain}-37557-${facts.nowMs}-4:1:1:1:1`,
          messageType: 'jms/text-message',
          deliveryMode: 1,
          replyTo: null,
          type: null,
          expiration: '60000',
          priority: 1,
          correlationId: 'customer-7',
          redelivered: false,
          destination: { physicalName: 'orders' },
          data: { $base64: { orderId: 'o-1001', total: 18.4 } },
          timestamp: facts.nowMs - 1_000,
          brokerInTime: facts.nowMs - 1_000,
          brokerOutTime: facts.nowMs - 999,
          properties: { channel: 'web' },
        },
      ],
    }),
  },
  {
    id: 'rabbitmq-messages',
    service: 'mq',
    title: 'RabbitMQ: a message of one queue',
    typeNames: ['rabbitmq'],
    model: 'poll',
    eventType: 'rabbitmq',
    make: (facts) => ({
      eventSource: 'aws:rmq',
      eventSourceArn: brokerArn(facts),
      rmqMessagesByQueue: {
        'orders::/': [
          {
            basicProperties: {
              contentType: 'application/json',
              contentEncoding: null,
              // RabbitMQ's long strings are bytes: "web".
              headers: { channel: { bytes: [119, 101, 98] }, attempt: 1 },
              deliveryMode: 2,
              priority: 0,
              correlationId: null,
              replyTo: null,
              expiration: '60000',
              messageId: null,
              timestamp: null,
              type: null,
              userId: null,
              appId: null,
              clusterId: null,
              bodySize: 33,
            },
            redelivered: false,
            data: { $base64: { orderId: 'o-1001', total: 18.4 } },
          },
        ],
      },
    }),
  },
];

function brokerId(facts: SampleFacts): string {
  return `b-${facts.uuid('broker')}`;
}

function brokerArn(facts: SampleFacts): string {
  return facts.arn('mq', facts.resource('mq', `broker:orders:${brokerId(facts)}`));
}
