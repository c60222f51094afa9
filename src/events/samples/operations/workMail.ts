import type { SampleEvent } from '../../sampleEvent';

export const workMailSamples: readonly SampleEvent<'workmail'>[] = [
  {
    id: 'workmail-inbound',
    service: 'workmail',
    title: 'Run Lambda action of an inbound rule',
    model: 'sync',
    eventType: 'workmail',
    make: (facts) => ({
      summaryVersion: '2019-07-28',
      envelope: {
        mailFrom: { address: 'jane@example.com' },
        recipients: [{ address: 'orders@example.net' }, { address: 'support@example.net' }],
      },
      sender: { address: 'jane@example.com' },
      subject: 'Where is my order?',
      messageId: facts.uuid('message'),
      invocationId: facts.hex('invocation', 40),
      flowDirection: 'INBOUND',
      truncated: false,
    }),
  },
];
