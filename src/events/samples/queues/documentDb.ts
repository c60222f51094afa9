import type { SampleEvent } from '../../sampleEvent';

export const documentDbSamples: readonly SampleEvent<'documentdb'>[] = [
  {
    id: 'documentdb-insert',
    service: 'documentdb',
    title: 'Change stream: insert',
    model: 'poll',
    eventType: 'documentdb',
    make: (facts) => {
      const objectId = { $oid: facts.hex('document', 24) };
      return {
        eventSourceArn: facts.arn('rds', facts.resource('rds', 'cluster:orders')),
        events: [
          {
            event: {
              _id: { _data: `01${facts.hex('resume token', 34)}` },
              clusterTime: { $timestamp: { t: facts.epochSeconds(-1_000), i: 1 } },
              documentKey: { _id: objectId },
              fullDocument: { _id: objectId, orderId: 'o-1001', total: 18.4 },
              ns: { db: 'shop', coll: 'orders' },
              operationType: 'insert',
            },
          },
        ],
        eventSource: 'aws:docdb',
      };
    },
  },
];
