import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const pinpointSamples: readonly SampleEvent<'pinpoint'>[] = [
  {
    id: 'pinpoint-channel',
    service: 'pinpoint',
    title: 'Custom channel of a campaign',
    model: 'async',
    eventType: 'pinpoint-channel',
    make: (facts) => ({ Message: {}, Data: 'Your order is on its way.', ...campaign(facts) }),
  },
  {
    id: 'pinpoint-hook',
    service: 'pinpoint',
    title: 'Campaign hook that filters the segment',
    model: 'sync',
    eventType: 'pinpoint-hook',
    make: (facts) => ({
      MessageConfiguration: { SMSMessage: { Body: 'Your order is on its way.', MessageType: 'TRANSACTIONAL' } },
      ...campaign(facts),
    }),
  },
];

function campaign(facts: SampleFacts): JsonObject {
  return {
    ApplicationId: facts.hex('application', 32),
    CampaignId: facts.hex('campaign', 32),
    TreatmentId: '0',
    ActivityId: facts.hex('activity', 32),
    ScheduledTime: facts.iso(),
    Endpoints: {
      [facts.hex('endpoint', 32)]: {
        ChannelType: 'SMS',
        Address: '+15555550100',
        EndpointStatus: 'ACTIVE',
        OptOut: 'NONE',
        EffectiveDate: facts.iso(-86_400_000),
        Attributes: { plan: ['premium'] },
        User: { UserId: 'user-7', UserAttributes: {} },
        CreationDate: facts.iso(-86_400_000),
      },
    },
  };
}
