import type { SampleEvent } from '../../sampleEvent';

export const sesSamples: readonly SampleEvent<'ses'>[] = [
  {
    id: 'ses-receipt',
    service: 'ses',
    title: 'Mail received (receipt rule)',
    typeNames: ['ses'],
    model: 'async',
    eventType: 'ses',
    make: (facts) => {
      const messageId = facts.letters('message', 40);
      const date = facts.httpDate(-2_000).replace('GMT', '+0000');
      return {
        Records: [
          {
            eventSource: 'aws:ses',
            eventVersion: '1.0',
            ses: {
              mail: {
                timestamp: facts.iso(-1_000),
                source: 'jane@example.com',
                messageId,
                destination: ['orders@example.org'],
                headersTruncated: false,
                headers: [
                  { name: 'From', value: 'Jane Doe <jane@example.com>' },
                  { name: 'To', value: 'orders@example.org' },
                  { name: 'Subject', value: 'Where is order o-1001?' },
                  { name: 'Date', value: date },
                ],
                commonHeaders: {
                  returnPath: 'jane@example.com',
                  from: ['Jane Doe <jane@example.com>'],
                  date,
                  to: ['orders@example.org'],
                  messageId: '<0123456789example.com>',
                  subject: 'Where is order o-1001?',
                },
              },
              receipt: {
                timestamp: facts.iso(-1_000),
                processingTimeMillis: 574,
                recipients: ['orders@example.org'],
                spamVerdict: { status: 'PASS' },
                virusVerdict: { status: 'PASS' },
                spfVerdict: { status: 'PASS' },
                dkimVerdict: { status: 'PASS' },
                dmarcVerdict: { status: 'PASS' },
                action: { type: 'Lambda', functionArn: facts.functionArn, invocationType: 'Event' },
              },
            },
          },
        ],
      };
    },
  },
];
