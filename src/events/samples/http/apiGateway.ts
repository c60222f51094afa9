import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { type ApiFacts, apiOf, callerIp, inLists, orderBody, userAgent } from './requestParts';

/** REST APIs with proxy integration. */
export const apiGatewaySamples: readonly SampleEvent<'api-gateway'>[] = [
  {
    id: 'apigateway-rest-get',
    service: 'api-gateway',
    title: 'REST API: GET with path and query parameters',
    typeNames: [
      'apigateway',
      'apigatewayproxy',
      'apigatewayproxyrequest',
      'apigatewayproxywithcognitoauthorizer',
      'apigatewayproxywithlambdaauthorizer',
    ],
    model: 'sync',
    eventType: 'apigateway-rest',
    make: (facts) =>
      restRequest(facts, apiOf(facts, { stage: 'prod', method: 'GET', path: '/orders/o-1001' }), {
        resource: '/orders/{orderId}',
        pathParameters: { orderId: 'o-1001' },
        query: { expand: 'items' },
        body: null,
      }),
  },
  {
    id: 'apigateway-rest-post',
    service: 'api-gateway',
    title: 'REST API: POST with a JSON body',
    model: 'sync',
    eventType: 'apigateway-rest',
    make: (facts) =>
      restRequest(facts, apiOf(facts, { stage: 'prod', method: 'POST', path: '/orders' }), {
        resource: '/orders',
        pathParameters: null,
        query: undefined,
        body: orderBody,
      }),
  },
];

interface RestRequest {
  readonly resource: string;
  readonly pathParameters: JsonObject | null;
  readonly query: Readonly<Record<string, string>> | undefined;
  readonly body: string | null;
}

function restRequest(facts: SampleFacts, api: ApiFacts, request: RestRequest): JsonObject {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    ...(request.body === null ? {} : { 'Content-Type': 'application/json' }),
    Host: api.domainName,
    'User-Agent': userAgent,
    'X-Amzn-Trace-Id': facts.traceHeader(),
    'X-Forwarded-For': callerIp,
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };
  return {
    resource: request.resource,
    path: api.path,
    httpMethod: api.method,
    headers,
    multiValueHeaders: inLists(headers),
    queryStringParameters: request.query ?? null,
    multiValueQueryStringParameters: request.query === undefined ? null : inLists(request.query),
    pathParameters: request.pathParameters,
    stageVariables: null,
    requestContext: restContext(facts, api, request.resource),
    body: request.body,
    isBase64Encoded: false,
  };
}

/** An HTTP API's request in payload format 1.0: like a REST API's, without a resource. */
export function httpApiFormat1(facts: SampleFacts): JsonObject {
  const api = apiOf(facts, { stage: '$default', method: 'GET', path: '/orders/o-1001' });
  const request = { resource: '/orders/{orderId}', pathParameters: { orderId: 'o-1001' }, query: { expand: 'items' } };
  const event = restRequest(facts, api, { ...request, body: null });
  return {
    version: '1.0',
    ...event,
    requestContext: { ...restContext(facts, api, 'GET /orders/{orderId}'), path: api.path, resourceId: null },
  };
}

/** Also used for a REQUEST authorizer of the same method. */
export function restContext(facts: SampleFacts, api: ApiFacts, resource: string): JsonObject {
  return {
    accountId: facts.accountId,
    apiId: api.apiId,
    resourceId: facts.letters('resource', 6),
    resourcePath: resource,
    httpMethod: api.method,
    path: `/${api.stage}${api.path}`,
    stage: api.stage,
    protocol: 'HTTP/1.1',
    domainName: api.domainName,
    domainPrefix: api.apiId,
    requestId: facts.uuid('request'),
    extendedRequestId: `${facts.letters('extended', 15)}=`,
    requestTime: facts.logTime(),
    requestTimeEpoch: facts.nowMs,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: callerIp,
      user: null,
      userAgent,
      userArn: null,
    },
  };
}
