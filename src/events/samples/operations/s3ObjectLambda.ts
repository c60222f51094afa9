import type { SampleEvent } from '../../sampleEvent';
import { bucketOf } from '../notifications/s3';

export const s3ObjectLambdaSamples: readonly SampleEvent[] = [
  {
    id: 's3-object-lambda-get',
    service: 's3ObjectLambda',
    title: 'GetObject',
    model: 'sync',
    eventType: 's3-object-lambda',
    make: (facts) => {
      const accessPoint = facts.resource('s3-object-lambda', 'accesspoint/redacted-orders');
      const name = accessPoint.split('/')[1] ?? 'redacted-orders';
      const key = 'incoming/order-1001.json';
      const host = `${name}-${facts.accountId}.s3-object-lambda.${facts.region}.${facts.domain}`;
      const session = facts.letters('session', 8);
      return {
        xAmzRequestId: facts.uuid('request'),
        getObjectContext: {
          inputS3Url: `https://${bucketOf(facts)}-ap-${facts.accountId}.s3-accesspoint.${facts.region}.${facts.domain}/${key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=61&X-Amz-SignedHeaders=host`,
          outputRoute: 'io-cell001',
          outputToken: facts.letters('token', 48),
        },
        configuration: {
          accessPointArn: facts.arn('s3-object-lambda', accessPoint),
          supportingAccessPointArn: facts.arn('s3', `accesspoint/${bucketOf(facts)}-ap`),
          payload: '',
        },
        userRequest: { url: `https://${host}/${key}`, headers: { Host: host, 'Accept-Encoding': 'identity' } },
        userIdentity: {
          type: 'AssumedRole',
          principalId: `AROAEXAMPLE:${session}`,
          arn: facts.globalArn('sts', `assumed-role/shop-frontend/${session}`),
          accountId: facts.accountId,
          accessKeyId: 'example-access-key-id',
          sessionContext: {
            attributes: { mfaAuthenticated: 'false', creationDate: facts.isoSeconds(-600_000) },
            sessionIssuer: {
              type: 'Role',
              principalId: 'AROAEXAMPLE',
              arn: facts.globalArn('iam', 'role/shop-frontend'),
              accountId: facts.accountId,
              userName: 'shop-frontend',
            },
          },
        },
        protocolVersion: '1.00',
      };
    },
  },
];
