import type { SampleEvent } from '../../sampleEvent';
import { callerIp } from '../http/requestParts';

export const appSyncSamples: readonly SampleEvent[] = [
  {
    id: 'appsync-resolver',
    service: 'appSync',
    title: 'Direct Lambda resolver',
    model: 'sync',
    eventType: 'appsync-resolver',
    make: (facts) => {
      const sub = facts.uuid('user');
      return {
        arguments: { orderId: 'o-1001' },
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
          variables: { orderId: 'o-1001' },
        },
        stash: {},
      };
    },
  },
  {
    id: 'appsync-authorizer',
    service: 'appSync',
    title: 'Lambda authorizer',
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
