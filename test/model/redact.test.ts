import { expect, test } from 'vitest';
import { redact } from '../../src/model/base/redact';

test.each([
  ['key AKIAIOSFODNN7EXAMPLE is unknown', 'key [redacted] is unknown'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [redacted]'],
  ['"SecretAccessKey": "abc", "x": 1', '"SecretAccessKey": [redacted]", "x": 1'],
  ['Authorization: Bearer abc.def', 'Authorization: [redacted]'],
  ['proxy http://ada:pw@proxy.example:3128 refused', 'proxy http://[redacted]@proxy.example:3128 refused'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.sig', 'token [redacted]'],
  [
    'Could not parse request body into json: Unexpected end [Source: (byte[])"{"pin": "1234"; line: 1, column: 13]',
    'Could not parse request body into json: Unexpected end [Source: (byte[])[redacted]; line: 1, column: 13]',
  ],
  [
    'function arn:aws:lambda:eu-west-1:111122223333:function:checkout is missing',
    'function arn:aws:lambda:eu-west-1:111122223333:function:checkout is missing',
  ],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});
