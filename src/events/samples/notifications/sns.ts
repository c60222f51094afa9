import type { SampleEvent } from '../../sampleEvent';

export const snsSamples: readonly SampleEvent<'sns'>[] = [
  {
    id: 'sns-notification',
    service: 'sns',
    title: 'Notification with message attributes',
    typeNames: ['sns'],
    model: 'async',
    eventType: 'sns',
    make: (facts) => {
      const topicArn = facts.arn('sns', facts.resource('sns', 'orders'));
      const endpoint = `https://sns.${facts.region}.${facts.domain}/`;
      const subscriptionArn = `${topicArn}:${facts.uuid('subscription')}`;
      return {
        Records: [
          {
            EventSource: 'aws:sns',
            EventVersion: '1.0',
            EventSubscriptionArn: subscriptionArn,
            Sns: {
              Type: 'Notification',
              MessageId: facts.uuid('message'),
              TopicArn: topicArn,
              Subject: 'Order placed',
              Message: JSON.stringify({ orderId: 'o-1001', total: 18.4 }),
              Timestamp: facts.iso(),
              SignatureVersion: '1',
              Signature: 'EXAMPLE',
              SigningCertUrl: `${endpoint}SimpleNotificationService-${facts.hex('certificate', 32)}.pem`,
              UnsubscribeUrl: `${endpoint}?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
              MessageAttributes: { channel: { Type: 'String', Value: 'web' } },
            },
          },
        ],
      };
    },
  },
];
