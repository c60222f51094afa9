import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { httpApiFormat1 } from './apiGateway';
import { type ApiFacts, apiOf, callerIp, orderBody, userAgent, viewerHeaders } from './requestParts';

/** HTTP APIs, by payload format. */
export const httpApiSamples: readonly SampleEvent<'api-gateway'>[] = [
  {
    id: 'apigateway-http-get',
    service: 'api-gateway',
    title: 'HTTP API (payload format 2.0): GET',
    typeNames: [
      'apigatewayhttp',
      'apigatewayproxyv2',
      'apigatewayproxyv2withiamauthorizer',
      'apigatewayproxyv2withjwtauthorizer',
      'apigatewayproxyv2withlambdaauthorizer',
      'apigatewayv2',
      'apigatewayv2http',
    ],
    model: 'sync',
    eventType: 'apigateway-http',
    make: (facts) => {
      const api = apiOf(facts, { stage: '$default', method: 'GET', path: '/orders/o-1001' });
      return {
        ...httpRequest(facts, api, 'GET /orders/{orderId}', 'expand=items'),
        queryStringParameters: { expand: 'items' },
        pathParameters: { orderId: 'o-1001' },
        isBase64Encoded: false,
      };
    },
  },
  {
    id: 'apigateway-http-post',
    service: 'api-gateway',
    title: 'HTTP API (payload format 2.0): POST with a JWT authorizer',
    model: 'sync',
    eventType: 'apigateway-http',
    make: (facts) => {
      const api = apiOf(facts, { stage: '$default', method: 'POST', path: '/orders' });
      const request = httpRequest(facts, api, 'POST /orders', '');
      return {
        ...request,
        cookies: ['session=s-77', 'theme=dark'],
        headers: { ...httpHeaders(facts, api), 'content-type': 'application/json' },
        requestContext: {
          ...httpContext(facts, api, 'POST /orders'),
          authorizer: {
            jwt: {
              claims: {
                sub: facts.uuid('user'),
                iss: `https://cognito-idp.${facts.region}.${facts.domain}/${facts.region}_${facts.letters('pool', 9)}`,
                scope: 'orders/write',
                exp: String(facts.epochSeconds(3_600_000)),
              },
              scopes: ['orders/write'],
            },
          },
        },
        body: orderBody,
        isBase64Encoded: false,
      };
    },
  },
  {
    id: 'apigateway-http-v1-get',
    service: 'api-gateway',
    title: 'HTTP API (payload format 1.0): GET',
    model: 'sync',
    eventType: 'apigateway-http-v1',
    make: httpApiFormat1,
  },
];

function httpRequest(facts: SampleFacts, api: ApiFacts, routeKey: string, rawQueryString: string): JsonObject {
  return {
    version: '2.0',
    routeKey,
    rawPath: api.path,
    rawQueryString,
    headers: httpHeaders(facts, api),
    requestContext: httpContext(facts, api, routeKey),
  };
}

function httpHeaders(facts: SampleFacts, api: ApiFacts): JsonObject {
  return {
    ...viewerHeaders,
    host: api.domainName,
    'x-amzn-trace-id': facts.traceHeader(),
    'x-forwarded-for': callerIp,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

/** Also used for function URLs and HTTP API authorizers. */
export function httpContext(facts: SampleFacts, api: ApiFacts, routeKey: string): JsonObject {
  return {
    accountId: facts.accountId,
    apiId: api.apiId,
    domainName: api.domainName,
    domainPrefix: api.apiId,
    http: { method: api.method, path: api.path, protocol: 'HTTP/1.1', sourceIp: callerIp, userAgent },
    requestId: `${facts.letters('request', 15)}=`,
    routeKey,
    stage: api.stage,
    time: facts.logTime(),
    timeEpoch: facts.nowMs,
  };
}
