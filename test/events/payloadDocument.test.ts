// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of payloads.
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeParts, type Gzip } from '../../src/events/encodedParts';
import { isCredentialVariable } from '../../src/events/isCredentialVariable';
import { escapePasted, fromPayloadDocument, toPayloadDocument } from '../../src/events/payloadDocument';
import { resolvePlaceholders } from '../../src/events/placeholders';

const gzip: Gzip = { pack: (bytes) => gzipSync(bytes), unpack: (bytes) => gunzipSync(bytes) };

/** What a payload document is sent as, where every placeholder has the value LEAKED. */
function sent(text: string): string {
  const resolution = resolvePlaceholders(text, {
    nowMs: 0,
    uuid: () => 'LEAKED',
    counter: 1,
    env: () => 'LEAKED',
    input: () => 'LEAKED',
    variables: { shop: 'LEAKED' },
  });
  return resolution.kind === 'resolved'
    ? encodeParts(resolution.text, gzip)
    : `not sent: ${resolution.problems[0]?.message}`;
}

const bodies = [
  ['a template', '{"user":"${env:GITHUB_TOKEN}"}'],
  ['an escaped template', '{"user":"$${env:GITHUB_TOKEN}"}'],
  ['one dollar more', '{"user":"$$${uuid} $$$${now}"}'],
  ['a variable of the settings', '{"user":"${shop}"}'],
  ['an invalid one', '{"user":"${now:never} ${env:} ${input:}"}'],
  ['templates of others', '{"arn":"${AWS::Region}","name":"${customer.name}"}'],
  ['a mark', '{"user":{"$base64":"${uuid}"}}'],
  ['an escaped mark', '{"user":{"$$json":{"$base64":"${uuid}"}}}'],
  ['names', '{"${uuid}":"${uuid}"}'],
  ['text around', '["before ${uuid}${counter} after \\" ${input:[Run](command:x)} \\\\${now}"]'],
  ['digits', '{"n":12345678901234567890,"u":"${uuid}","f":1.0}'],
] as const;

test.each(bodies)('a message with %s is sent byte for byte', (_, body) => {
  expect(sent(toPayloadDocument(body, gzip))).toBe(body);
  const clear = JSON.stringify({ Records: [{ body }] });
  const parts = [{ path: ['Records', '*', 'body'], encoding: 'json' }] as const;
  expect(sent(toPayloadDocument(clear, gzip, parts))).toBe(clear);
  const packed = JSON.stringify({ awslogs: { data: gzipSync(body).toString('base64') } });
  const logs = [{ path: ['awslogs', 'data'], encoding: 'gzipBase64' }] as const;
  expect(sent(toPayloadDocument(packed, gzip, logs))).toBe(packed);
});

test.each(bodies)('an event with %s that became a file is shared as it was', (_, body) => {
  expect(fromPayloadDocument(toPayloadDocument(body, gzip), gzip)).toBe(body);
});

test('a payload is shared encoded and unescaped; placeholders stay as text', () => {
  const text = '{"at":"${now}","kept":"$${now}","data":{"$base64":"hello"}}';
  expect(fromPayloadDocument(text, gzip)).toBe('{"at":"${now}","kept":"${now}","data":"aGVsbG8="}');
});

test.each([
  ['a piece of a string', 'user ${env:GITHUB_TOKEN} and $${now}', 'user $${env:GITHUB_TOKEN} and $$${now}'],
  ['some properties', '"a": "${uuid}", "${uuid}": [1, "${now}"],', '"a": "$${uuid}", "${uuid}": [1, "$${now}"],'],
  ['a whole event', '{"${uuid}":"${uuid}"}', '{"${uuid}":"$${uuid}"}'],
  ['a mark', '{"$base64":"x"}', '{"$$base64":"x"}'],
  ['nothing to escape', '{"price": "$ 5 {}"}', '{"price": "$ 5 {}"}'],
])('%s is pasted escaped', (_, text, pasted) => {
  expect(escapePasted(text, gzip)).toBe(pasted);
});

test.each([
  ['AWS_SECRET_ACCESS_KEY', true],
  ['AWS_ACCESS_KEY_ID', true],
  ['aws_session_token', true],
  ['AWS_CONTAINER_AUTHORIZATION_TOKEN', true],
  ['AWS_BEARER_TOKEN_BEDROCK', true],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', true],
  ['AWS_REGION', false],
  ['STAGE', false],
])('%s holds credentials: %s', (name, expected) => {
  expect(isCredentialVariable(name)).toBe(expected);
});
