import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const dynamoDbSamples: readonly SampleEvent<'dynamodb'>[] = [
  {
    id: 'dynamodb-insert',
    service: 'dynamodb',
    title: 'INSERT',
    typeNames: ['dynamodb', 'dynamodbstream'],
    model: 'poll',
    eventType: 'dynamodb',
    make: (facts) => ({ Records: [change(facts, 'INSERT', { NewImage: order('open') })] }),
  },
  {
    id: 'dynamodb-modify',
    service: 'dynamodb',
    title: 'MODIFY',
    model: 'poll',
    eventType: 'dynamodb',
    make: (facts) => ({ Records: [change(facts, 'MODIFY', { NewImage: order('paid'), OldImage: order('open') })] }),
  },
  {
    id: 'dynamodb-remove',
    service: 'dynamodb',
    title: 'REMOVE',
    model: 'poll',
    eventType: 'dynamodb',
    make: (facts) => ({ Records: [change(facts, 'REMOVE', { OldImage: order('paid') })] }),
  },
  {
    id: 'dynamodb-ttl',
    service: 'dynamodb',
    title: 'REMOVE by time to live',
    model: 'poll',
    eventType: 'dynamodb',
    make: (facts) => ({
      Records: [
        {
          ...change(facts, 'REMOVE', { OldImage: order('open') }),
          userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' },
        },
      ],
    }),
  },
];

function order(status: string): JsonObject {
  return { orderId: { S: 'o-1001' }, status: { S: status }, total: { N: '18.4' }, tags: { SS: ['tea', 'web'] } };
}

function change(facts: SampleFacts, eventName: string, images: JsonObject): JsonObject {
  const stream = `table/orders/stream/${facts.iso(-86_400_000).replace('Z', '')}`;
  return {
    eventID: facts.hex('event', 32),
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: facts.region,
    dynamodb: {
      ApproximateCreationDateTime: facts.epochSeconds(-1_000),
      Keys: { orderId: { S: 'o-1001' } },
      ...images,
      SequenceNumber: facts.digits('sequence', 21),
      SizeBytes: 59,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: facts.arn('dynamodb', facts.resource('dynamodb', stream)),
  };
}
