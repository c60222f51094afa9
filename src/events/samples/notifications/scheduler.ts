import type { SampleEvent } from '../../sampleEvent';

export const schedulerSamples: readonly SampleEvent<'scheduler'>[] = [
  {
    id: 'scheduler-default',
    service: 'scheduler',
    title: 'Schedule without input',
    model: 'async',
    eventType: 'scheduler',
    make: (facts) => ({
      version: '0',
      id: facts.uuid('event'),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: facts.accountId,
      time: facts.isoSeconds(),
      region: facts.region,
      resources: [facts.arn('scheduler', facts.resource('scheduler', 'schedule/default/nightly'))],
      detail: '{}',
    }),
  },
];
