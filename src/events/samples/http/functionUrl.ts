import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { httpContext } from './httpApi';
import { type ApiFacts, callerIp, orderBody, viewerHeaders } from './requestParts';

export const functionUrlSamples: readonly SampleEvent<'function-url'>[] = [
  {
    id: 'function-url-get',
    service: 'function-url',
    title: 'GET, no authentication',
    typeNames: ['lambdafunctionurl'],
    model: 'sync',
    eventType: 'function-url',
    make: (facts) => {
      const url = urlOf(facts, 'GET', '/orders/o-1001');
      return {
        version: '2.0',
        routeKey: '$default',
        rawPath: url.path,
        rawQueryString: 'expand=items',
        headers: headersOf(facts, url),
        queryStringParameters: { expand: 'items' },
        requestContext: { ...httpContext(facts, url, '$default'), accountId: 'anonymous' },
        isBase64Encoded: false,
      };
    },
  },
  {
    id: 'function-url-post-iam',
    service: 'function-url',
    title: 'POST, signed with IAM credentials',
    model: 'sync',
    eventType: 'function-url',
    make: (facts) => {
      const url = urlOf(facts, 'POST', '/orders');
      const callerId = `AROAEXAMPLE:${facts.letters('session', 8)}`;
      return {
        version: '2.0',
        routeKey: '$default',
        rawPath: url.path,
        rawQueryString: '',
        headers: { ...headersOf(facts, url), 'content-type': 'application/json' },
        requestContext: {
          ...httpContext(facts, url, '$default'),
          authorizer: {
            iam: {
              accessKey: 'example-access-key-id',
              accountId: facts.accountId,
              callerId,
              cognitoIdentity: null,
              principalOrgId: `o-${facts.letters('organization', 10)}`,
              userArn: facts.globalArn('sts', 'assumed-role/shop-frontend/session'),
              userId: callerId,
            },
          },
        },
        body: orderBody,
        isBase64Encoded: false,
      };
    },
  },
];

function urlOf(facts: SampleFacts, method: string, path: string): ApiFacts {
  const apiId = facts.letters('url', 32);
  return { apiId, stage: '$default', method, path, domainName: `${apiId}.lambda-url.${facts.region}.on.aws` };
}

function headersOf(facts: SampleFacts, url: ApiFacts): Record<string, string> {
  return {
    ...viewerHeaders,
    host: url.domainName,
    'x-amzn-trace-id': facts.traceHeader(),
    'x-forwarded-for': callerIp,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}
