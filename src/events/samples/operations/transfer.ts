import type { SampleEvent } from '../../sampleEvent';
import { callerIp } from '../http/requestParts';

export const transferSamples: readonly SampleEvent<'transfer'>[] = [
  {
    id: 'transfer-authorizer',
    service: 'transfer',
    title: 'Custom identity provider: sign-in with a password',
    typeNames: ['transferfamilyauthorizer'],
    model: 'sync',
    eventType: 'transfer-authorizer',
    make: (facts) => ({
      username: 'jane',
      password: 'example-password',
      protocol: 'SFTP',
      serverId: facts.resource('transfer', `server/s-${facts.hex('server', 17)}`).replace('server/', ''),
      sourceIp: callerIp,
    }),
  },
  {
    id: 'transfer-workflow',
    service: 'transfer',
    title: 'Custom step of a workflow',
    model: 'async',
    eventType: 'transfer-workflow',
    make: (facts) => ({
      token: facts.letters('token', 48),
      serviceMetadata: {
        executionDetails: { workflowId: `w-${facts.hex('workflow', 17)}`, executionId: facts.uuid('execution') },
        transferDetails: {
          sessionId: facts.hex('session', 16),
          userName: 'jane',
          serverId: `s-${facts.hex('server', 17)}`,
        },
      },
      fileLocation: {
        domain: 'S3',
        bucket: 'uploads',
        key: 'jane/order-1001.json',
        eTag: facts.hex('etag', 32),
        versionId: null,
      },
    }),
  },
];
