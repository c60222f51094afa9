import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/events/json';
import { failed, returned } from './renderCheck';

type Table = readonly (readonly [response: JsonValue, lines: readonly string[]])[];

const rest: Table = [
  [{ statusCode: 200, body: '{}' }, ['API Gateway would return 200']],
  [
    { statusCode: 404, headers: { a: 'b', n: 1, f: true }, multiValueHeaders: { c: ['1', '2'] } },
    ['API Gateway would return 404'],
  ],
  [{ statusCode: 204, body: null }, ['API Gateway would return 204']],
  [
    { statusCode: 200, body: { a: 1 } },
    ['API Gateway would return 502: body is an object, not a string', 'error $.body body is an object, not a string'],
  ],
  [
    'hello',
    [
      'API Gateway would return 502: the response is a string, not an object',
      'error $ the response is a string, not an object',
    ],
  ],
  [
    null,
    [
      'API Gateway would return 502: the response is null, not an object',
      'error $ the response is null, not an object',
    ],
  ],
  [
    { statusCode: '201', body: '' },
    ['API Gateway would return 201', 'warning $.statusCode statusCode is a string: write it as a number'],
  ],
  [
    { statusCode: 'ok' },
    [
      'API Gateway would return 502: statusCode is a string, not a number',
      'error $.statusCode statusCode is a string, not a number',
    ],
  ],
  [
    { statusCode: 42 },
    [
      'API Gateway would return 502: statusCode is 42, not an integer between 100 and 599',
      'error $.statusCode statusCode is 42, not an integer between 100 and 599',
    ],
  ],
  [{ body: 'x' }, ['API Gateway would return 200', 'warning $.statusCode statusCode is missing, so 200 is assumed']],
  [
    { message: 'hi' },
    [
      'API Gateway would return 502: message is not a field of a proxy response: put it in body',
      'warning $.statusCode statusCode is missing, so 200 is assumed',
      'error $.message message is not a field of a proxy response: put it in body',
    ],
  ],
  [
    { statusCode: 200, headers: { 'set-cookie': ['a', 'b'] } },
    [
      'API Gateway would return 502: the value of header set-cookie is a list, not a string: lists belong in multiValueHeaders',
      'error $.headers["set-cookie"] the value of header set-cookie is a list, not a string: lists belong in multiValueHeaders',
    ],
  ],
  [
    { statusCode: 200, headers: [] },
    [
      'API Gateway would return 502: headers is a list, not an object',
      'error $.headers headers is a list, not an object',
    ],
  ],
  [
    { statusCode: 200, multiValueHeaders: { a: 'b' } },
    [
      'API Gateway would return 502: the value of header a in multiValueHeaders is a string, not a list',
      'error $.multiValueHeaders.a the value of header a in multiValueHeaders is a string, not a list',
    ],
  ],
  [
    { statusCode: 200, body: 'aGk=', isBase64Encoded: true },
    [
      'API Gateway would return 200',
      'info $.isBase64Encoded body is only decoded when the API lists its media type in binaryMediaTypes and the client accepts it',
    ],
  ],
  [
    { statusCode: 200, body: 'hi!', isBase64Encoded: true },
    [
      'API Gateway would return 502: isBase64Encoded is true, but body is not base64',
      'error $.body isBase64Encoded is true, but body is not base64',
    ],
  ],
  [
    { statusCode: 200, isBase64Encoded: 'yes' },
    ['API Gateway would return 200', 'warning $.isBase64Encoded isBase64Encoded is a string, not true or false'],
  ],
];

const http: Table = [
  [{ statusCode: 201, body: '{}', cookies: ['a=b'] }, ['API Gateway would return 201']],
  [
    'hello',
    [
      'API Gateway would return 200 with the response as its body',
      'info $ a string without statusCode becomes the body, of type application/json',
    ],
  ],
  [
    { message: 'hi' },
    [
      'API Gateway would return 200 with the response as its body',
      'info $ an object without statusCode becomes the body, of type application/json',
    ],
  ],
  [
    { body: 'hi' },
    [
      'API Gateway would return 200 with the response as its body',
      'info $ an object without statusCode becomes the body, of type application/json',
      'warning $ statusCode is missing, so headers and body are ignored and the whole object becomes the body',
    ],
  ],
  [
    { statusCode: 200, body: [1] },
    ['API Gateway would return 500: body is a list, not a string', 'error $.body body is a list, not a string'],
  ],
  [
    { statusCode: 200, cookies: [7] },
    [
      'API Gateway would return 500: a cookie is a number, not a string',
      'error $.cookies[0] a cookie is a number, not a string',
    ],
  ],
  [
    { statusCode: 200, multiValueHeaders: {} },
    [
      'API Gateway would return 200',
      'warning $.multiValueHeaders multiValueHeaders is not read in payload format 2.0: join values with commas in headers',
    ],
  ],
];

const functionUrl: Table = [
  [{ statusCode: 302, headers: { location: '/' } }, ['The function URL would return 302']],
  [
    null,
    [
      'The function URL would return 200 with the response as its body',
      'info $ null without statusCode becomes the body, of type application/json',
    ],
  ],
  [
    { statusCode: 200, body: {} },
    [
      'The function URL would return 502: body is an object, not a string',
      'error $.body body is an object, not a string',
    ],
  ],
];

const alb: Table = [
  [
    { statusCode: 200, statusDescription: '200 OK', isBase64Encoded: false, headers: {}, body: '' },
    ['The load balancer would return 200'],
  ],
  [
    { statusCode: 200, statusDescription: '404 Not Found' },
    [
      'The load balancer would return 200',
      'warning $.statusDescription statusDescription is "404 Not Found", but statusCode is 200',
    ],
  ],
  [
    { body: 'x' },
    ['The load balancer would return 502: statusCode is missing', 'error $.statusCode statusCode is missing'],
  ],
  [
    { statusCode: 200, multiValueHeaders: { a: ['b'] } },
    [
      'The load balancer would return 200',
      'warning $.multiValueHeaders the target group does not have multi-value headers enabled, so only headers is read',
    ],
  ],
  [
    { statusCode: 200, body: 'x'.repeat(1024 * 1024) },
    [
      'The load balancer would return 502: the response has 1048604 bytes, more than 1 MB',
      'error $ the response has 1048604 bytes, more than 1 MB',
    ],
  ],
];

const lattice: Table = [
  [{ statusCode: 200, headers: { a: 'b' }, body: 'x' }, ['VPC Lattice would return 200']],
  [
    [],
    [
      'VPC Lattice would return an error: the response is a list, not an object',
      'error $ the response is a list, not an object',
    ],
  ],
];

describe.each([
  ['apiGatewayRest', rest],
  ['apiGatewayHttp', http],
  ['functionUrl', functionUrl],
  ['alb', alb],
  ['vpcLattice', lattice],
] as const)('%s', (contract, table) => {
  test.each(table.map(([response, lines]) => [JSON.stringify(response).slice(0, 80), response, lines] as const))(
    '%s',
    (_text, response, lines) => {
      expect(returned(contract, {}, response)).toEqual(lines);
    },
  );
});

test('a target group with multi-value headers reads those only', () => {
  expect(returned('alb', { multiValueHeaders: {} }, { statusCode: 200, headers: { a: 'b' } })).toEqual([
    'The load balancer would return 200',
    'warning $.headers the target group has multi-value headers enabled, so only multiValueHeaders is read',
  ]);
});

describe('WebSocket API', () => {
  const event = (eventType: string): JsonValue => ({ requestContext: { eventType } });

  test.each([
    ['CONNECT', { statusCode: 200 }, ['API Gateway would establish the connection']],
    [
      'CONNECT',
      { statusCode: 401 },
      [
        'API Gateway would refuse the connection with 401',
        'info $.statusCode a connection is only established with 2xx',
      ],
    ],
    [
      'CONNECT',
      'ok',
      [
        'API Gateway would refuse the connection with 502: the response is a string, not an object',
        'error $ the response is a string, not an object',
      ],
    ],
    [
      'MESSAGE',
      { statusCode: 200, body: 'hi' },
      [
        'API Gateway would accept the response',
        'info $.body body is only sent to the client when the route has a route response',
      ],
    ],
    [
      'MESSAGE',
      { body: 'hi' },
      [
        'API Gateway would send the client "Internal server error": statusCode is missing',
        'error $.statusCode statusCode is missing',
        'info $.body body is only sent to the client when the route has a route response',
      ],
    ],
    [
      'DISCONNECT',
      null,
      ['API Gateway would ignore the response', 'info $ the connection is already closed, so the response is not read'],
    ],
  ] as const)('%s %j', (eventType, response, lines) => {
    expect(returned('apiGatewayWebSocket', event(eventType), response)).toEqual(lines);
  });

  test('a failed function', () => {
    expect(failed('apiGatewayWebSocket', event('CONNECT'))).toEqual([
      'API Gateway would refuse the connection: the function failed (TypeError)',
    ]);
    expect(failed('apiGatewayWebSocket', event('DISCONNECT'))).toEqual([
      'API Gateway would ignore that the function failed (TypeError): the connection is already closed',
    ]);
  });
});

const arn = 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/orders/1';
const policy = (Effect: string, Resource: JsonValue): JsonValue => ({
  principalId: 'jane',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
});

describe('authorizers', () => {
  test.each([
    [policy('Allow', arn), ['API Gateway would allow the request']],
    [policy('Allow', ['x', 'arn:aws:execute-api:*:*:abc/*/GET/*']), ['API Gateway would allow the request']],
    [policy('Deny', '*'), ['API Gateway would return 403: the request is denied']],
    [policy('Allow', arn.replace('GET', 'POST')), ['API Gateway would return 403: the request is denied']],
    [
      policy('allow', arn),
      [
        'API Gateway would return 500: Effect is "allow", not one of Allow, Deny',
        'error $.policyDocument.Statement[0].Effect Effect is "allow", not one of Allow, Deny',
      ],
    ],
    [
      { policyDocument: { Statement: [{ Effect: 'Allow' }] } },
      [
        'API Gateway would return 500: principalId is missing',
        'error $.principalId principalId is missing',
        'warning $.policyDocument.Version Version is missing: write "2012-10-17"',
        'error $.policyDocument.Statement[0].Action Action is missing',
        'error $.policyDocument.Statement[0].Resource Resource is missing',
      ],
    ],
    [
      { principalId: 'a', context: { roles: ['x'] }, policyDocument: { Version: '2012-10-17', Statement: [] } },
      [
        'API Gateway would return 500: roles of context is a list, not a string, number or boolean',
        'error $.context.roles roles of context is a list, not a string, number or boolean',
      ],
    ],
  ] as const)('policy %j', (response, lines) => {
    expect(returned('authorizerPolicy', { methodArn: arn }, response)).toEqual(lines);
  });

  const simple = 'info $ a response with isAuthorized only works when simple responses are enabled for the authorizer';
  test.each([
    [{ isAuthorized: true, context: { a: 1 } }, ['API Gateway would allow the request', simple]],
    [{ isAuthorized: false }, ['API Gateway would return 403: the request is denied', simple]],
    [
      { isAuthorized: 'true' },
      [
        'API Gateway would return 500: isAuthorized is a string, not true or false',
        'error $.isAuthorized isAuthorized is a string, not true or false',
        simple,
      ],
    ],
    [
      {},
      [
        'API Gateway would return 500: isAuthorized and policyDocument are both missing',
        'error $ isAuthorized and policyDocument are both missing',
      ],
    ],
    [policy('Allow', '*'), ['API Gateway would allow the request']],
  ] as const)('HTTP API %j', (response, lines) => {
    expect(returned('authorizerHttp', { routeArn: arn }, response)).toEqual(lines);
  });

  test.each([
    [{ isAuthorized: true, deniedFields: [], ttlOverride: 10 }, ['AppSync would run the operation']],
    [{ isAuthorized: false }, ['AppSync would refuse the request as unauthorized']],
    [
      { isAuthorized: true, resolverContext: { a: {} } },
      [
        'AppSync would refuse the request as unauthorized: a of resolverContext is an object: nested values are not supported',
        'error $.resolverContext.a a of resolverContext is an object: nested values are not supported',
      ],
    ],
  ] as const)('AppSync %j', (response, lines) => {
    expect(returned('appSyncAuthorizer', {}, response)).toEqual(lines);
  });
});

test('a failed function behind HTTP: Lambda does nothing more', () => {
  expect(failed('apiGatewayRest', {})).toEqual(['API Gateway would return 502: the function failed (TypeError)']);
  expect(failed('apiGatewayHttp', {})).toEqual(['API Gateway would return 500: the function failed (TypeError)']);
  expect(failed('functionUrl', {})).toEqual(['The function URL would return 502: the function failed (TypeError)']);
  expect(failed('alb', {})).toEqual(['The load balancer would return 502: the function failed (TypeError)']);
  expect(failed('authorizerPolicy', {})).toEqual([
    'API Gateway would return 500, or 401 when the error\'s message is "Unauthorized": the authorizer failed (TypeError)',
  ]);
});
