import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { callerIp } from '../http/requestParts';

export const appSyncSamples: readonly SampleEvent<'appsync'>[] = [
  {
    id: 'appsync-resolver',
    service: 'appsync',
    title: 'Direct Lambda resolver',
    typeNames: ['appsyncresolver'],
    model: 'sync',
    eventType: 'appsync-resolver',
    make: (facts) => field(facts, 'o-1001'),
  },
  {
    id: 'appsync-amplify',
    service: 'appsync',
    title: 'Function of Amplify’s @function directive',
    model: 'sync',
    eventType: 'appsync-resolver',
    make: () => ({
      typeName: 'Query',
      fieldName: 'order',
      arguments: { orderId: 'o-1001' },
      identity: null,
      source: null,
      request: { headers: { host: 'api.example.com' }, domainName: null },
      prev: { result: {} },
    }),
  },
  {
    id: 'appsync-batch',
    service: 'appsync',
    title: 'Direct Lambda resolver, batch of two',
    typeNames: ['appsyncbatchresolver'],
    model: 'sync',
    eventType: 'appsync-batch',
    make: (facts) => [field(facts, 'o-1001'), field(facts, 'o-1002')],
  },
  {
    id: 'appsync-events-publish',
    service: 'appsync',
    title: 'Events API: publish',
    model: 'sync',
    eventType: 'appsync-events',
    make: (facts) => ({
      ...channel('PUBLISH'),
      events: [1, 2].map((number) => ({
        id: facts.uuid(`event ${number}`),
        payload: { orderId: `o-${1000 + number}` },
      })),
    }),
  },
  {
    id: 'appsync-events-subscribe',
    service: 'appsync',
    title: 'Events API: subscribe',
    model: 'sync',
    eventType: 'appsync-events',
    make: () => ({ ...channel('SUBSCRIBE'), events: null }),
  },
  {
    id: 'appsync-authorizer',
    service: 'appsync',
    title: 'Lambda authorizer',
    typeNames: ['appsyncauthorizer'],
    model: 'sync',
    eventType: 'appsync-authorizer',
    make: (facts) => ({
      authorizationToken: 'example-token',
      requestContext: {
        apiId: facts.resource('appsync', `apis/${facts.letters('api', 26)}`).split('/')[1] ?? '',
        accountId: facts.accountId,
        requestId: facts.uuid('request'),
        queryString: 'query Order($orderId: ID!) { order(orderId: $orderId) { orderId total } }',
        operationName: 'Order',
        variables: { orderId: 'o-1001' },
      },
      requestHeaders: { 'x-forwarded-for': callerIp, 'content-type': 'application/json' },
    }),
  },
];

function channel(operation: string): JsonObject {
  return {
    identity: null,
    result: null,
    request: { headers: { 'x-forwarded-for': callerIp }, domainName: null },
    info: {
      channel: { path: '/orders/created', segments: ['orders', 'created'] },
      channelNamespace: { name: 'orders' },
      operation,
    },
    error: null,
    prev: null,
    stash: {},
    outErrors: [],
  };
}

function field(facts: SampleFacts, orderId: string): JsonObject {
  const sub = facts.uuid('user');
  return {
    arguments: { orderId },
    identity: {
      sub,
      issuer: `https://cognito-idp.${facts.region}.${facts.domain}/${facts.region}_${facts.letters('pool', 9)}`,
      username: 'jane',
      claims: { sub, 'cognito:username': 'jane', token_use: 'access' },
      sourceIp: [callerIp],
      defaultAuthStrategy: 'ALLOW',
      groups: ['customers'],
    },
    source: null,
    request: { headers: { 'x-forwarded-for': callerIp, 'content-type': 'application/json' }, domainName: null },
    prev: null,
    info: {
      selectionSetList: ['orderId', 'total'],
      selectionSetGraphQL: '{\n  orderId\n  total\n}',
      parentTypeName: 'Query',
      fieldName: 'order',
      variables: { orderId },
    },
    stash: {},
  };
}
