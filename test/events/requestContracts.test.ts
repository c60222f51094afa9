import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/events/json';
import { sampleEvents } from '../../src/events/samples';
import { request, returned } from './renderCheck';

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
  const goesOn = 'Cognito would continue with the response';
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
      [goesOn, 'warning $.response.confirm confirm is not a response field of PreSignUp_SignUp, so it is ignored'],
    ],
  ])('pre sign-up %j', (response, lines) => {
    expect(check('PreSignUp_SignUp', response)).toEqual(lines);
  });

  test('something else than the event', () => {
    expect(returned('cognito', event('PreSignUp_SignUp', {}), { autoConfirmUser: true })).toEqual([
      refuses('version is missing: return the event that the function received'),
      'error $.version version is missing: return the event that the function received',
      'error $.triggerSource triggerSource is missing: return the event that the function received',
      'error $.response response of the returned event is missing',
    ]);
    expect(check('PreSignUp_SignUp', {}, { version: '2' })[0]).toBe(refuses('version is "2", but the event had "1"'));
    expect(returned('cognito', {}, null)[0]).toBe(refuses('the response is null, not an object'));
  });

  test('a message without its code, a challenge that both passes and fails, an answer not judged', () => {
    const message = { request: { codeParameter: '{####}' } };
    expect(check('CustomMessage_SignUp', { smsMessage: 'Hello' }, message)[0]).toBe(
      refuses('smsMessage does not contain {####}, the placeholder for the code'),
    );
    expect(check('CustomMessage_SignUp', { smsMessage: 'Code {####}' }, message)).toEqual([goesOn]);
    expect(check('DefineAuthChallenge_Authentication', { issueTokens: true, failAuthentication: true })).toEqual([
      goesOn,
      'warning $.response.failAuthentication issueTokens and failAuthentication are both true: set one of them',
    ]);
    expect(check('VerifyAuthChallengeResponse_Authentication', {})[0]).toBe(refuses('answerCorrect is missing'));
    expect(check('UserMigration_Authentication', {})).toEqual([
      goesOn,
      'info $.response.userAttributes without userAttributes, no user is migrated',
    ]);
  });

  test('every sample returned as it is', () => {
    const verdicts = sampleEvents
      .filter(({ eventType }) => eventType === 'cognito')
      .map(({ id }) => [id, returned('cognito', request(id), request(id))[0]]);
    expect(verdicts.filter(([, verdict]) => verdict !== goesOn)).toEqual([
      ['cognito-verify-auth-challenge', refuses('answerCorrect is null, not true or false')],
    ]);
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
    `CloudFront would return 502: ${line}`,
    `error ${path} ${line}`,
  ];
  const header = (key: string, value: string) => ({ [key.toLowerCase()]: [{ key, value }] });

  test.each([
    [asked, ['CloudFront would continue with the request']],
    [
      { ...asked, uri: '/b', headers: { ...asked.headers, ...header('X-Mine', '1') } },
      ['CloudFront would continue with the request'],
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
    [{ status: '302', headers: header('Location', '/') }, ['CloudFront would return 302']],
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
      'CloudFront would send the request to the origin',
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
    expect(returned('lambdaEdge', after, asked)[0]).toBe('CloudFront would return 502: status is missing');
  });

  test('every sample passed on as it is', () => {
    expect(
      returned(
        'lambdaEdge',
        request('cloudfront-origin-request-body'),
        part('cloudfront-origin-request-body', 'request'),
      ),
    ).toEqual(['CloudFront would send the request to the origin']);
    expect(
      returned('lambdaEdge', request('cloudfront-viewer-response'), part('cloudfront-viewer-response', 'response')),
    ).toEqual(['CloudFront would return 200']);
  });

  function part(id: string, name: string): JsonValue {
    return JSON.parse(JSON.stringify(request(id))).Records[0].cf[name];
  }
});
