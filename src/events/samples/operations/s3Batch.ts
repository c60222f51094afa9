import type { SampleEvent } from '../../sampleEvent';
import { bucketOf } from '../notifications/s3';

export const s3BatchSamples: readonly SampleEvent<'s3-batch'>[] = [
  {
    id: 's3-batch',
    service: 's3-batch',
    title: 'One task (invocation schema 1.0)',
    typeNames: ['s3batch', 's3batchoperation'],
    model: 'sync',
    eventType: 's3-batch',
    make: (facts) => ({
      invocationSchemaVersion: '1.0',
      invocationId: facts.letters('invocation', 40),
      job: { id: facts.uuid('job') },
      tasks: [
        {
          taskId: facts.letters('task', 32),
          s3Key: 'incoming/order+1001.json',
          s3VersionId: null,
          s3BucketArn: `arn:${facts.partition}:s3:::${bucketOf(facts)}`,
        },
      ],
    }),
  },
];
