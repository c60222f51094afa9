import { describe, expect, test } from 'vitest';
import { type ContractId, checkResponse } from '../../src/events/contracts';
import { encodeParts } from '../../src/events/encodedParts';
import { eventTypes } from '../../src/events/eventTypes';
import type { JsonValue } from '../../src/events/json';
import { makeSample, sampleEvents } from '../../src/events/samples';
import { failed, renderCheck, returned } from './renderCheck';
import { context, gzip } from './sampleContexts';

/** The request as it is sent. */
function request(id: string): JsonValue {
  return JSON.parse(encodeParts(JSON.stringify(makeSample(id, context)), gzip));
}

const again =
  "Lambda would deliver again until it succeeds, the records expire or the source's retry limit is reached.";

describe('partial batches', () => {
  const sqs: JsonValue = { Records: ['a', 'b', 'c'].map((messageId) => ({ messageId, eventSource: 'aws:sqs' })) };
  const stream: JsonValue = { Records: ['1', '2', '3'].map((sequenceNumber) => ({ kinesis: { sequenceNumber } })) };
  const failures = (...ids: readonly JsonValue[]): JsonValue => ({
    batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
  });
  const done = ['Lambda would take the whole batch as done'];
  const note =
    'info $.batchItemFailures batchItemFailures is read only when the event source mapping has ReportBatchItemFailures';

  test.each([
    ['nothing', null, done],
    ['no list', {}, done],
    ['an empty list', { batchItemFailures: [] }, done],
    ['null', { batchItemFailures: null }, done],
    ['some', failures('a', 'c'), ['Lambda would deliver 2 of 3 again and delete the others', note, again]],
    [
      'an unknown id',
      failures('x'),
      [
        'Lambda would deliver the whole batch again: itemIdentifier "x" is not of this batch',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier "x" is not of this batch',
        note,
        again,
      ],
    ],
    [
      'an empty id',
      failures(''),
      [
        'Lambda would deliver the whole batch again: itemIdentifier is empty',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is empty',
        note,
        again,
      ],
    ],
    [
      'a null id',
      failures(null),
      [
        'Lambda would deliver the whole batch again: itemIdentifier is null, not a string',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is null, not a string',
        again,
      ],
    ],
    [
      'a misspelt name',
      { batchItemFailures: [{ id: 'a' }] },
      [
        'Lambda would deliver the whole batch again: itemIdentifier is missing',
        'error $.batchItemFailures[0].itemIdentifier itemIdentifier is missing',
        again,
      ],
    ],
    [
      'no list but text',
      { batchItemFailures: 'a' },
      [
        'Lambda would deliver the whole batch again: batchItemFailures is a string, not a list',
        'error $.batchItemFailures batchItemFailures is a string, not a list',
        again,
      ],
    ],
  ] as const)('SQS: %s', (_what, response, lines) => {
    expect(returned('partialBatch', sqs, response)).toEqual(lines);
  });

  test('a stream goes on from the first failure', () => {
    expect(returned('partialBatch', stream, failures('3', '2'))).toEqual([
      'Lambda would deliver the batch again from item 2 of 3',
      note,
      again,
    ]);
  });

  test('of the samples the identifiers are known', () => {
    for (const id of ['sqs-batch', 'kinesis-records', 'dynamodb-insert', 'pipes-sqs']) {
      expect(returned('partialBatch', request(id), failures('nobody'))[0]).toBe(
        'Lambda would deliver the whole batch again: itemIdentifier "nobody" is not of this batch',
      );
    }
  });

  test('a failed function, and a broker that reads nothing', () => {
    expect(failed('partialBatch', sqs)).toEqual([
      'Lambda would deliver the whole batch again: the function failed (TypeError)',
      again,
    ]);
    expect(failed('wholeBatch', sqs)).toEqual([
      'Lambda would deliver the whole batch again: the function failed (TypeError)',
      again,
    ]);
    expect(returned('wholeBatch', sqs, failures('a'))).toEqual([
      'Lambda would take the whole batch as done: it does not read the response',
    ]);
  });
});

describe('Firehose', () => {
  const asked: JsonValue = { records: [{ recordId: '1' }, { recordId: '2' }] };
  const ok = (recordId: string): JsonValue => ({ recordId, result: 'Ok', data: 'aGk=' });
  const bad = (line: string, path: string): readonly string[] => [
    `Firehose would take the records as failed: ${line}`,
    `error ${path} ${line}`,
  ];

  test.each([
    [
      { records: [ok('2'), { recordId: '1', result: 'Dropped' }] },
      ['Firehose would deliver 1 records, drop 1 and put 0 under processing-failed/'],
    ],
    [{ records: [ok('1')] }, bad('record 2 is missing (Lambda.MissingRecordId)', '$.records')],
    [
      { records: [ok('1'), ok('2'), ok('2')] },
      bad('record 2 comes twice (Lambda.DuplicatedRecordId)', '$.records[2].recordId'),
    ],
    [{ records: [ok('1'), ok('2'), ok('3')] }, bad('record 3 was not asked for', '$.records[2].recordId')],
    [
      { records: [ok('1'), { recordId: '2', result: 'OK', data: '' }] },
      bad('result is "OK", not one of Ok, Dropped, ProcessingFailed', '$.records[1].result'),
    ],
    [
      { records: [ok('1'), { recordId: '2', result: 'Ok', data: '{}' }] },
      bad('data is not base64', '$.records[1].data'),
    ],
    [{ records: [ok('1'), { recordId: '2', result: 'Ok' }] }, bad('data is missing', '$.records[1].data')],
    [{}, bad('records is missing', '$.records')],
    [
      { records: [ok('1'), { recordId: '2', result: 'Ok', data: 'AAAA'.repeat(1.6e6) }] },
      bad('the response has 6400099 bytes, more than 6 MB', '$'),
    ],
  ])('%#', (response, lines) => {
    expect(returned('firehose', asked, response)).toEqual(lines);
  });
});

describe('Cognito', () => {
  const event = (triggerSource: string, response: JsonValue, more: object = {}): JsonValue => ({
    version: '1',
    triggerSource,
    request: {},
    response,
    ...more,
  });
  const check = (source: string, response: JsonValue, more: object = {}) =>
    returned('cognito', event(source, {}), event(source, response, more));
  const goesOn = 'Cognito would go on with the response';
  const refuses = (line: string): string =>
    `Cognito would refuse the user with InvalidLambdaResponseException: ${line}`;

  test('the event back, response filled in', () => {
    expect(check('PreSignUp_SignUp', { autoConfirmUser: true, autoVerifyEmail: null })).toEqual([goesOn]);
  });

  test.each([
    [
      { autoConfirmUser: 'yes' },
      [
        refuses('autoConfirmUser is a string, not true or false'),
        'error $.response.autoConfirmUser autoConfirmUser is a string, not true or false',
      ],
    ],
    [
      { confirm: true },
      [goesOn, 'warning $.response.confirm confirm is not a response field of PreSignUp_SignUp: it is not read'],
    ],
  ])('pre sign-up %j', (response, lines) => {
    expect(check('PreSignUp_SignUp', response)).toEqual(lines);
  });

  test('something else than the event', () => {
    expect(returned('cognito', event('PreSignUp_SignUp', {}), { autoConfirmUser: true })).toEqual([
      refuses('version is missing: return the event that the function got'),
      'error $.version version is missing: return the event that the function got',
      'error $.triggerSource triggerSource is missing: return the event that the function got',
      'error $.response response of the returned event is missing',
    ]);
    expect(check('PreSignUp_SignUp', {}, { version: '2' })[0]).toBe(refuses('version is "2", but the event had "1"'));
    expect(returned('cognito', {}, null)[0]).toBe(refuses('the response is null, not an object'));
  });

  test('a message without its code, a challenge that both passes and fails, an answer not judged', () => {
    const message = { request: { codeParameter: '{####}' } };
    expect(check('CustomMessage_SignUp', { smsMessage: 'Hello' }, message)[0]).toBe(
      refuses('smsMessage does not contain {####}, which stands for the code'),
    );
    expect(check('CustomMessage_SignUp', { smsMessage: 'Code {####}' }, message)).toEqual([goesOn]);
    expect(check('DefineAuthChallenge_Authentication', { issueTokens: true, failAuthentication: true })).toEqual([
      goesOn,
      'warning $.response.failAuthentication issueTokens and failAuthentication are both true: set one of them',
    ]);
    expect(check('VerifyAuthChallengeResponse_Authentication', {})[0]).toBe(refuses('answerCorrect is missing'));
    expect(check('UserMigration_Authentication', {})).toEqual([
      goesOn,
      'info $.response.userAttributes without userAttributes no user is migrated',
    ]);
  });

  test('every sample returned as it is', () => {
    const verdicts = sampleEvents
      .filter(({ service }) => service === 'cognito')
      .map(({ id }) => [id, returned('cognito', request(id), request(id))[0]]);
    expect(verdicts.filter(([, verdict]) => verdict !== goesOn)).toEqual([
      ['cognito-verify-auth-challenge', refuses('answerCorrect is null, not true or false')],
    ]);
  });
});

describe('Lex', () => {
  const goesOn = 'Lex would go on with the response';
  const fails = (line: string, path: string): readonly string[] => [
    `Lex would fail with an invalid Lambda response: ${line}`,
    `error ${path} ${line}`,
  ];
  const state = (dialogAction: JsonValue, more: object = {}): JsonValue => ({
    sessionState: { dialogAction, ...more },
  });
  const intent = { name: 'BookHotel', state: 'Fulfilled' };

  test.each([
    [state({ type: 'Delegate' }), [goesOn]],
    [state({ type: 'Close' }, { intent }), [goesOn]],
    [{}, fails('sessionState is missing', '$.sessionState')],
    [
      state({ type: 'close' }),
      fails(
        'type of dialogAction is "close", not one of Close, ConfirmIntent, Delegate, ElicitIntent, ElicitSlot',
        '$.sessionState.dialogAction.type',
      ),
    ],
    [state({ type: 'Close' }), fails('intent, which Close needs, is missing', '$.sessionState.intent')],
    [
      state({ type: 'Close' }, { intent: { name: 'a', state: 'Done' } }),
      fails(
        'state of the intent is "Done", not one of Failed, Fulfilled, InProgress, ReadyForFulfillment, Waiting, FulfillmentInProgress',
        '$.sessionState.intent.state',
      ),
    ],
    [
      state({ type: 'ElicitSlot' }, { intent }),
      fails('slotToElicit is missing', '$.sessionState.dialogAction.slotToElicit'),
    ],
    [state({ type: 'ElicitIntent' }), fails('messages is missing, which ElicitIntent needs', '$.messages')],
  ])('V2 %j', (response, lines) => {
    expect(returned('lexV2', {}, response)).toEqual(lines);
  });

  test('V2 messages', () => {
    const messages = (...list: readonly JsonValue[]): JsonValue => ({
      sessionState: { dialogAction: { type: 'Delegate' } },
      messages: list,
    });
    expect(returned('lexV2', {}, messages({ contentType: 'PlainText', content: 'hi' }))).toEqual([goesOn]);
    expect(returned('lexV2', {}, messages({ contentType: 'PlainText' }))).toEqual(
      fails('content is missing', '$.messages[0].content'),
    );
    expect(returned('lexV2', {}, messages({ contentType: 'ImageResponseCard', imageResponseCard: {} }))).toEqual(
      fails('title of the card is missing', '$.messages[0].imageResponseCard.title'),
    );
  });

  test.each([
    [{ dialogAction: { type: 'Delegate', slots: {} } }, [goesOn]],
    [
      {
        dialogAction: {
          type: 'Close',
          fulfillmentState: 'Fulfilled',
          message: { contentType: 'PlainText', content: 'hi' },
        },
      },
      [goesOn],
    ],
    [
      { dialogAction: { type: 'Close' } },
      fails('fulfillmentState is missing, which Close needs', '$.dialogAction.fulfillmentState'),
    ],
    [
      { dialogAction: { type: 'ElicitSlot', intentName: 'a', slots: {} } },
      fails('slotToElicit is missing, which ElicitSlot needs', '$.dialogAction.slotToElicit'),
    ],
    [{ sessionState: {} }, fails('dialogAction is missing', '$.dialogAction')],
  ])('V1 %j', (response, lines) => {
    expect(returned('lexV1', {}, response)).toEqual(lines);
  });
});

describe('Alexa', () => {
  const plays = 'Alexa would play the response';
  const refuses = (line: string, path: string): readonly string[] => [
    `Alexa would say that there was a problem with the skill's response: ${line}`,
    `error ${path} ${line}`,
  ];
  const say = (outputSpeech: JsonValue, more: object = {}): JsonValue => ({
    version: '1.0',
    response: { outputSpeech, ...more },
  });

  test.each([
    [say({ type: 'PlainText', text: 'Hi' }), [plays]],
    [
      say({ type: 'PlainText', text: 'Hi' }, { shouldEndSession: false }),
      [plays, 'info $.response.reprompt the session stays open, but there is no reprompt'],
    ],
    [{ response: {} }, refuses('version is missing', '$.version')],
    [{ version: '1.0' }, refuses('response is missing', '$.response')],
    [say({ type: 'PlainText', ssml: 'x' }), refuses('text is missing', '$.response.outputSpeech.text')],
    [say({ type: 'SSML', ssml: 'Hi' }), refuses('ssml is not within <speak>', '$.response.outputSpeech.ssml')],
    [
      say({ type: 'PlainText', text: 'x'.repeat(8001) }),
      refuses('text has 8001 characters, more than 8,000', '$.response.outputSpeech.text'),
    ],
    [
      say(null, { shouldEndSession: 'no' }),
      refuses('shouldEndSession is a string, not true or false', '$.response.shouldEndSession'),
    ],
    [
      say(null, { card: { type: 'Plain' } }),
      refuses(
        'type of the card is "Plain", not one of Simple, Standard, LinkAccount, AskForPermissionsConsent',
        '$.response.card.type',
      ),
    ],
  ])('skill %#', (response, lines) => {
    expect(returned('alexaSkill', request('alexa-intent'), response)).toEqual(lines);
  });

  test('a session that ended takes no answer', () => {
    const ended = request('alexa-session-ended');
    expect(returned('alexaSkill', ended, null)).toEqual([plays]);
    expect(returned('alexaSkill', ended, say({ type: 'PlainText', text: 'Bye' }))).toEqual(
      refuses('a SessionEndedRequest takes no speech, card or directives', '$.response'),
    );
  });

  test('smart home', () => {
    const directive: JsonValue = { directive: { header: { correlationToken: 't' } } };
    const answer = (header: object): JsonValue => ({
      event: {
        header: {
          namespace: 'Alexa',
          name: 'Response',
          messageId: 'm',
          payloadVersion: '3',
          correlationToken: 't',
          ...header,
        },
        payload: {},
      },
    });
    expect(returned('alexaSmartHome', directive, answer({}))).toEqual(['Alexa would take the response']);
    expect(returned('alexaSmartHome', directive, answer({ correlationToken: 'u' }))[0]).toBe(
      'Alexa would say that the device does not respond: correlationToken is not that of the directive',
    );
    expect(returned('alexaSmartHome', directive, answer({ payloadVersion: 3 }))[0]).toBe(
      'Alexa would say that the device does not respond: payloadVersion is not "3"',
    );
    expect(returned('alexaSmartHome', directive, {})[0]).toBe(
      'Alexa would say that the device does not respond: event is missing',
    );
  });
});

describe('Lambda@Edge', () => {
  const edge = (eventType: string, part: object): JsonValue => ({
    Records: [{ cf: { config: { eventType }, ...part } }],
  });
  const asked = {
    clientIp: '203.0.113.1',
    method: 'GET',
    uri: '/a',
    querystring: '',
    headers: { host: [{ key: 'Host', value: 'a.example.com' }] },
  };
  const viewer = edge('viewer-request', { request: asked });
  const fails = (line: string, path: string): readonly string[] => [
    `CloudFront would answer 502: ${line}`,
    `error ${path} ${line}`,
  ];
  const header = (key: string, value: string) => ({ [key.toLowerCase()]: [{ key, value }] });

  test.each([
    [asked, ['CloudFront would go on with the request']],
    [
      { ...asked, uri: '/b', headers: { ...asked.headers, ...header('X-Mine', '1') } },
      ['CloudFront would go on with the request'],
    ],
    [{ ...asked, method: 'POST' }, fails('method is read-only: it was "GET"', '$.method')],
    [{ ...asked, uri: 'b' }, fails('uri does not begin with a slash', '$.uri')],
    [
      { ...asked, headers: header('Host', 'b.example.com') },
      fails('host is read-only in a viewer-request function', '$.headers.host'),
    ],
    [
      { ...asked, headers: {} },
      fails('header host was removed: host is read-only in a viewer-request function', '$.headers'),
    ],
    [
      { ...asked, headers: { ...asked.headers, ...header('X-Edge-Thing', '1') } },
      fails('x-edge-thing is a header that functions may not set', '$.headers["x-edge-thing"]'),
    ],
    [
      { ...asked, headers: { ...asked.headers, 'x-a': '1' } },
      fails('header x-a is a string, not a list of {key, value}', '$.headers["x-a"]'),
    ],
    [{ status: '302', headers: header('Location', '/') }, ['CloudFront would answer 302']],
    [{ status: 302 }, fails('status is a number, not a string', '$.status')],
    [{ status: '99' }, fails('status is "99", not three digits', '$.status')],
    [
      { status: '200', body: 'x'.repeat(41_000) },
      fails('headers and body have 41000 bytes, more than 40 KB', '$.body'),
    ],
    [null, fails('the response is null, not an object', '$')],
  ])('viewer request %#', (response, lines) => {
    expect(returned('lambdaEdge', viewer, response)).toEqual(lines);
  });

  test('other places', () => {
    const origin = edge('origin-request', { request: { ...asked, headers: {} } });
    expect(returned('lambdaEdge', origin, { ...asked, headers: header('Host', 'origin.example.com') })).toEqual([
      'CloudFront would ask the origin',
    ]);
    const body = { action: 'replace', data: '{}' };
    expect(returned('lambdaEdge', origin, { ...asked, headers: {}, body })).toEqual(
      fails('data is not base64: set encoding to "text", or encode it', '$.body.data'),
    );
    const after = edge('viewer-response', {
      request: asked,
      response: { status: '200', headers: header('Content-Encoding', 'gzip') },
    });
    expect(returned('lambdaEdge', after, { status: '200', headers: header('Content-Encoding', 'br') })).toEqual(
      fails('content-encoding is read-only in a viewer-response function', '$.headers["content-encoding"]'),
    );
    expect(returned('lambdaEdge', after, asked)[0]).toBe('CloudFront would answer 502: status is missing');
  });

  test('every sample passed on as it is', () => {
    expect(
      returned(
        'lambdaEdge',
        request('cloudfront-origin-request-body'),
        part('cloudfront-origin-request-body', 'request'),
      ),
    ).toEqual(['CloudFront would ask the origin']);
    expect(
      returned('lambdaEdge', request('cloudfront-viewer-response'), part('cloudfront-viewer-response', 'response')),
    ).toEqual(['CloudFront would answer 200']);
  });

  function part(id: string, name: string): JsonValue {
    return JSON.parse(JSON.stringify(request(id))).Records[0].cf[name];
  }
});

describe('operations', () => {
  test('a custom resource answers elsewhere', () => {
    const asked = request('cloudformation-create');
    const ignored = 'CloudFormation would wait for the answer at ResponseURL: the returned value is ignored';
    const elsewhere = 'info $ CloudFormation reads only what the function puts to ResponseURL, never what it returns';
    expect(returned('customResource', asked, null)).toEqual([ignored, elsewhere]);
    expect(returned('customResource', asked, { Status: 'SUCCESS' })).toEqual([
      ignored,
      elsewhere,
      'warning $.Status this looks like an answer to CloudFormation: put it to ResponseURL instead of returning it',
    ]);
    expect(failed('customResource', asked)).toEqual([
      'CloudFormation would hear nothing and wait until the resource times out, one hour by default: the function failed (TypeError)',
      'Lambda would try twice more, after one and two minutes unless configured otherwise.',
    ]);
  });

  test('S3 Batch Operations', () => {
    const asked: JsonValue = { invocationId: 'i', tasks: [{ taskId: 't' }] };
    const answer = (result: object, more: object = {}): JsonValue => ({
      invocationSchemaVersion: '1.0',
      invocationId: 'i',
      treatMissingKeysAs: 'PermanentFailure',
      results: [{ taskId: 't', resultCode: 'Succeeded', resultString: '', ...result }],
      ...more,
    });
    expect(returned('s3Batch', asked, answer({}))).toEqual(['S3 would take the task as Succeeded']);
    expect(returned('s3Batch', asked, answer({ taskId: 'u' }))[0]).toBe(
      'S3 would take the task as failed for now: taskId is not that of the request',
    );
    expect(returned('s3Batch', asked, answer({}, { invocationId: 'j' }))[0]).toBe(
      'S3 would take the task as failed for now: invocationId is not that of the request',
    );
    expect(returned('s3Batch', asked, answer({ resultCode: 'Ok' }))[0]).toBe(
      'S3 would take the task as failed for now: resultCode is "Ok", not one of Succeeded, TemporaryFailure, PermanentFailure',
    );
    expect(returned('s3Batch', asked, answer({}, { results: [] }))[0]).toBe(
      'S3 would take the task as treatMissingKeysAs says',
    );
  });

  test('S3 Object Lambda', () => {
    expect(returned('s3ObjectLambda', request('s3-object-lambda-get'), { status_code: 200 })).toEqual([
      'S3 would answer with what WriteGetObjectResponse got',
      'info $ the client gets what the function gives to WriteGetObjectResponse; the returned value is not read',
    ]);
    expect(returned('s3ObjectLambda', { headObjectContext: {} }, { statusCode: 200, headers: {} })).toEqual([
      'S3 would answer with the response',
    ]);
    expect(returned('s3ObjectLambda', { listObjectsV2Context: {} }, { statusCode: 200 })).toEqual([
      'S3 would answer the client with LambdaInvalidResponse: neither listResultXml nor listBucketResult is there',
      'error $ neither listResultXml nor listBucketResult is there',
    ]);
  });

  test('CloudWatch data source', () => {
    const get: JsonValue = { EventType: 'GetMetricData' };
    const series = (Values: JsonValue): JsonValue => ({
      MetricDataResults: [{ StatusCode: 'Complete', Label: 'a', Timestamps: [1, 2], Values }],
    });
    expect(returned('cloudWatchDataSource', get, series([1, 2]))).toEqual(['CloudWatch would draw the graph']);
    expect(returned('cloudWatchDataSource', get, series([1]))[0]).toBe(
      'CloudWatch would show an internal error instead of a graph: there are 2 Timestamps and 1 Values',
    );
    expect(returned('cloudWatchDataSource', get, { Error: { Code: 'Validation', Value: 'no' } })).toEqual([
      'CloudWatch would show the error',
    ]);
    expect(returned('cloudWatchDataSource', { EventType: 'DescribeGetMetricData' }, { Description: 'Mine' })).toEqual([
      'CloudWatch would show the description',
    ]);
  });

  test('Connect, AppSync, Step Functions', () => {
    expect(returned('connect', {}, { status: 'open' })).toEqual(['Connect would take the Success branch of the flow']);
    expect(returned('connect', {}, { order: {} })).toEqual([
      'Connect would take the Success branch of the flow',
      "warning $.order order is an object: allowed only when the block's response validation is JSON",
    ]);
    expect(returned('connect', {}, 'open')[0]).toBe(
      'Connect would take the Error branch of the flow: the response is a string, not an object',
    );
    expect(returned('appSyncResolver', {}, null)).toEqual(["AppSync would take the response as the field's value"]);
    expect(returned('appSyncResolver', [{}, {}], [1])[0]).toBe(
      'AppSync would answer null for the field and add an error: the response has 1 items, the batch 2',
    );
    expect(returned('stepFunctions', {}, 7)).toEqual(['Step Functions would go on to the next state']);
    expect(returned('stepFunctions', {}, 'x'.repeat(262_144))[0]).toContain(
      'Step Functions would fail the state: the response has 262146 bytes',
    );
    expect(failed('stepFunctions', {})).toEqual([
      'Step Functions would fail the state, unless its Retry or Catch names TypeError',
    ]);
  });
});

describe('asynchronous invocations', () => {
  test('have no contract, and two retries', () => {
    expect(returned('asynchronous', {}, { any: 'thing' })).toEqual([
      'No contract: the invocation is asynchronous and nobody reads the response',
    ]);
    expect(failed('asynchronous', {})).toEqual([
      'No contract: the invocation is asynchronous and the caller does not hear of the failure',
      'Lambda would try twice more, after one and two minutes unless configured otherwise.',
    ]);
  });
});

/** Whatever the function returns: a sentence, never an exception. */
const odd: readonly JsonValue[] = [
  null,
  true,
  0,
  '',
  'text',
  [],
  [null],
  {},
  { a: null },
  [[]],
  { records: [null] },
  { headers: null },
  { response: null },
];

test.each(Object.entries(eventTypes).map(([id, type]) => [id, type.contract] as const))(
  '%s: no response is too odd',
  (id, contract: ContractId) => {
    const sample = sampleEvents.find(({ eventType }) => eventType === id);
    for (const asked of [request(sample?.id ?? ''), ...odd]) {
      for (const value of odd) {
        expect(renderCheck(checkResponse(contract, asked, { kind: 'returned', value }))[0]).toMatch(/^[A-Z][^.]*\w/);
      }
      expect(checkResponse(contract, asked, { kind: 'failed', errorType: undefined }).accepted).toBe(false);
    }
  },
);
