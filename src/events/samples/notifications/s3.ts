import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { callerIp } from '../http/requestParts';

export const s3Samples: readonly SampleEvent<'s3'>[] = [
  {
    id: 's3-put',
    service: 's3',
    title: 'Object created (Put)',
    typeNames: ['s3', 's3notification'],
    model: 'async',
    eventType: 's3',
    make: (facts) => ({
      Records: [
        notification(facts, 'ObjectCreated:Put', { ...objectOf(facts), size: 2048, eTag: facts.hex('etag', 32) }),
      ],
    }),
  },
  {
    id: 's3-delete',
    service: 's3',
    title: 'Object removed (Delete)',
    model: 'async',
    eventType: 's3',
    make: (facts) => ({ Records: [notification(facts, 'ObjectRemoved:Delete', objectOf(facts))] }),
  },
  {
    id: 's3-restore-completed',
    service: 's3',
    title: 'Object restored from an archive (Completed)',
    model: 'async',
    eventType: 's3',
    make: (facts) => ({
      Records: [
        {
          ...notification(facts, 'ObjectRestore:Completed', {
            ...objectOf(facts),
            size: 2048,
            eTag: facts.hex('etag', 32),
          }),
          glacierEventData: {
            restoreEventData: {
              lifecycleRestorationExpiryTime: facts.iso(86_400_000),
              lifecycleRestoreStorageClass: 'GLACIER',
            },
          },
        },
      ],
    }),
  },
];

/** The function's own bucket, or an example. */
export function bucketOf(facts: SampleFacts): string {
  return facts.resource('s3', `orders-${facts.accountId}`).split('/')[0] ?? 'orders';
}

/** The key as S3 sends it: URL-encoded, spaces as `+`. */
function objectOf(facts: SampleFacts): JsonObject {
  return { key: 'incoming/order+1001.json', sequencer: facts.hex('sequencer', 18).toUpperCase() };
}

function notification(facts: SampleFacts, eventName: string, object: JsonObject): JsonObject {
  const bucket = bucketOf(facts);
  return {
    eventVersion: eventName.startsWith('ObjectRestore') ? '2.3' : '2.1',
    eventSource: 'aws:s3',
    awsRegion: facts.region,
    eventTime: facts.iso(),
    eventName,
    userIdentity: { principalId: `AWS:AIDA${facts.letters('principal', 12).toUpperCase()}` },
    requestParameters: { sourceIPAddress: callerIp },
    responseElements: {
      'x-amz-request-id': facts.letters('request', 16).toUpperCase(),
      'x-amz-id-2': facts.letters('id2', 64),
    },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'orders-to-function',
      bucket: {
        name: bucket,
        ownerIdentity: { principalId: facts.letters('owner', 14).toUpperCase() },
        arn: `arn:${facts.partition}:s3:::${bucket}`,
      },
      object,
    },
  };
}
