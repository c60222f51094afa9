import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/events/checkAnswer';
import { detectEventType } from '../../src/events/detectEventType';
import { eventSchema } from '../../src/events/eventSchema';
import type { JsonValue } from '../../src/events/json';
import { request } from './renderCheck';

const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(JSON.parse(JSON.stringify(eventSchema())));

const context = { apiId: 'a1', stage: 'prod', requestId: 'r1' };
const httpContext = {
  ...context,
  accountId: '123456789012',
  authentication: null,
  domainName: 'u1.lambda-url.eu-west-1.on.aws',
  domainPrefix: 'u1',
  http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: null },
  routeKey: '$default',
  time: '23/Nov/2026:08:22:05 +0000',
  timeEpoch: 1,
};
const http = { version: '2.0', routeKey: '$default', rawPath: '/', rawQueryString: '', requestContext: httpContext };
const nulls = { cookies: null, queryStringParameters: null, pathParameters: null, stageVariables: null, body: null };

/** Events as services and SAM send them: with nulls, and without what their guides show but do not promise. */
const events: readonly (readonly [what: string, type: string, event: JsonValue])[] = [
  ['a function URL with nulls', 'function-url', { ...http, ...nulls, headers: {}, isBase64Encoded: false }],
  [
    'an HTTP API authorizer without identity sources',
    'apigateway-authorizer-http',
    { ...http, type: 'REQUEST', routeArn: 'arn:aws:execute-api:eu-west-1:123456789012:a1/prod/GET/', ...nulls },
  ],
  [
    'a WebSocket API authorizer',
    'apigateway-authorizer-request',
    {
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:eu-west-1:123456789012:a1/prod/$connect',
      headers: {},
      requestContext: { ...context, connectionId: 'c1', eventType: 'CONNECT', routeKey: '$connect' },
    },
  ],
  [
    'an HTTP API in format 1.0',
    'apigateway-http-v1',
    {
      version: '1.0',
      resource: '/',
      path: '/',
      httpMethod: 'GET',
      headers: null,
      requestContext: { ...context, resourceId: null },
      body: null,
      isBase64Encoded: false,
    },
  ],
  ['HeadObject', 's3-object-lambda', request('s3-object-lambda-head')],
  ['ListObjectsV2', 's3-object-lambda', request('s3-object-lambda-list')],
  [
    'Lambda@Edge as SAM generates it',
    'lambda-edge',
    {
      Records: [
        {
          cf: {
            config: { distributionId: 'E1' },
            request: { uri: '/', method: 'GET', clientIp: '203.0.113.1', headers: {} },
          },
        },
      ],
    },
  ],
  [
    'Lambda@Edge as SAM generates it, a response',
    'lambda-edge',
    {
      Records: [
        { cf: { config: { distributionId: 'E1' }, response: { status: '200', statusDescription: 'OK', headers: {} } } },
      ],
    },
  ],
  [
    'a batch of AppSync',
    'appsync-batch',
    [{ arguments: {}, info: { fieldName: 'a', parentTypeName: 'Q', variables: {} } }],
  ],
  ['AppSync Events', 'appsync-events', request('appsync-events-subscribe')],
  [
    'VPC Lattice',
    'vpc-lattice-v1',
    { raw_path: '/', method: 'GET', headers: {}, body: null, is_base64_encoded: false },
  ],
  [
    'an IoT authorizer over HTTP',
    'iot-authorizer',
    { protocols: ['tls', 'http'], protocolData: { http: { headers: {} } } },
  ],
  [
    'IoT provisioning',
    'iot-provisioning',
    { templateArn: 'arn:aws-eusc:iot:eusc-de-east-1:123456789012:provisioningtemplate/t', parameters: {} },
  ],
  ['Transfer Family', 'transfer-authorizer', { username: 'jane', protocol: 'SFTP', serverId: 's-1', password: '' }],
  ['Client VPN', 'client-vpn', { 'connection-id': 'c', 'endpoint-id': 'e', platform: '', 'schema-version': 'v1' }],
  [
    'a custom SMS sender',
    'cognito-custom-sender',
    { triggerSource: 'CustomSMSSender_Authentication', userPoolId: 'p', request: { code: 'x' } },
  ],
];

test.each(events)('%s is recognized, and nothing is found wrong with it', (_, type, event) => {
  expect(detectEventType(event)).toBe(type);
  validate(event);
  expect(validate.errors ?? []).toEqual([]);
});

/** What the panel says about an answer: the verdict, then findings that are no mere information. */
function judged(event: JsonValue, payload: string, functionError?: string): readonly string[] {
  const check = checkAnswer(JSON.stringify(event), {
    kind: 'answered',
    atMs: 1,
    statusCode: 200,
    payload,
    payloadBytes: payload.length,
    functionError,
    executedVersion: undefined,
    requestId: 'r1',
    logTail: undefined,
  });
  return [
    check?.verdict ?? 'none',
    ...(check?.findings ?? []).flatMap(({ severity, message }) => (severity === 'info' ? [] : [message])),
  ];
}

const separator = '\u0000'.repeat(8);
const url = request('function-url-get');

test('a streamed response is judged by its prelude', () => {
  const prelude = (value: object) => `${JSON.stringify(value)}${separator}<p>gone</p>`;
  expect(judged(url, prelude({ statusCode: 410, headers: { 'content-type': 'text/html' } }))).toEqual([
    'The function URL would return 410',
  ]);
  expect(judged(url, prelude({ headers: {} }))).toEqual(['The function URL would return 200']);
  expect(judged(url, prelude({ statusCode: 'oops' }))[0]).toContain('would return 502');
  expect(judged(request('apigateway-rest-get'), prelude({ statusCode: 201 }))).toEqual([
    'API Gateway would return 201',
  ]);
});

test('an HTTP API in format 1.0 answers 500, not 502', () => {
  expect(judged(request('apigateway-http-v1-get'), '{"statusCode":200,"body":[1]}')[0]).toContain('would return 500');
  expect(judged(request('apigateway-http-v1-get'), '{"statusCode":204}')).toEqual(['API Gateway would return 204']);
});

test('a custom sender of Cognito is asynchronous', () => {
  expect(judged(request('cognito-custom-email-sender'), 'null')[0]).toContain('the response is discarded');
});

test('a token generation response in the other version’s field is found', () => {
  const event = (version: string, response: object) => ({
    version,
    triggerSource: 'TokenGeneration_RefreshTokens',
    userPoolId: 'p',
    request: {},
    response: JSON.parse(JSON.stringify(response)),
  });
  const v1 = { claimsOverrideDetails: { claimsToSuppress: ['email'] } };
  const v2 = { claimsAndScopeOverrideDetails: { idTokenGeneration: {} } };
  const check = (version: string, response: object) =>
    judged(event(version, {}), JSON.stringify(event(version, response))).slice(1);
  expect([check('1', v1), check('2', v2), check('3', v2)]).toEqual([[], [], []]);
  expect(check('2', v1)).toEqual([
    'claimsOverrideDetails is ignored in version 2 of the event: use claimsAndScopeOverrideDetails',
  ]);
  expect(check('1', v2)).toEqual([
    'claimsAndScopeOverrideDetails is ignored in version 1 of the event: use claimsOverrideDetails',
  ]);
});

test.each(['apigateway-authorizer-token', 'apigateway-authorizer-request', 'apigateway-authorizer-http'])(
  '%s: the message of the error is 401 or 500',
  (id) => {
    const fails = (errorMessage: string) =>
      judged(request(id), JSON.stringify({ errorType: 'Error', errorMessage }), 'Unhandled')[0];
    expect(fails('Unauthorized')).toBe('API Gateway would return 401: the authorizer failed (Error)');
    expect(fails('no such user')).toBe('API Gateway would return 500: the authorizer failed (Error)');
  },
);

test('Firehose takes records of MSK back under their own name', () => {
  const { records } = JSON.parse(JSON.stringify(request('firehose-msk')));
  const answer = (name: string) =>
    JSON.stringify({
      records: records.map(({ recordId }: { recordId: string }) => ({ recordId, result: 'Ok', [name]: 'e30=' })),
    });
  expect(judged(request('firehose-msk'), answer('kafkaRecordValue'))).toHaveLength(1);
  expect(judged(request('firehose-msk'), answer('data'))).toContain('kafkaRecordValue is missing');
});

test('Kafka reads batchItemFailures', () => {
  const event = request('msk-records');
  const { records } = JSON.parse(JSON.stringify(event));
  const partition = Object.keys(records)[0] ?? '';
  const answer = (itemIdentifier: JsonValue) => JSON.stringify({ batchItemFailures: [{ itemIdentifier }] });
  expect(judged(event, answer({ partition, offset: records[partition][0].offset }))).toEqual([
    'Lambda would retry 1 of 2 records: a partial batch response',
  ]);
  expect(judged(event, '{}')).toEqual(['Lambda would treat the whole batch as succeeded']);
  expect(judged(event, answer({ partition: 'other-0', offset: 1 }))).toContain(
    'partition "other-0" is not in this batch',
  );
  expect(judged(event, answer('15'))).toContain('itemIdentifier is a string, not an object');
});

test('a state that waits for its task token reads no response', () => {
  expect(judged(request('stepfunctions-callback'), '{"a":1}')).toEqual([
    'Step Functions would wait for SendTaskSuccess or SendTaskFailure',
  ]);
});
