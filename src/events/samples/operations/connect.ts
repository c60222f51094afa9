import type { SampleEvent } from '../../sampleEvent';

export const connectSamples: readonly SampleEvent<'connect'>[] = [
  {
    id: 'connect-contact-flow',
    service: 'connect',
    title: 'Flow block "Invoke AWS Lambda function"',
    typeNames: ['connectcontactflow'],
    model: 'sync',
    eventType: 'connect',
    make: (facts) => {
      const instance = facts.arn('connect', facts.resource('connect', `instance/${facts.uuid('instance')}`));
      const contactId = facts.uuid('contact');
      return {
        Details: {
          ContactData: {
            Attributes: { orderId: 'o-1001' },
            Channel: 'VOICE',
            ContactId: contactId,
            CustomerEndpoint: { Address: '+15555550124', Type: 'TELEPHONE_NUMBER' },
            InitialContactId: contactId,
            InitiationMethod: 'INBOUND',
            InstanceARN: instance,
            MediaStreams: { Customer: { Audio: null } },
            PreviousContactId: contactId,
            Queue: { ARN: `${instance}/queue/${facts.uuid('queue')}`, Name: 'Orders' },
            SystemEndpoint: { Address: '+15555550100', Type: 'TELEPHONE_NUMBER' },
          },
          Parameters: { question: 'status' },
        },
        Name: 'ContactFlowEvent',
      };
    },
  },
];
