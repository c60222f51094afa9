import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { bucketOf } from '../notifications/s3';

const key = 'incoming/order-1001.json';
const signature = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=61&X-Amz-SignedHeaders=host';

export const s3ObjectLambdaSamples: readonly SampleEvent<'s3-object-lambda'>[] = [
  sample('get', 'GetObject', (facts, host) => ({
    getObjectContext: {
      inputS3Url: `${host}/${key}?${signature}`,
      outputRoute: 'io-cell001',
      outputToken: facts.letters('token', 48),
    },
  })),
  sample('head', 'HeadObject', (_facts, host) => ({
    headObjectContext: { inputS3Url: `${host}/${key}?${signature}` },
  })),
  sample('list', 'ListObjectsV2', (_facts, host) => ({
    listObjectsV2Context: { inputS3Url: `${host}/?list-type=2&${signature}` },
  })),
];

function sample(
  name: string,
  title: string,
  context: (facts: SampleFacts, host: string) => JsonObject,
): SampleEvent<'s3-object-lambda'> {
  return {
    id: `s3-object-lambda-${name}`,
    service: 's3-object-lambda',
    title,
    model: 'sync',
    eventType: 's3-object-lambda',
    make: (facts) => request(facts, context),
  };
}

function request(facts: SampleFacts, context: (facts: SampleFacts, host: string) => JsonObject): JsonObject {
  const accessPoint = facts.resource('s3-object-lambda', 'accesspoint/redacted-orders');
  const name = accessPoint.split('/')[1] ?? 'redacted-orders';
  const host = `${name}-${facts.accountId}.s3-object-lambda.${facts.region}.${facts.domain}`;
  const session = facts.letters('session', 8);
  return {
    xAmzRequestId: facts.uuid('request'),
    ...context(
      facts,
      `https://${bucketOf(facts)}-ap-${facts.accountId}.s3-accesspoint.${facts.region}.${facts.domain}`,
    ),
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
    protocolVersion: '1.01',
  };
}
